import type { MediaFiles } from '../../media-files/file-store'
import { ProblemError } from '../../problems/errors'

const ours = /^[a-z0-9][a-z0-9-]{0,120}\.(webp|pdf)$/

/**
 * Lets only names through that we gave ourselves, and only where the file is there: Payload answers 500 to a
 * file name with a zero byte in it, and to one that is missing.
 */
export const onlyOurFiles =
  (files: MediaFiles) =>
  async (_req: unknown, { params }: { params: { filename: string } }): Promise<void> => {
    const found = ours.test(params.filename) && (await files.find(params.filename))
    if (!found) throw new ProblemError('not-found')
  }
