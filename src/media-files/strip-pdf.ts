import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { UnusableFile } from '../validation/unusable-file'
import { dictOf, nameAt, removeKeys, valueAt, type Reached } from './pdf-objects'
import { stripJpeg } from './strip-jpeg'
import { stripJpeg2000 } from './strip-jpeg-2000'

/**
 * What the catalogue may keep (ISO 32000-2, table 29): what shows the pages, and what helps to read them. Language,
 * structure and the way the title is shown are there for people who cannot see the page.
 */
const ofCatalogue = new Set([
  ...['Type', 'Version', 'Extensions', 'Pages', 'PageLabels', 'Names', 'Dests', 'Outlines', 'OpenAction'],
  ...['ViewerPreferences', 'PageLayout', 'PageMode', 'MarkInfo', 'StructTreeRoot', 'Lang', 'OCProperties'],
  ...['OutputIntents', 'AcroForm', 'URI'],
])

/** Actions that run a program, send something or open another file; what goes with each, so that nothing is left. */
const forbiddenActions = new Set([
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE'],
  ...['Rendition', 'Sound', 'Movie', 'RichMediaExecute', 'GoTo3DView'],
])
const ofActions = ['S', 'JS', 'F', 'Win', 'Mac', 'Unix', 'R', 'T', 'Fields', 'URI', 'Next']

const keepOnly = (dict: PDFDict, wanted: ReadonlySet<string>): void => {
  for (const key of dict.keys()) if (!wanted.has(key.decodeText())) dict.delete(key)
}

const textOf = (value: PDFObject | undefined): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''

/** A link may lead to a page or an address to write to, not to a file of somebody's computer or into a script. */
const leadsAstray = (dict: PDFDict): boolean =>
  /^\s*(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i.test(textOf(valueAt(dict, 'URI')))

const stripAction = (dict: PDFDict): void => {
  const sort = nameAt(dict, 'S')
  if (sort === undefined) return
  if (forbiddenActions.has(sort) || (sort === 'URI' && leadsAstray(dict))) removeKeys(dict, ofActions)
}

/** Who wrote a comment, and when. In a form's field, T is its name. */
const stripAnnotation = (dict: PDFDict): void => {
  const sort = nameAt(dict, 'Subtype')
  if (sort === undefined || valueAt(dict, 'Rect') === undefined) return
  removeKeys(dict, ['M', 'NM', 'CreationDate'])
  if (sort !== 'Widget') removeKeys(dict, ['T'])
}

/** A page that was taken out may still be there, since the structure of the document speaks of it. */
const stripPage = (dict: PDFDict, pages: ReadonlySet<PDFDict>): void => {
  if (nameAt(dict, 'Type') !== 'Page') return
  removeKeys(dict, ['Thumb'])
  if (!pages.has(dict)) keepOnly(dict, new Set(['Type']))
}

const filtersOf = (dict: PDFDict): string[] => {
  const filter = valueAt(dict, 'Filter')
  if (filter instanceof PDFName) return [filter.decodeText()]
  if (!(filter instanceof PDFArray)) return []
  return filter.asArray().map((one) => (one instanceof PDFName ? one.decodeText() : ''))
}

/** The picture's own file, out of what it may be wrapped in. */
const unwrapped = (context: PDFContext, stream: PDFRawStream, filters: readonly string[]): Uint8Array => {
  if (filters.length === 1) return stream.contents
  const outer = context.obj({ Filter: filters.slice(0, -1).map((name) => PDFName.of(name)) })
  return decodePDFRawStream(PDFRawStream.of(outer, stream.contents)).decode()
}

const damaged = 'A picture in this PDF is damaged. Print it to a new PDF and upload that.'

/** A photograph lies in a PDF as the file that the camera made, with the place where it was taken. */
const stripPicture = (context: PDFContext, { ref, object }: Reached): void => {
  if (!ref || !(object instanceof PDFRawStream)) return
  const filters = filtersOf(object.dict)
  const last = filters.at(-1)
  if (last !== 'DCTDecode' && last !== 'JPXDecode') return
  const file = unwrapped(context, object, filters)
  const stripped = last === 'DCTDecode' ? stripJpeg(file) : stripJpeg2000(file)
  if (!stripped) throw new UnusableFile(damaged)
  const { dict } = object
  const parameters = valueAt(dict, 'DecodeParms')
  const own = parameters instanceof PDFArray ? parameters.lookup(parameters.size() - 1) : parameters
  removeKeys(dict, ['DecodeParms', 'Length'])
  dict.set(PDFName.of('Filter'), PDFName.of(last))
  if (own instanceof PDFDict) dict.set(PDFName.of('DecodeParms'), own)
  context.assign(ref, PDFRawStream.of(dict, stripped))
}

/** Takes out of what was reached all that tells of its authors and its making, and all that would run. */
export const stripPdf = (
  context: PDFContext,
  catalogue: PDFDict,
  reached: readonly Reached[],
  pages: ReadonlySet<PDFDict>,
): void => {
  keepOnly(catalogue, ofCatalogue)
  const names = valueAt(catalogue, 'Names')
  if (names instanceof PDFDict) keepOnly(names, new Set(['Dests']))
  for (const one of reached) {
    const dict = dictOf(one.object)
    if (!dict) continue
    removeKeys(dict, ['Metadata', 'PieceInfo', 'CreatorInfo', 'LastModified'])
    stripAction(dict)
    stripAnnotation(dict)
    stripPage(dict, pages)
    stripPicture(context, one)
  }
}
