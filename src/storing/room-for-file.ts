import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { ProblemError } from '../problems/errors'
import { tryFolder } from './room'
import { isCannotStore } from './storage-failure'

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

/** The name of an upload ends in a part of its hash (src/collections/media/media-upload.ts), and so belongs to one file. */
const ownBeginning = (name: string | undefined): string | undefined =>
  /^(.*-[0-9a-f]{8})\.(?:webp|pdf)$/.exec(name ?? '')?.[1]

/**
 * Runs an upload into a folder. Payload hides why a file could not be written behind an error of its own, as if the
 * file were at fault, and leaves the half of it that was written. So it is tried again here: where nothing can be
 * written, that is what is told. Whatever fails, none of the files that it has added stays.
 *
 * @param name what all files of this upload begin with, as soon as that is known: others may upload meanwhile
 * @throws ProblemError cannot-store
 */
export const tellNoRoomForFile = async <T>(
  folder: string,
  name: () => string | undefined,
  upload: () => Promise<T>,
): Promise<T> => {
  const before = new Set(await namesIn(folder))
  try {
    return await upload()
  } catch (error) {
    const own = ownBeginning(name())
    const added = (await namesIn(folder)).filter((file) => own && file.startsWith(own) && !before.has(file))
    const room = tryFolder(folder, '')
    const failure =
      error instanceof Error && error.name === 'FileUploadError'
        ? await room.write().then(
            () => undefined,
            (cause: unknown) => cause,
          )
        : undefined
    await Promise.all(added.map((file) => rm(path.join(folder, file), { force: true })))
    if (failure === undefined || !isCannotStore(failure)) throw error
    const problem = new ProblemError('cannot-store')
    problem.cause = failure
    throw problem
  }
}
