import { EncryptedPDFError, PDFDict, PDFDocument, PDFHexString, PDFRef } from '@cantoo/pdf-lib'
import { UnusableFile } from '../validation/unusable-file'
import { reachedFrom } from './pdf-objects'
import { titleOf } from './pdf-title'
import { refusePdf } from './refuse-pdf'
import { stripPdf } from './strip-pdf'

export const unreadable =
  'This PDF cannot be read. Open it on your computer, print it to a new PDF and upload that.'

const open = async (bytes: Uint8Array): Promise<PDFDocument> => {
  try {
    const document = await PDFDocument.load(bytes, {
      parseSpeed: Infinity,
      throwOnInvalidObject: true,
      updateMetadata: false,
    })
    if (!(document.catalog instanceof PDFDict) || document.getPageCount() === 0)
      throw new UnusableFile(unreadable)
    return document
  } catch (error) {
    if (error instanceof EncryptedPDFError) {
      throw new UnusableFile(
        'This PDF is protected with a password, or against changes. Save it without protection and upload it again.',
      )
    }
    throw new UnusableFile(unreadable)
  }
}

/** Everything that nothing refers to any more: earlier states of the document lie in it like this. */
const sweep = ({ context, catalog }: PDFDocument): void => {
  const living = new Set(reachedFrom(context, catalog).flatMap(({ ref }) => ref ?? []))
  const roots = [context.trailerInfo.Root, context.trailerInfo.Info]
  for (const root of roots) if (root instanceof PDFRef) living.add(root)
  for (const [ref] of context.enumerateIndirectObjects()) if (!living.has(ref)) context.delete(ref)
}

/**
 * Writes a PDF anew with its pages, its structure, its language and its title, and without whatever else it tells:
 * authors, programs, times, earlier states, where its photographs were taken. Scripts and actions go too.
 *
 * @throws UnusableFile where it cannot be read, or where something would be lost that its author must know of
 */
export const cleanPdf = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const document = await open(bytes)
  const { context, catalog } = document
  const title = titleOf(document)
  const pages = new Set<PDFDict>(document.getPages().map((page) => page.node))
  const reached = reachedFrom(context, catalog)
  refusePdf(reached)
  stripPdf(context, catalog, reached, pages)
  delete context.trailerInfo.ID
  delete context.trailerInfo.Info
  if (title) context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText(title) }))
  sweep(document)
  const cleaned = await document.save({
    addDefaultPage: false,
    objectsPerTick: Infinity,
    updateFieldAppearances: false,
  })
  const again = await open(cleaned)
  if (again.getPageCount() !== pages.size) throw new UnusableFile(unreadable)
  return cleaned
}
