import type { PreparedFile } from './prepared-file'
import { UnusableFile } from '../validation/unusable-file'
import { cleanPdf, unreadable } from './clean-pdf'
import { looksLikePdf } from './looks-like-pdf'
import { preparePicture } from './prepare-picture'

/**
 * Recognises a file by its content, and makes of it what may be stored: a PDF that tells nothing of its making, a
 * picture that is upright and no larger than the program bears.
 *
 * @throws UnusableFile
 */
export const prepareFile = async (bytes: Buffer): Promise<PreparedFile> => {
  if (!looksLikePdf(bytes)) return preparePicture(bytes)
  try {
    return { type: 'application/pdf', bytes: await cleanPdf(bytes) }
  } catch (error) {
    throw error instanceof UnusableFile ? error : new UnusableFile(unreadable)
  }
}
