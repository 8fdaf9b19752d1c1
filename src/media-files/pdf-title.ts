import {
  decodePDFRawStream,
  PDFDict,
  PDFHexString,
  PDFRawStream,
  PDFString,
  type PDFDocument,
} from '@cantoo/pdf-lib'
import { valueAt } from './pdf-objects'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Most characters that are read from where the title begins; only so much of it is kept in any case. */
const longestRead = 2000

const inXmp = (xmp: string): string => {
  const from = xmp.indexOf('<dc:title')
  if (from < 0) return ''
  const beginning = xmp.slice(from, from + longestRead)
  const title = /^<dc:title[^<>]*>[\s\S]{0,200}?<rdf:li[^<>]*>([^<]*)</.exec(beginning)?.[1] ?? ''
  return title.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => entities[name] ?? '')
}

const ofInfo = (document: PDFDocument): string => {
  const info = document.context.lookup(document.context.trailerInfo.Info)
  const title = info instanceof PDFDict ? valueAt(info, 'Title') : undefined
  return title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : ''
}

const ofMetadata = (document: PDFDocument): string => {
  const metadata = valueAt(document.catalog, 'Metadata')
  if (!(metadata instanceof PDFRawStream)) return ''
  return inXmp(Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8'))
}

/** Programs put where the file lay into its title, and with it the name of whoever was signed in. */
const withoutPath = (title: string): string =>
  /^(?:microsoft \w+ - )?(?:[a-z]:|file:|\\\\|\/).*[\\/]/i.test(title)
    ? (title.split(/[\\/]/).pop() ?? '')
    : title

/** The document's title, which WCAG 2.2 asks for (technique PDF18); empty where it has none. */
export const titleOf = (document: PDFDocument): string =>
  withoutPath(ofInfo(document).trim() || ofMetadata(document).trim()).slice(0, 300)
