import type { IncomingMessage, ServerResponse } from 'node:http'
import { prepare, type PreparedAnswer } from '../../delivery/front/prepared-answer'
import { encode, negotiateCoding } from '../../delivery/front/content-coding'
import { latestOf } from '../../delivery/front/last-changed'
import { respond } from '../../delivery/front/respond'
import type { PageAnswer, Body } from './answer'

/** An answer that can be sent many times. */
export type Reply = ({ redirect: string } | { page: PreparedAnswer } | { message: Body }) & {
  /** Headers of the request, beside its coding, that choose the answer. */
  variesBy: readonly string[]
}

/** A minute takes the load of a letter that five schools open at once; a withdrawn one is out of sight soon after. */
const reusableForAMinute = 'public, max-age=60'

/** Nothing from elsewhere, no scripts, no inline styles: the pages need none of it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/**
 * Hashes a page once.
 * @param since when what all pages are made of last changed, RFC 3339 or milliseconds
 */
export const prepareReply = (
  answer: PageAnswer,
  since: (string | number)[],
  variesBy: readonly string[] = [],
): Reply => {
  if ('redirect' in answer) return { ...answer, variesBy }
  if (answer.status !== 200) return { message: answer, variesBy }
  const { body, type: contentType, cacheControl = reusableForAMinute, changedAt = [] } = answer
  const lastModified = latestOf(...since, ...changedAt)
  return { page: prepare({ body, contentType, cacheControl, variesBy, lastModified }), variesBy }
}

/**
 * Sends a page (200 with a strong ETag, or 304), a message page with its own status, or a redirect. Uses nothing but
 * Node's own request and response, so that it also works in front of Express.
 */
export const sendReply = async (
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Promise<void> => {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if ('page' in reply) return respond(request, response, reply.page)

  response.setHeader('Cache-Control', reusableForAMinute)
  response.setHeader('Vary', ['Accept-Encoding', ...reply.variesBy].join(', '))
  if ('redirect' in reply) {
    response.statusCode = 302
    response.setHeader('Location', reply.redirect)
    response.end()
    return
  }
  const { status, type, body, allow } = reply.message
  const coding = negotiateCoding(request.headers['accept-encoding'])
  const bytes = await encode(Buffer.from(body), coding)
  response.statusCode = status
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Length', bytes.length)
  if (coding !== 'identity') response.setHeader('Content-Encoding', coding)
  if (allow) response.setHeader('Allow', allow)
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
