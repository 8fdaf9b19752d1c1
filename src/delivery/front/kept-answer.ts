import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PreparedAnswer, RawHeaders } from './prepared-answer'
import { negotiateCoding, type Coding } from './content-coding'
import {
  chosenTag,
  codings,
  contentHeaders,
  entityTag,
  goesWithNotModified,
  safeLastModified,
  sharedHeaders,
} from './respond'

type Form = { headers: RawHeaders; bytes: Buffer }

/** An answer with its headers, ready to be written out in each coding: no work is left but choosing. */
export type KeptAnswer = {
  /** Answers a GET or HEAD as `respond` would. */
  send: (request: IncomingMessage, response: ServerResponse, now: number) => void
  /** The media type alone, in lower case. */
  mediaType: string
  /** Bytes of the bodies and headers so far. */
  weight: () => number
  /** Is told of each coding that is made later. */
  onGrown: (grown: (bytes: number) => void) => void
}

const forEachCoding = <T>(make: (coding: Coding) => T): Record<Coding, T> => ({
  br: make('br'),
  gzip: make('gzip'),
  identity: make('identity'),
})

/**
 * @param before what had been set on the response by whatever stands before, the same for all requests
 * @param sent is told of each answer
 */
export const keptAnswer = (
  answer: PreparedAnswer,
  before: RawHeaders,
  preparedAt: number,
  sent: (method: string, status: number) => void,
): KeptAnswer => {
  const forms = new Map<Coding, Form>()
  const lengthOf = (headers: RawHeaders) => 2 * headers.join('').length
  let grown: (bytes: number) => void = () => undefined
  let lastModified = 0
  let settled = false
  let notModified = forEachCoding((): RawHeaders => [])
  let found = notModified
  const needed = before.filter((_header, index) => goesWithNotModified(before[index - (index % 2)] ?? ''))
  const tags = forEachCoding((coding) => entityTag(answer.hash, coding))

  const settle = (now: number): void => {
    lastModified = safeLastModified(answer.lastModified, new Date(now))
    settled = answer.lastModified.getTime() <= now - 1000
    const caching = sharedHeaders(answer, lastModified).flat()
    notModified = forEachCoding((coding) => [...needed, ...caching, 'ETag', tags[coding]])
    found = forEachCoding((coding) => [...before, ...caching, 'ETag', tags[coding]])
    for (const [coding, { bytes }] of forms) forms.set(coding, form(coding, bytes))
  }

  const form = (coding: Coding, bytes: Buffer): Form => ({
    headers: [...found[coding], ...contentHeaders(answer, coding, bytes.length).flat()],
    bytes,
  })

  const make = async (coding: Coding): Promise<Form> => {
    const known = forms.get(coding)
    if (known) return known
    const bytes = await answer.bytes(coding)
    const made = form(coding, bytes)
    if (!forms.has(coding)) {
      forms.set(coding, made)
      grown(bytes.length + lengthOf(made.headers))
    }
    return made
  }

  const sendForm = (request: IncomingMessage, response: ServerResponse, { headers, bytes }: Form): void => {
    response.writeHead(200, headers)
    response.end(request.method === 'HEAD' ? undefined : bytes)
    sent(request.method ?? '', 200)
  }

  settle(preparedAt)
  return {
    mediaType: answer.contentType.split(';')[0]?.trim().toLowerCase() ?? '',
    weight: () => answer.plainLength + 6 * lengthOf(found.identity),
    onGrown: (listener) => {
      grown = listener
    },
    send(request, response, now) {
      if (!settled) settle(now)
      const coding = negotiateCoding(request.headers['accept-encoding'])
      // Nearly everybody who has it sends the very tag back.
      const tag =
        request.headers['if-none-match'] === tags[coding]
          ? tags[coding]
          : chosenTag(request.headers, answer.hash, coding, lastModified)
      if (tag !== undefined) {
        const headers = notModified[codings.find((one) => tags[one] === tag) ?? coding]
        response.writeHead(304, headers)
        response.end()
        sent(request.method ?? '', 304)
        return
      }
      const ready = forms.get(coding)
      if (ready) return sendForm(request, response, ready)
      make(coding).then(
        (made) => sendForm(request, response, made),
        (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
      )
    },
  }
}
