import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PreparedAnswer, RawHeaders } from './prepared-answer'

/** What `respond` sets itself. */
const notKept = new Set([
  'last-modified',
  'cache-control',
  'vary',
  'etag',
  'content-type',
  'content-encoding',
  'content-length',
])

/** Where the answer to a request may be kept for those who ask next. */
export type Place = (answer: PreparedAnswer, before: RawHeaders) => void

const places = new WeakMap<IncomingMessage, Place>()

export const offerPlace = (request: IncomingMessage, place: Place): void => {
  places.set(request, place)
}

/** Names as they were set; the types of Node 20 know this of requests alone. */
type WithRawNames = { getRawHeaderNames: () => string[] }

/** Keeps an answer, with the headers that have been set so far, where a place was offered. */
export const keepForNext = (
  request: IncomingMessage,
  response: ServerResponse,
  answer: PreparedAnswer,
): void => {
  const place = places.get(request)
  if (!place || !answer.cacheControl.startsWith('public')) return
  place(
    answer,
    (response as ServerResponse & WithRawNames)
      .getRawHeaderNames()
      .filter((name) => !notKept.has(name.toLowerCase()))
      .flatMap((name) => {
        const value = response.getHeader(name)
        return (Array.isArray(value) ? value : [String(value)]).flatMap((one) => [name, one])
      }),
  )
}
