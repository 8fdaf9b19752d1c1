import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { PreparedAnswer } from './prepared-answer'
import { negotiateCoding, type Coding } from './content-coding'
import { keepForNext } from './answer-place'

/**
 * How long an answer may be reused. A minute takes the load of a letter that five schools open at once, and a
 * withdrawn item (a child's picture, say) is out of every cache within two: later reuse must ask, and a 304 is
 * cheap. A longer stale time would keep withdrawn content in sight.
 */
export const reusableForAMinute = 'public, max-age=60, stale-while-revalidate=60'

/** May be kept, but never used without asking: for answers whose point is to be up to date. */
export const askEachTime = 'public, no-cache'

/**
 * A strong ETag names exact bytes (RFC 9110, section 8.8.3.3), so each coding has its own.
 */
export const entityTag = (hash: string, coding: Coding): string =>
  coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`

export const codings: Coding[] = ['br', 'gzip', 'identity']

/**
 * The tag of If-None-Match that the client may go on using. A tag of another coding of the same body counts too:
 * who holds those bytes holds what is current, and proxies often change Accept-Encoding between two requests.
 * Weak comparison (RFC 9110, section 13.1.2), since caches that recompress weaken tags.
 */
const matchingTag = (header: string, hash: string, selected: Coding): string | undefined => {
  const own = entityTag(hash, selected)
  if (header === own || header.trim() === '*') return own
  const given = new Set([...header.matchAll(/(?:W\/)?("[^"]*")/g)].map(([, tag]) => tag))
  return [selected, ...codings].map((coding) => entityTag(hash, coding)).find((tag) => given.has(tag))
}

/**
 * The time that a header names, in milliseconds. What is no date of HTTP has to be ignored (RFC 9110, section 13.1.3),
 * and JavaScript takes much for a date; the two obsolete forms are answered with the body, as if without the header.
 */
const httpTime = (text: string): number =>
  /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text) ? Date.parse(text) : NaN

/** @returns the tag that a 304 carries; undefined where the client needs the body */
export const chosenTag = (
  headers: IncomingHttpHeaders,
  hash: string,
  coding: Coding,
  lastModified: number,
): string | undefined => {
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) return matchingTag(noneMatch, hash, coding)
  // If-Modified-Since counts only without If-None-Match (RFC 9110, section 13.1.3).
  const modifiedSince = headers['if-modified-since']
  return modifiedSince !== undefined && lastModified <= httpTime(modifiedSince)
    ? entityTag(hash, coding)
    : undefined
}

const wholeSeconds = (time: number): number => Math.floor(time / 1000) * 1000

/**
 * HTTP dates have whole seconds, and a second change within the same second would go unseen. So an answer never
 * says that it changed within the last second: at worst the next conditional request gets the body once more.
 */
export const safeLastModified = (changed: Date, now: Date): number =>
  wholeSeconds(Math.min(changed.getTime(), now.getTime() - 1000))

type Header = [name: string, value: string]

/** The headers that 200 and 304 have in common, but for the tag. */
export const sharedHeaders = (
  { cacheControl, variesBy = [] }: Pick<PreparedAnswer, 'cacheControl' | 'variesBy'>,
  lastModified: number,
): Header[] => [
  ['Last-Modified', new Date(lastModified).toUTCString()],
  ['Cache-Control', cacheControl],
  ['Vary', ['Accept-Encoding', ...variesBy].join(', ')],
]

/** The headers that only a 200 has. */
export const contentHeaders = (
  { contentType }: Pick<PreparedAnswer, 'contentType'>,
  coding: Coding,
  length: number,
): Header[] => [
  ['Content-Type', contentType],
  ...(coding === 'identity' ? [] : [['Content-Encoding', coding] satisfies Header]),
  ['Content-Length', String(length)],
]

/** What tells a browser how to treat a document. */
const ofDocuments = ['content-security-policy', 'referrer-policy']

/** Data are never shown as a document, since nobody may take them for anything else (`nosniff`). */
const isData = ({ contentType }: Pick<PreparedAnswer, 'contentType'>): boolean =>
  contentType.startsWith('application/json')

const neededWhenNotModified = new Set([
  'access-control-allow-origin',
  'cross-origin-resource-policy',
  'ratelimit',
  'ratelimit-policy',
])

/**
 * Whether a header that was set before also belongs on a 304. Whoever asked has the others with the body, and they
 * stay as they are (RFC 9110, section 15.4.5); only whether other origins may have it is looked at each time.
 */
export const goesWithNotModified = (name: string): boolean => neededWhenNotModified.has(name.toLowerCase())

const setHeaders = (response: ServerResponse, headers: Header[]): void => {
  for (const [name, value] of headers) response.setHeader(name, value)
}

/**
 * Answers a GET or HEAD: 200 with the body in the negotiated coding, or 304. Sets every header that
 * docs/school-site-builders.md promises, no cookie, and nothing that is of one client alone. Works on Node's own request and response, so nothing ties
 * it to Express. Where the answer is anybody's, it is kept for those who ask next (see answer-front.ts).
 *
 * @param options.personal the request carried a key, so no shared cache may keep the answer
 * @param options.now the present, for tests
 */
export const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  answer: PreparedAnswer,
  options: { personal?: boolean; now?: Date } = {},
): Promise<void> => {
  const coding = negotiateCoding(request.headers['accept-encoding'])
  const lastModified = safeLastModified(answer.lastModified, options.now ?? new Date())
  const cacheControl = options.personal
    ? answer.cacheControl.replace(/^public/, 'private')
    : answer.cacheControl

  if (isData(answer)) for (const name of ofDocuments) response.removeHeader(name)
  if (!options.personal) keepForNext(request, response, answer)

  const tag = chosenTag(request.headers, answer.hash, coding, lastModified)
  if (tag !== undefined) {
    for (const name of response.getHeaderNames()) if (!goesWithNotModified(name)) response.removeHeader(name)
    setHeaders(response, sharedHeaders({ ...answer, cacheControl }, lastModified))
    response.setHeader('ETag', tag)
    response.statusCode = 304
    response.end()
    return
  }

  const bytes = await answer.bytes(coding)
  setHeaders(response, sharedHeaders({ ...answer, cacheControl }, lastModified))
  response.statusCode = 200
  response.setHeader('ETag', entityTag(answer.hash, coding))
  setHeaders(response, contentHeaders(answer, coding, bytes.length))
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
