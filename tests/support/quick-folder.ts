import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const inMemory = '/dev/shm'
const enoughBytes = 2 * 1024 ** 3

/**
 * Where tests put databases and files: in memory where Linux offers enough of it, else where temporary files go. The
 * program waits for the disk at each change, as it must; its processes are killed here, and no power fails.
 */
export const quickFolder = (): string => {
  try {
    accessSync(inMemory, constants.W_OK)
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize >= enoughBytes ? inMemory : tmpdir()
  } catch {
    return tmpdir()
  }
}
