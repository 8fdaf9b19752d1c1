import type { ServerResponse } from 'node:http'

/** What a page of another origin may read of our headers, beside the few that the Fetch standard always lets it read. */
const readableHeaders = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Range',
  'Date',
  'ETag',
  'Last-Modified',
  'Link',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
].join(', ')

/**
 * The headers that a page of another origin may send. Many programs add some to each request, and those that watch over
 * other programs add their own (`traceparent`, `sentry-trace`): hence the asterisk, which stands for all but
 * Authorization. Whoever is not a page can send anything anyway. The names are for older browsers, which know no
 * asterisk.
 */
export const sendableHeaders = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Type',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'Pragma',
  'Range',
  'X-Requested-With',
  '*',
].join(', ')

/**
 * Published content is public: any website may read and embed it (Fetch standard, CORS). No credentials are
 * allowed, and none are needed. Also forbids browsers to guess another media type.
 */
export const openToAnyOrigin = (response: ServerResponse): void => {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Expose-Headers', readableHeaders)
  response.setHeader('X-Content-Type-Options', 'nosniff')
}
