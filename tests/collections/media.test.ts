import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../../src/transaction/system-actor'
import { claimingPng } from '../media-files/png-chunks'
import { insideOf, planted, tellingPdf } from '../media-files/pdf-samples'
import { mediaDir, problemsIn, startSmallSystem, type Answer, type SmallSystem } from './small-system'

let system: SmallSystem
beforeAll(async () => {
  system = await startSmallSystem()
})
afterAll(() => system?.stop())

const picture = (width = 1200, height = 800) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: width % 255, b: 50 } } })

/** As a telephone held upright makes it: lying, with a note to turn it, and where it was. */
const located = () =>
  picture()
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitude: '52/1 23/1 0/1', GPSLatitudeRef: 'N' } },
    })
    .toBuffer()

const upload = async (
  bytes: Buffer | undefined,
  name: string,
  type: string,
  data: Record<string, unknown> = { alt: 'A picture' },
  email = 'editor@a.test',
): Promise<Answer> => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(data))
  if (bytes) form.set('file', new File([new Uint8Array(bytes)], name, { type }))
  return (await system.as(email))('POST', '/media?depth=0', form)
}

type Medium = {
  id: string
  filename: string
  mimeType: string
  width: number
  height: number
  school: string
  url: string
  sizes: Record<string, { filename: string | null; width: number | null }>
}
const docOf = (answer: Answer) => {
  expect(problemsIn(answer)).toBe('')
  expect(answer.status).toBe(201)
  return answer.body.doc as unknown as Medium
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a picture', () => {
  it('is stored upright as WebP, without where it was taken, named by its content', async () => {
    const bytes = await located()
    expect((await sharp(bytes).metadata()).exif?.includes('Telephone')).toBe(true)
    const doc = docOf(await upload(bytes, 'IMG Sports Day (1).JPG', 'image/jpeg'))
    expect(doc.filename).toBe(`img-sports-day-1-${sha256(bytes).slice(0, 8)}.webp`)
    expect(doc).toMatchObject({ mimeType: 'image/webp', width: 800, height: 1200, school: system.school.a })
    const files = readdirSync(mediaDir).filter((file) => file.includes(sha256(bytes).slice(0, 8)))
    expect(files.length).toBe(3)
    for (const file of files) {
      const meta = await sharp(readFileSync(path.join(mediaDir, file))).metadata()
      expect(meta.format).toBe('webp')
      expect(meta.exif).toBeUndefined()
      expect(meta.orientation ?? 1).toBe(1)
    }
    expect(Object.fromEntries(Object.entries(doc.sizes).map(([name, size]) => [name, size.width]))).toEqual({
      w320: 320,
      w640: 640,
      w960: null,
      w1600: null,
    })
    const hidden = (await system.payload.findByID({
      collection: 'media',
      id: doc.id,
      showHiddenFields: true,
    })) as unknown as { sha256: string }
    expect(hidden.sha256).toBe(sha256(readFileSync(path.join(mediaDir, doc.filename))))
    expect(JSON.stringify(doc)).not.toContain(hidden.sha256)
  })

  it('uploaded twice, has two names', async () => {
    const bytes = await picture(500, 500).png().toBuffer()
    const [one, two] = [
      await upload(bytes, 'same.png', 'image/png'),
      await upload(bytes, 'same.png', 'image/png'),
    ]
    expect(docOf(one).filename).not.toBe(docOf(two).filename)
  })

  it.each(['png', 'webp', 'gif', 'avif'] as const)(
    'may come as %s, whatever the browser calls it',
    async (format) => {
      const doc = docOf(
        await upload(
          await picture(400, 300).toFormat(format).toBuffer(),
          `x.${format}`,
          'application/octet-stream',
        ),
      )
      expect(doc.filename).toMatch(/^x-[0-9a-f]{8}\.webp$/)
    },
  )

  it('needs a description, or says nothing', async () => {
    const bytes = await picture(50, 50).png().toBuffer()
    const without = await upload(bytes, 'x.png', 'image/png', {})
    expect(without.status).toBe(400)
    expect(problemsIn(without)).toContain('alt: Say what can be seen')
    docOf(await upload(bytes, 'x.png', 'image/png', { decorative: true }))
  })

  it('keeps its file and its school for good', async () => {
    const doc = docOf(await upload(await picture(60, 60).png().toBuffer(), 'kept.png', 'image/png'))
    const editor = await system.as('editor@a.test')
    const form = new FormData()
    form.set('_payload', JSON.stringify({ alt: 'Other' }))
    form.set('file', new File([new Uint8Array(await picture(70, 70).png().toBuffer())], 'other.png'))
    const replaced = await editor('PATCH', `/media/${doc.id}`, form)
    expect(problemsIn(replaced)).toContain('file: The file of an entry stays the same')
    const edited = await editor(
      'PATCH',
      `/media/${doc.id}?depth=0&uploadEdits[crop][x]=1&uploadEdits[focalPoint][x]=3`,
      {
        alt: 'Better words',
        filename: '../../etc/passwd.webp'.replaceAll('../', ''),
        focalX: 5,
        focalY: 5,
        url: 'http://127.0.0.1:1/x',
      },
    )
    expect(edited.status).toBe(200)
    expect(edited.body.doc).toMatchObject({ alt: 'Better words', filename: doc.filename })
    expect((await editor('PATCH', `/media/${doc.id}`, { school: system.school.b })).status).toBe(403)
    expect(
      (
        await upload(await picture(60, 60).png().toBuffer(), 'x.png', 'image/png', {
          alt: 'x',
          school: system.school.b,
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await upload(
          await picture(60, 60).png().toBuffer(),
          'x.png',
          'image/png',
          { alt: 'x', school: system.school.a },
          'chair@a.test',
        )
      ).status,
    ).toBe(403)
  })
})

it('the facts of a file are not changed by the program’s own calls either', async () => {
  const { id } = docOf(await upload(await picture(60, 50).png().toBuffer(), 'facts.png', 'image/png'))
  const now = () => system.payload.findByID({ collection: 'media', id, depth: 0, showHiddenFields: true })
  const { updatedAt: _before, ...before } = await now()
  const forged = {
    alt: 'Other words',
    width: 9,
    height: 9,
    filesize: 9,
    mimeType: 'text/html',
    filename: 'other.webp',
    url: 'https://elsewhere.example/x.webp',
    thumbnailURL: 'https://elsewhere.example/x.webp',
    sizes: { w320: { filename: 'other.webp', width: 9 } },
    focalX: 9,
    focalY: 9,
    sha256: '9'.repeat(64),
  }
  await system.payload.update({ collection: 'media', id, data: forged, context: actingFor('a test') })
  await system.payload.update({
    collection: 'media',
    where: { id: { equals: id } },
    data: forged,
    context: actingFor('a test'),
  })
  const { updatedAt: _after, ...after } = await now()
  expect(after).toEqual({ ...before, alt: 'Other words' })
})

describe('what is no picture', () => {
  it('a PDF file is kept, without what it tells of its author', async () => {
    const pdf = await (await tellingPdf()).bytes()
    const doc = docOf(await upload(pdf, '../../Menu Autumn.pdf', 'application/pdf', {}))
    expect(doc.filename).toBe(`menu-autumn-${sha256(pdf).slice(0, 8)}.pdf`)
    expect(doc.mimeType).toBe('application/pdf')
    const stored = readFileSync(path.join(mediaDir, doc.filename))
    expect(await insideOf(stored)).not.toContain(planted)
    const hidden = (await system.payload.findByID({
      collection: 'media',
      id: doc.id,
      showHiddenFields: true,
    })) as unknown as { sha256: string; filesize: number }
    expect(hidden).toMatchObject({ sha256: sha256(stored), filesize: stored.length })
  })

  it.each([
    [
      'a drawing with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'x.svg',
    ],
    ['a page', Buffer.from('<html><script>1</script></html>'), 'x.png'],
    ['nonsense', Buffer.from([1, 2, 3, 4]), 'x.jpg'],
    ['nothing', Buffer.alloc(0), 'x.jpg'],
  ])('%s is refused with a sentence', async (_, bytes, name) => {
    const answer = await upload(bytes, name, 'image/jpeg')
    expect(answer.status).toBe(400)
    expect(problemsIn(answer)).toMatch(/^file: (This|Choose)/)
  })

  it('a damaged picture and a bomb are refused with a sentence', async () => {
    const whole = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
      .jpeg()
      .toBuffer()
    expect(problemsIn(await upload(whole.subarray(0, whole.length / 2), 'half.jpg', 'image/jpeg'))).toContain(
      'damaged',
    )
    const huge = claimingPng(12_000, 10_001)
    expect(problemsIn(await upload(huge, 'huge.png', 'image/png'))).toContain('120 megapixels')
  })

  it('an address is never fetched', async () => {
    const editor = await system.as('editor@a.test')
    const sent = await editor('POST', '/media', {
      alt: 'x',
      url: 'http://127.0.0.1:9/x.png',
      filename: 'x.png',
    })
    expect(sent.status).toBe(400)
    expect(problemsIn(sent)).toContain('file: Choose a file from your device')
    expect((await editor('GET', '/media/paste-url?src=http://127.0.0.1:9/x.png')).status).toBe(400)
    const form = new FormData()
    form.set('_payload', '{}')
    form.set('file', JSON.stringify({ filename: 'x.png', mimeType: 'image/png', size: 1 }))
    expect((await editor('POST', '/media', form)).status).toBe(400)
    const doc = docOf(await upload(await picture(61, 60).png().toBuffer(), 'd.png', 'image/png'))
    expect((await editor('POST', `/media/${doc.id}/duplicate`, {})).status).toBe(404)
  })
})

describe('reading a file', () => {
  it('is for the school’s staff and the administrator, and never 5xx', async () => {
    const doc = docOf(await upload(await picture(62, 60).png().toBuffer(), 'read.png', 'image/png'))
    const status = async (email: string | undefined, name: string) => {
      const call = email ? await system.as(email) : system.call
      return (await call('GET', `/media/file/${name}`)).status
    }
    expect(await status('chair@a.test', doc.filename)).toBe(200)
    expect(await status('admin@kpsa.test', doc.filename)).toBe(200)
    expect(await status('head@b.test', doc.filename)).toBe(403)
    expect(await status(undefined, doc.filename)).toBe(403)
    for (const name of [
      'missing-00000000.webp',
      'x%00.webp',
      '%27',
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e%2ftest.db',
    ]) {
      const answered = await status('admin@kpsa.test', name)
      expect(answered, name).toBeGreaterThanOrEqual(400)
      expect(answered, name).toBeLessThan(500)
    }
  })
})
