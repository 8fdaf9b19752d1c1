import { randomUUID } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Payload } from 'payload'
import { ProblemError } from '../problems/errors'
import { PlainError } from '../problems/plain-error'
import { systemCode } from '../problems/system-error'

/** Below this many bytes nobody should rely on the file system's word; a save with its log takes some of them. */
const little = 16 * 1024 * 1024
/** Bytes of a try: more than most saves take. */
const triedBytes = 1024 * 1024
/** How long a try may take, in milliseconds: somebody may be writing, and then there is room. */
const patience = 5_000
/** For how long what was found is believed, in milliseconds, so that asking often costs nothing. */
const believed = 1_000

/** Of which programs. */
const doubted = new WeakSet<Payload>()

/** Somebody could not store something: from now on readiness tries it, until it works again. */
export const doubtRoom = (payload: Payload): void => {
  doubted.add(payload)
}

/** What is tried: its words for people, and the writing. */
export type Try = { what: string; write: () => Promise<void> }

/** A file that is written, synced to the disk and removed again. */
export const tryFolder = (folder: string, what: string): Try => ({
  what,
  write: async () => {
    const file = path.join(folder, `.room-${randomUUID()}`)
    const handle = await open(file, 'wx').catch((error: unknown) => {
      // Made at the first upload.
      if (systemCode(error) === 'ENOENT') return undefined
      throw error
    })
    try {
      await handle?.writeFile(Buffer.alloc(triedBytes))
      await handle?.sync()
    } finally {
      await handle?.close()
      await rm(file, { force: true })
    }
  },
})

const hasLittleRoom = async (folder: string): Promise<boolean> => {
  const found = await statfs(folder).catch(() => undefined)
  return found !== undefined && found.bavail * found.bsize < little
}

/** The code of an error, without its message, which may name a path. */
const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' || typeof code === 'number' ? ` (${code})` : ''
}

const hasWritten = async ({ what, write }: Try): Promise<void> => {
  const waiting = new AbortController()
  const tooLong = pause(patience, undefined, { signal: waiting.signal }).then(() => {
    throw new PlainError('It took too long.')
  })
  try {
    await Promise.race([write(), tooLong])
  } catch (error) {
    const problem = new ProblemError('cannot-store', `${what} cannot be written to${reasonOf(error)}.`)
    problem.cause = error
    throw problem
  } finally {
    waiting.abort()
    await tooLong.catch(() => undefined)
  }
}

/**
 * A check that things can be stored. It writes only where somebody failed to, or where a folder's disk is nearly full.
 *
 * @returns a function that throws ProblemError `cannot-store`, with what cannot be written to
 */
export const roomCheck = (payload: Payload, folders: string[], tries: Try[]): (() => Promise<void>) => {
  const look = async (): Promise<void> => {
    const nearlyFull = await Promise.all(folders.map(hasLittleRoom))
    if (!doubted.has(payload) && !nearlyFull.includes(true)) return
    for (const one of tries) await hasWritten(one)
    doubted.delete(payload)
  }
  let last: { at: number; outcome: Promise<void> } | undefined
  return () => {
    if (!last || Date.now() - last.at > believed) last = { at: Date.now(), outcome: look() }
    return last.outcome
  }
}
