import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet, { type HelmetOptions } from 'helmet'

/** What every answer of the program has in common, whatever its content policy. */
export const commonHeaders = (publicUrl: string): HelmetOptions => ({
  // Told only where it holds: an installation without TLS would lock its own people out.
  strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: 31_536_000, includeSubDomains: false },
  // For Internet Explorer 8, Flash and a filter that Chrome had; names are looked up ahead on no page with TLS that
  // doesn't ask for it. Every browser that knows `frame-ancestors`, which each policy here has, heeds it alone.
  xFrameOptions: false,
  xXssProtection: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xDnsPrefetchControl: false,
})

/** Answers of the API are data: nothing in them is to be run, drawn or framed. */
export const apiHeaders = (publicUrl: string): RequestHandler =>
  helmet({
    ...commonHeaders(publicUrl),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })

/**
 * The admin's scripts are its own files, and the inline ones that carry the nonce of this one answer; Next reads it
 * from the request's header of the same name, and writes it into every script. Styles may be inline: React writes
 * them as attributes, which take no nonce (docs/decisions/0011-admin-content-security-policy.md).
 *
 * @param dev React's error messages and Next's reloading need more while developing
 */
export const adminHeaders = (publicUrl: string, dev: boolean): RequestHandler => {
  const others = helmet({
    ...commonHeaders(publicUrl),
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  })
  return (request, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    const policy = [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ''}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
      "frame-src 'self'",
      "worker-src 'self' blob:",
      "manifest-src 'self'",
      "media-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
    ].join('; ')
    request.headers['content-security-policy'] = policy
    response.setHeader('Content-Security-Policy', policy)
    others(request, response, next)
  }
}
