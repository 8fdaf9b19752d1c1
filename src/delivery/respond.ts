import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { encode, negotiateCoding, type Coding } from './content-coding'
import { openToAnyOrigin } from './open-to-any-origin'

/**
 * How long an answer may be reused. A minute takes the load of a letter that five schools open at once, and a
 * withdrawn item (a child's picture, say) is out of every cache within two: later reuse must ask, and a 304 is
 * cheap. A longer stale time would keep withdrawn content in sight.
 */
export const reusableForAMinute = 'public, max-age=60, stale-while-revalidate=60'

/** May be kept, but never used without asking: for answers whose point is to be up to date. */
export const askEachTime = 'public, no-cache'

export type Answer = {
  body: string
  contentType: string
  /** When what the answer shows last changed. */
  lastModified: Date
  cacheControl: string
}

/** An answer that can be sent many times: hashed once, each coding made at most once. */
export type PreparedAnswer = Omit<Answer, 'body'> & {
  hash: string
  bytes: (coding: Coding) => Promise<Buffer>
}

export const prepare = ({ body, ...rest }: Answer): PreparedAnswer => {
  const plain = Buffer.from(body, 'utf8')
  const made = new Map<Coding, Promise<Buffer>>()
  return {
    ...rest,
    hash: createHash('sha256').update(plain).digest('base64url'),
    bytes(coding) {
      const ready = made.get(coding) ?? encode(plain, coding)
      made.set(coding, ready)
      return ready
    },
  }
}

/**
 * A strong ETag names exact bytes (RFC 9110, section 8.8.3.3), so each coding has its own.
 */
const entityTag = (hash: string, coding: Coding): string =>
  coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`

const codings: Coding[] = ['br', 'gzip', 'identity']

/**
 * The tag of If-None-Match that the client may go on using. A tag of another coding of the same body counts too:
 * who holds those bytes holds what is current, and proxies often change Accept-Encoding between two requests.
 * Weak comparison (RFC 9110, section 13.1.2), since caches that recompress weaken tags.
 */
const matchingTag = (header: string, hash: string, selected: Coding): string | undefined => {
  if (header.trim() === '*') return entityTag(hash, selected)
  const given = new Set([...header.matchAll(/(?:W\/)?("[^"]*")/g)].map(([, tag]) => tag))
  return [selected, ...codings].map((coding) => entityTag(hash, coding)).find((tag) => given.has(tag))
}

const wholeSeconds = (time: number): number => Math.floor(time / 1000) * 1000

/**
 * HTTP dates have whole seconds, and a second change within the same second would go unseen. So an answer never
 * says that it changed within the last second: at worst the next conditional request gets the body once more.
 */
const safeLastModified = (changed: Date, now: Date): number =>
  wholeSeconds(Math.min(changed.getTime(), now.getTime() - 1000))

/**
 * Answers a GET or HEAD: 200 with the body in the negotiated coding, or 304. Sets every header that
 * docs/school-site-builders.md promises, and no cookie. Works on Node's own request and response, so nothing ties it to Express.
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
  const accepted = request.headers['accept-encoding']
  const coding = negotiateCoding(Array.isArray(accepted) ? accepted.join(',') : accepted)
  const lastModified = safeLastModified(answer.lastModified, options.now ?? new Date())

  openToAnyOrigin(response)
  response.setHeader('Last-Modified', new Date(lastModified).toUTCString())
  response.setHeader(
    'Cache-Control',
    options.personal ? answer.cacheControl.replace(/^public/, 'private') : answer.cacheControl,
  )
  response.setHeader('Vary', 'Accept-Encoding')

  const noneMatch = request.headers['if-none-match']
  const modifiedSince = Date.parse(request.headers['if-modified-since'] ?? '')
  const tag = noneMatch === undefined ? undefined : matchingTag(noneMatch, answer.hash, coding)
  // If-Modified-Since counts only without If-None-Match (RFC 9110, section 13.1.3).
  if (tag !== undefined || (noneMatch === undefined && lastModified <= modifiedSince)) {
    response.setHeader('ETag', tag ?? entityTag(answer.hash, coding))
    response.statusCode = 304
    response.end()
    return
  }

  const bytes = await answer.bytes(coding)
  response.statusCode = 200
  response.setHeader('ETag', entityTag(answer.hash, coding))
  response.setHeader('Content-Type', answer.contentType)
  if (coding !== 'identity') response.setHeader('Content-Encoding', coding)
  response.setHeader('Content-Length', bytes.length)
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
