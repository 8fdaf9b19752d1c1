import type { RequestHandler } from 'express'
import { ProblemError } from '../server/errors'
import { openToAnyOrigin } from './open-to-any-origin'
import { allowedMethods } from './problem'

const longestAddress = 4096

/** Also errors can be read from any origin: a widget has to know that an item is gone. */
export const openDoor: RequestHandler = (_request, response, next) => {
  openToAnyOrigin(response)
  next()
}

/**
 * Refuses addresses that nobody can mean, before anything tries to decode them.
 * @throws ProblemError `address-too-long` above 4,096 characters; `malformed-request` for a percent sign that
 *   begins no valid UTF-8 (RFC 3986, section 2.1), and for control characters
 */
export const checkAddress: RequestHandler = (request, _response, next) => {
  const address = request.originalUrl
  if (address.length > longestAddress) throw new ProblemError('address-too-long')
  let decoded: string
  try {
    decoded = decodeURIComponent(address)
  } catch {
    throw new ProblemError(
      'malformed-request',
      'The address has a percent sign that begins no valid character.',
    )
  }
  if (/[\u0000-\u001f\u007f]/.test(decoded)) {
    throw new ProblemError('malformed-request', 'The address has a control character in it.')
  }
  next()
}

/** Lets GET and HEAD pass, answers a preflight (OPTIONS) itself. @throws ProblemError `method-not-allowed` */
export const readOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  if (request.method !== 'OPTIONS') throw new ProblemError('method-not-allowed')
  response.setHeader('Allow', allowedMethods)
  response.setHeader('Access-Control-Allow-Methods', allowedMethods)
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, If-None-Match, If-Modified-Since')
  response.setHeader('Access-Control-Max-Age', '86400')
  response.status(204).end()
}

/**
 * @throws ProblemError `not-acceptable` only where Accept truly excludes JSON; a header without any media type in
 *   it says nothing, and is ignored
 */
export const wantsJson: RequestHandler = (request, _response, next) => {
  const accept = request.headers.accept
  const saysSomething = accept !== undefined && /[^\s,;/]+\/[^\s,;/]+/.test(accept)
  if (saysSomething && !request.accepts('application/json')) {
    throw new ProblemError('not-acceptable', 'This address answers in application/json.')
  }
  next()
}
