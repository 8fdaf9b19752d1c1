import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import type { MediaFiles } from './file-store'
import { ProblemError } from '../problems/errors'

/** Files in a folder, all directly in it. The entity tag is made of time and size, as nginx makes it. */
export const localFiles = (folder: string): MediaFiles => ({
  // Payload makes the folder at the first upload.
  check: () => Promise.resolve(),
  find: async (name) => {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return undefined
    return {
      size: found.size,
      modified: found.mtime,
      entityTag: `"${Math.floor(found.mtimeMs).toString(36)}-${found.size.toString(36)}"`,
      open: async (range) => {
        const handle = await open(file).catch(() => {
          throw new ProblemError('not-found')
        })
        return handle.createReadStream(range)
      },
    }
  },
})
