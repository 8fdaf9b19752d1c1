import { performance } from 'node:perf_hooks'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { prepareFileAside } from '../../src/media-files/prepare-file-aside'
import { rounds } from '../support/long-form'
import {
  actingPdf,
  appendedPdf,
  deflatedBomb,
  dynamicForm,
  encryptedPdf,
  insideOf,
  pdfWithAttachment,
  pdfWithRemovedPage,
  photograph,
  plainPdf,
  planted,
  signedPdf,
  tellingPdf,
} from './pdf-samples'

const cleanPdfAside = async (bytes: Uint8Array): Promise<Buffer> =>
  Buffer.from((await prepareFileAside(bytes)).bytes ?? [])
const open = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false })
const refusal = (bytes: Buffer): Promise<string> =>
  cleanPdfAside(bytes).then(
    () => 'It was taken.',
    (error: unknown) => (error as Error).message,
  )

describe('a PDF that tells who made it', () => {
  it('keeps what readers need and tells nothing else', async () => {
    const bytes = await (await tellingPdf()).bytes()
    expect(await insideOf(bytes)).toContain(planted)
    const cleaned = await cleanPdfAside(bytes)
    expect(await insideOf(cleaned)).not.toContain(planted)
    const document = await open(cleaned)
    expect(document.getTitle()).toBe('Menu for autumn')
    expect(document.getLanguage()).toBe('en-GB')
    const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict)
    expect(info.keys().map(String)).toEqual(['/Title'])
    expect(document.context.trailerInfo.ID).toBeUndefined()
    const { catalog } = document
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('true')
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).toString()).toContain('DisplayDocTitle')
    expect(catalog.has(PDFName.of('Metadata'))).toBe(false)
    const inside = await insideOf(cleaned)
    expect(inside).toContain('/S /H1')
    expect(inside).toContain('A heading')
    expect(inside).toContain('Please check')
  })

  it('keeps its photographs to the pixel, without where they were taken', async () => {
    const cleaned = await open(await cleanPdfAside(await (await tellingPdf()).bytes()))
    const pictures = cleaned.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
      .filter(({ dict }) => dict.get(PDFName.of('Filter')) === PDFName.of('DCTDecode'))
    expect(pictures).toHaveLength(2)
    const pixels = await sharp(await photograph())
      .raw()
      .toBuffer()
    for (const { contents } of pictures) {
      expect((await sharp(contents).metadata()).exif).toBeUndefined()
      expect((await sharp(contents).raw().toBuffer()).equals(pixels)).toBe(true)
    }
  })

  it('takes its title from where it has one, and never the folder that it lay in', async () => {
    const titled = async (title: string) => {
      const { document, bytes } = await plainPdf()
      document.setTitle(title)
      return (await open(await cleanPdfAside(await bytes()))).getTitle()
    }
    expect(await titled('Microsoft Word - C:\\Users\\jane\\Letters\\Trip.docx')).toBe('Trip.docx')
    expect(await titled('Maths and/or reading')).toBe('Maths and/or reading')
    expect(await titled('Jesień w szkole')).toBe('Jesień w szkole')
    expect(await titled('')).toBeUndefined()
  })

  it('loses its earlier states, and pages that were taken out', async () => {
    for (const bytes of [await appendedPdf(), await pdfWithRemovedPage()]) {
      expect(await insideOf(bytes)).toContain(planted)
      const cleaned = await cleanPdfAside(bytes)
      expect(await insideOf(cleaned)).not.toContain(planted)
      expect((await open(cleaned)).getPageCount()).toBe(1)
    }
  })

  it('begins as a PDF and ends as one, whatever stood around it', async () => {
    const bytes = await (await plainPdf()).bytes()
    const page = Buffer.from('<html><script>alert(1)</script>')
    const cleaned = await cleanPdfAside(Buffer.concat([page, bytes, page]))
    expect(cleaned.subarray(0, 5).toString()).toBe('%PDF-')
    expect(cleaned.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true)
    expect(cleaned.includes('<script>')).toBe(false)
  })
})

it('a PDF that acts does so no more, and its links stay', async () => {
  const inside = await insideOf(await cleanPdfAside(await actingPdf()))
  for (const gone of [
    'JavaScript',
    'app.alert',
    'Launch',
    'cmd.exe',
    'SubmitForm',
    'collect.example',
    'javascript:',
    'file:',
  ])
    expect(inside).not.toContain(gone)
  expect(inside).toContain('https://school.example/menu')
})

describe('refused, with what to do, is', () => {
  it.each([
    ['one with files attached', pdfWithAttachment, /^This PDF carries other files in it.*by itself\.$/],
    ['one that is signed', signedPdf, /^This PDF is signed electronically.*Print it to a new PDF/],
    ['a dynamic form', dynamicForm, /XFA.*Print it to a new PDF/],
    ['one with a password', encryptedPdf, /^This PDF is protected.*Save it without protection/],
    ['a beginning and no more', () => Promise.resolve(Buffer.from('%PDF-1.7\n')), /cannot be read.*print it/],
    [
      'one without pages',
      () =>
        Promise.resolve(
          Buffer.from(
            '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>',
          ),
        ),
      /cannot be read/,
    ],
  ])('%s', async (_name, make, sentence) => {
    expect(await refusal(await make())).toMatch(sentence)
  })

  it('one that was made to do harm, while this process goes on', { timeout: 120_000 }, async () => {
    const before = process.memoryUsage().rss
    const unclosed = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(5_000_000, '(')])
    // What computes until it is stopped is in prepare-file-aside.unit.test.ts too.
    const harmful = [deflatedBomb(1024), deflatedBomb(512, 2), unclosed]
    for (const bytes of harmful.slice(0, rounds({ short: 2, long: 3 }))) {
      const begun = performance.eventLoopUtilization()
      expect(await refusal(bytes)).toMatch(
        /^This (?:PDF cannot be read|file is too complicated).*upload that\.$/,
      )
      expect(performance.eventLoopUtilization(begun).utilization).toBeLessThan(0.5)
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 30)
    expect(await refusal(await (await plainPdf()).bytes())).toBe('It was taken.')
  })
})
