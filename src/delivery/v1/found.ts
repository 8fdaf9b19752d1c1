import type { Request } from 'express'

/** What an address answers with, and when it last changed. */
export type Found = {
  /** An object becomes JSON; a text is sent as it is. Addresses in it may be placeholders. */
  content: object | string
  /** JSON where it is left out. */
  contentType?: string
  /** RFC 3339, or milliseconds; the latest counts. */
  changedAt: (string | number)[]
  cacheControl?: string
}

/** Answers an address of the delivery API with what is found for it. */
export type AnswerWith = (path: string, find: (request: Request) => Promise<Found>) => void
