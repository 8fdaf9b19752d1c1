import { PDFDict, PDFStream, type PDFObject } from '@cantoo/pdf-lib'
import { UnusableFile } from '../validation/unusable-file'
import { dictOf, nameAt, valueAt, type Reached } from './pdf-objects'

/** Annotations that play or carry something else than the page. */
const carriers = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D'])

const holdsFile = (dict: PDFDict): boolean => {
  const files = valueAt(dict, 'EF')
  return files instanceof PDFDict && files.keys().some((key) => files.lookup(key) instanceof PDFStream)
}

const carriesFiles = (dict: PDFDict): boolean =>
  holdsFile(dict) || (carriers.has(nameAt(dict, 'Subtype') ?? '') && valueAt(dict, 'Rect') !== undefined)

const isSignature = (dict: PDFDict): boolean =>
  valueAt(dict, 'ByteRange') !== undefined && valueAt(dict, 'Contents') !== undefined

const refuseObject = (object: PDFObject): void => {
  const dict = dictOf(object)
  if (!dict) return
  if (isSignature(dict)) {
    throw new UnusableFile(
      'This PDF is signed electronically, and its signature would not survive. Print it to a new PDF and upload that.',
    )
  }
  if (carriesFiles(dict)) {
    throw new UnusableFile(
      'This PDF carries other files in it: attachments, sound or film. Save it without them; upload what is to be published by itself.',
    )
  }
  if (valueAt(dict, 'XFA') !== undefined && valueAt(dict, 'Fields') !== undefined) {
    throw new UnusableFile(
      'This PDF is a form of a kind that most programs cannot show (XFA). Print it to a new PDF and upload that.',
    )
  }
}

/** What cannot be kept, and must not go without its author knowing. @throws UnusableFile */
export const refusePdf = (reached: readonly Reached[]): void => {
  for (const { object } of reached) refuseObject(object)
}
