import { IncomingMessage } from 'node:http'
import type { Request as ExpressRequest, RequestHandler } from 'express'
import { decodeForm, incompleteForm } from './decode-form'
import { ProblemError } from '../../problems/errors'
import { jsonBoundsProblem } from './json-bounds'
import { sendApiProblem } from '../payload-rest'
import { largestJson, readBody } from './read-body'
import { refersSensibly } from './reply-references'

/**
 * What a string that begins with a dollar sign may mean in a call of a server function, as React's `encodeReply`
 * writes it: undefined, a number that JSON lacks, a big number, a time, something left in the browser (`$T`), an
 * escaped dollar sign, or what has come before (`$0:…`). All others refer to further parts, which text doesn't have.
 */
const knownMark = /^\$(?:\$|undefined$|NaN$|-?Infinity$|-0$|n-?\d{1,300}$|T|0(?::[^:]+)*$)/
const isTime = (text: string) =>
  text.startsWith('$D') && text.length < 100 && !Number.isNaN(Date.parse(text.slice(2)))

/** @throws ProblemError malformed-json, malformed-request */
const requireArguments = (text: string): void => {
  if (jsonBoundsProblem(text)) throw new ProblemError('malformed-json')
  let value: unknown
  try {
    value = JSON.parse(text, (_name, part: unknown) => {
      if (typeof part === 'string' && part.startsWith('$') && !knownMark.test(part) && !isTime(part)) {
        throw new Error('a mark without its part')
      }
      return part
    })
  } catch {
    throw new ProblemError('malformed-json')
  }
  if (!refersSensibly(value)) throw new ProblemError('malformed-json')
  if (!Array.isArray(value) || value.length === 0) {
    throw new ProblemError('malformed-request', 'The call has no arguments.')
  }
}

/** A form has the arguments in its part `0`. @throws ProblemError */
const requireForm = async (body: Buffer, type: string): Promise<void> => {
  const form = await decodeForm(new Uint8Array(body), type)
  const root = form.get('0')
  if (typeof root !== 'string') throw incompleteForm()
  // A form with one part says no more than text can.
  if ([...form.keys()].length === 1) requireArguments(root)
  if (jsonBoundsProblem(root)) throw new ProblemError('malformed-json')
  try {
    if (!Array.isArray(JSON.parse(root))) throw new Error('no list')
  } catch {
    throw new ProblemError('malformed-json')
  }
}

/** Next reads the body itself, so it gets a request that has the same one once more. */
const withBody = (request: ExpressRequest, body: Buffer): IncomingMessage => {
  const again = new IncomingMessage(request.socket)
  Object.assign(again, {
    method: request.method,
    url: request.url,
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    httpVersion: request.httpVersion,
    httpVersionMajor: request.httpVersionMajor,
    httpVersionMinor: request.httpVersionMinor,
    complete: true,
  })
  again.push(body)
  again.push(null)
  return again
}

/** @throws ProblemError method-not-allowed, body-too-large, media-type, malformed-json, malformed-request */
const checkedRequest = async (request: ExpressRequest): Promise<IncomingMessage> => {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const { 'next-action': action } = request.headers
  if (request.method !== 'POST' || typeof action !== 'string') throw new ProblemError('method-not-allowed')
  if (!/^[0-9a-f]{32,64}$/.test(action)) throw new ProblemError('malformed-request')
  const type = request.headers['content-type'] ?? ''
  const body = await readBody(request, largestJson)
  if (/^multipart\/form-data\b/i.test(type)) await requireForm(body, type)
  else if (/^text\/plain\b/i.test(type)) requireArguments(body.toString('utf8'))
  else throw new ProblemError('media-type')
  return withBody(request, body)
}

/**
 * Lets through to Next what the admin's pages ask for: reading, and calls of server functions that can be decoded.
 * Next would answer whatever else with 500.
 */
export const checkedForAdmin =
  (handle: (request: IncomingMessage, response: unknown) => Promise<void>): RequestHandler =>
  async (request, response) => {
    let checked: IncomingMessage
    try {
      checked = await checkedRequest(request)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      sendApiProblem(response, error)
      return
    }
    await handle(checked, response)
  }
