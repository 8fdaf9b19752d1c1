import { UnusableFile } from '../validation/unusable-file'
import { cleanPdf, unreadable } from './clean-pdf'
import { looksLikePdf } from './looks-like-pdf'
import { preparePicture } from './prepare-picture'

/** A file as it goes on to Payload. */
export type PreparedFile = {
  /** What it is, by its content, as a media type. */
  type: string
  /** Undefined where the bytes that came can go on as they are. */
  bytes: Uint8Array | undefined
}

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
