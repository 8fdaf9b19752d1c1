import type { Readable } from 'node:stream'

/** Part of a file: its first and its last byte, both included, counted from 0. */
export type ByteRange = { start: number; end: number }

export type StoredFile = {
  /** In bytes. */
  size: number
  modified: Date
  /** Strong, with its quotes: a file is written once under its name, so this names its bytes. */
  entityTag: string
  /**
   * The whole file, or a part of it, as a stream: nothing is held in memory.
   * @throws ProblemError `not-found` where it has gone since; `files-not-ready`
   */
  open: (range?: ByteRange) => Promise<Readable>
}

/** Where the bytes of pictures and files are read from, wherever they are kept. */
export type MediaFiles = {
  /**
   * The file with this plain name; undefined where there is none.
   * @throws ProblemError `files-not-ready` where the store does not answer
   */
  find: (name: string) => Promise<StoredFile | undefined>
  /** Whether the store is there and knows us. @throws ProblemError `files-not-ready`, with the cause */
  check: () => Promise<void>
}
