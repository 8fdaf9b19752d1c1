import type { Request, Response } from 'express'
import { encode, negotiateCoding } from '../delivery/content-coding'
import { prepare, respond } from '../delivery/respond'
import type { Answer } from './answer'

/** A minute takes the load of a letter that five schools open at once; a withdrawn one is out of sight soon after. */
const reusableForAMinute = 'public, max-age=60'

/** Nothing from elsewhere, no scripts, no inline styles: the pages need none of it. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/** Sends a page: 200 with a strong ETag or 304, a message page with its own status, or a redirect. */
export const sendAnswer = async (request: Request, response: Response, answer: Answer): Promise<void> => {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  const cacheControl = ('cacheControl' in answer && answer.cacheControl) || reusableForAMinute
  if ('redirect' in answer) {
    response.setHeader('Cache-Control', cacheControl)
    response.redirect(302, answer.redirect)
    return
  }
  const { status, body, type: contentType } = answer
  if (status === 200) {
    // A page shows what may change by the clock alone, so only its ETag says whether it did.
    await respond(request, response, prepare({ body, contentType, cacheControl, lastModified: new Date() }))
    return
  }
  const coding = negotiateCoding(request.get('accept-encoding'))
  const bytes = await encode(Buffer.from(body), coding)
  response.status(status)
  response.setHeader('Content-Type', contentType)
  response.setHeader('Cache-Control', cacheControl)
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Content-Length', bytes.length)
  if (coding !== 'identity') response.setHeader('Content-Encoding', coding)
  if (answer.allow) response.setHeader('Allow', answer.allow)
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
