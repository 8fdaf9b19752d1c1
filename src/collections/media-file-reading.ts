import { stat } from 'node:fs/promises'
import path from 'node:path'
import { ProblemError } from '../server/errors'

const ours = /^[a-z0-9][a-z0-9-]{0,120}\.(webp|pdf)$/

/**
 * Lets only names through that we gave ourselves, and only where the file is there: Payload answers 500 to a
 * file name with a zero byte in it, and to one that is missing.
 */
export const onlyOurFiles =
  (mediaDir: string) =>
  async (_req: unknown, { params }: { params: { filename: string } }): Promise<void> => {
    if (!ours.test(params.filename)) throw new ProblemError('not-found')
    const found = await stat(path.join(mediaDir, params.filename)).catch(() => undefined)
    if (!found?.isFile()) throw new ProblemError('not-found')
  }
