import type { Request, RequestHandler } from 'express'
import { ProblemError } from '../../problems/errors'
import { sendApiProblem } from '../payload-rest'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a browser would have sent this by itself: then it says where it was when it did. */
const isFromElsewhere = (request: Request, own: readonly string[]): boolean => {
  const { origin, referer, authorization, cookie } = request.headers
  const site = request.headers['sec-fetch-site']
  // No page of another origin can set this header without being allowed to, and none is.
  if (/^(?:JWT|Bearer) ./.test(authorization ?? '')) return false
  if (origin !== undefined) return !own.includes(origin)
  if (site !== undefined) return site !== 'same-origin'
  if (referer !== undefined) return !own.some((one) => referer === one || referer.startsWith(`${one}/`))
  return cookie !== undefined
}

/**
 * Against forged requests (OWASP, "Cross-Site Request Forgery Prevention", verifying origin): what changes
 * something must come from a page of our own, unless it brings its own token and no cookie speaks for it. Payload
 * itself only overlooks the cookie. Signing in is a change too: nobody is to be signed in as somebody else.
 *
 * @param own origins such as `https://www.example.org`
 */
export const checkOrigin =
  (own: readonly string[]): RequestHandler =>
  (request, response, next) => {
    if (reading.has(request.method) || !isFromElsewhere(request, own)) next()
    else sendApiProblem(response, new ProblemError('foreign-origin'))
  }
