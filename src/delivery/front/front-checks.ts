import type { RequestHandler } from 'express'
import { ProblemError } from '../../problems/errors'
import { openToAnyOrigin, sendableHeaders } from './open-to-any-origin'
import { allowedMethods } from './problem'

const longestAddress = 4096

/** Also errors can be read from any origin: a widget has to know that an item is gone. */
export const openDoor: RequestHandler = (_request, response, next) => {
  openToAnyOrigin(response)
  next()
}

/** For files that pages of other origins show or run, also where those let in only what says that it may be used. */
export const lendFiles: RequestHandler = (_request, response, next) => {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
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
      'The address is oddly spelt. It must have no part that is empty or only dots, no slash or backslash written with a percent sign, and no percent sign that begins no valid character.',
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
  response.setHeader('Access-Control-Allow-Headers', sendableHeaders)
  response.setHeader('Access-Control-Max-Age', '86400')
  response.status(204).end()
}

/** The ranges that JSON is in, the most specific first: it alone decides (RFC 9110, section 12.5.1). */
const rangesOfJson = ['application/json', 'application/*', '*/*']

/**
 * Whether Accept truly excludes JSON. Parameters such as a charset exclude nothing, and a header without any media
 * type in it says nothing.
 */
const excludesJson = (accept: string): boolean => {
  const ranges = accept.split(',').flatMap((part) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
    return /^[^\s/]+\/[^\s/]+$/.test(range) ? [{ range, quality: Number(weight) }] : []
  })
  const decisive = rangesOfJson.map((json) => ranges.find(({ range }) => range === json)).find(Boolean)
  return ranges.length > 0 && !(decisive && decisive.quality > 0)
}

/** @throws ProblemError `not-acceptable` only where the client cannot take JSON */
export const wantsJson: RequestHandler = (request, _response, next) => {
  const { accept } = request.headers
  if (accept !== undefined && excludesJson(accept)) {
    throw new ProblemError('not-acceptable', 'This address answers in application/json.')
  }
  next()
}
