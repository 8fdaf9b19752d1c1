import type { ServerResponse } from 'node:http'

/**
 * Published content is public: any website may read and embed it (Fetch standard, CORS). No credentials are
 * allowed, and none are needed. Also forbids browsers to guess another media type.
 */
export const openToAnyOrigin = (response: ServerResponse): void => {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Expose-Headers', 'ETag, Retry-After')
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  response.setHeader('X-Content-Type-Options', 'nosniff')
}
