import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express'
import { handleEndpoints, type Payload, type PayloadRequest, type SanitizedConfig } from 'payload'
import { keepTokenFromScripts } from '../signing-in/keep-token-from-scripts'
import type { StorageFailure } from '../storing/storage-failure'
import { asTold } from './requests/answer-with-code'
import { checkedAddress } from './requests/check-request'
import { decodeForm } from './requests/decode-form'
import { problemDocument, ProblemError, retryAfterOf, sentenceOf, type ErrorCode } from '../problems/errors'
import { jsonBoundsProblem } from './requests/json-bounds'
import { fileTooLarge } from '../validation/upload-content'
import { largestJson, largestPreference, largestQuestion, largestForm, readBody } from './requests/read-body'
import { valueForms, type ValueForms } from './requests/value-forms'

/** Payload's own endpoints that nobody here may use. The first administrator is made by `npm run create-admin`. */
const closed =
  /^\/api\/(?:users\/(?:first-register|verify)|payload-jobs|payload-migrations|payload-kv)(?:\/|$)/i

/** What is no more than somebody's own liking. Nobody deletes one; on SQLite Payload fails where there is none. */
const singlePreference = /^\/api\/payload-preferences\/[^/]/

/**
 * Payload would fail on the versions of a collection that keeps none, on a name that every object has, and, on
 * MongoDB, on an id with a comma, which it takes for a list of ids. No id and no name of a file has one.
 */
const isMissing = (path: string, { collections }: SanitizedConfig): boolean => {
  const [, , slug = '', next] = path.split('/')
  const collection = collections.find((known) => known.slug === slug)
  return (
    slug in {} ||
    path.includes(',') ||
    (next === 'versions' && collection !== undefined && !collection.versions)
  )
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** All that Payload takes is an object. @throws ProblemError malformed-json, invalid-data */
const jsonObjectIn = (text: string): object => {
  const problem = jsonBoundsProblem(text)
  if (problem) throw new ProblemError('invalid-data', problem)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ProblemError('malformed-json')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ProblemError('invalid-data', 'Send a JSON object.')
  }
  return value
}

const hasControlCharacter = (name: string): boolean => /\p{Cc}/u.test(name)

/** @throws ProblemError */
const requireForm = async (body: Uint8Array<ArrayBuffer>, type: string, isChange: boolean): Promise<void> => {
  const form = await decodeForm(body, type)
  for (const [field, value] of form) {
    if (hasControlCharacter(field) || (typeof value !== 'string' && hasControlCharacter(value.name))) {
      throw new ProblemError(
        'malformed-request',
        'The name of the file holds a character that cannot be in a name. Rename it and send it again.',
      )
    }
  }
  const fields = form.get('_payload')
  if (typeof fields === 'string') jsonObjectIn(fields)
  else if (isChange) throw new ProblemError('malformed-request', 'The form says nothing in `_payload`.')
}

/** A body as Payload's request takes it: bytes, or JSON that is read already, since making it twice takes twice as long. */
type Body = { bytes: BodyInit } | { text: string; data: object }

const bodyOf = async (request: ExpressRequest, path: string): Promise<Body | undefined> => {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const type = request.headers['content-type'] ?? ''
  // Payload would change a document by what is not there.
  const isChange = request.method === 'PATCH'
  if (/^multipart\/form-data\b/i.test(type)) {
    const form = new Uint8Array(await readBody(request, largestForm, fileTooLarge))
    await requireForm(form, type, isChange)
    return { bytes: form }
  }
  const body = await readBody(request, singlePreference.test(path) ? largestPreference : largestJson)
  if (body.length === 0 && !isChange) return undefined
  if (/^application\/json\s*(?:;|$)/i.test(type)) {
    const text = body.toString('utf8')
    return { text, data: jsonObjectIn(text) }
  }
  if (isChange || !/^(?:application\/x-www-form-urlencoded|text\/plain)\b/i.test(type)) {
    throw new ProblemError('media-type')
  }
  return { bytes: new Uint8Array(body) }
}

export const headersOf = (request: ExpressRequest): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  return headers
}

/**
 * Payload lets a read come as a POST with its parameters as a form, for those too long for an address; the admin
 * asks for relations so. It is taken as the GET that it means, so that what is asked is checked like any other.
 */
const overriding = (request: ExpressRequest): boolean => {
  const given = request.headers['x-payload-http-method-override'] ?? request.headers['x-http-method-override']
  if (given === undefined) return false
  const asForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
  if (request.method === 'POST' && given === 'GET' && asForm) return true
  throw new ProblemError('malformed-request', 'Send the request with the method that it means.')
}

const withoutOverride = (headers: Headers): Headers => {
  for (const name of [
    'x-payload-http-method-override',
    'x-http-method-override',
    'content-type',
    'content-length',
  ]) {
    headers.delete(name)
  }
  return headers
}

const codeByStatus: Partial<Record<number, ErrorCode>> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
}

const withRetryAfter = (answer: Response, code: string): Response => {
  const seconds = retryAfterOf(code)
  if (seconds !== undefined && !answer.headers.has('retry-after')) answer.headers.set('Retry-After', seconds)
  return answer
}

/**
 * Some of Payload's answers (an unknown route, say) pass by its error handling; they get their code here.
 * @param locals gets the code, for what stands in front
 */
const withCode = async (answer: Response, locals: ExpressResponse['locals']): Promise<Response> => {
  if (answer.status < 400 || !answer.headers.get('content-type')?.includes('application/json')) return answer
  const body = (await answer.clone().json()) as Record<string, unknown> | null
  if (typeof body !== 'object' || body === null) return answer
  if ('code' in body) {
    locals.problemCode = body.code
    return withRetryAfter(answer, String(body.code))
  }
  const code = codeByStatus[answer.status] ?? (answer.status < 500 ? 'malformed-request' : 'internal')
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  return Response.json({ message: sentenceOf(code), ...body, code }, { status: answer.status, headers })
}

const isPdf = ({ headers }: Response): boolean =>
  /^application\/pdf\b/i.test(headers.get('content-type') ?? '')

/** @param path decoded; its last part is a file's name, where the answer is a file */
const send = (answer: Response, response: ExpressResponse, path: string): void => {
  response.status(answer.status)
  // A PDF can hold scripts and forms: it is saved, as the public's is, and never opened under our own origin.
  if (isPdf(answer)) response.attachment(path.split('/').at(-1))
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.append(name, value)
    else response.setHeader(name, value)
  }
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (!answer.headers.has('cache-control')) response.setHeader('Cache-Control', 'no-store')
  if (!answer.body) {
    response.end()
    return
  }
  const body = Readable.fromWeb(answer.body as ReadableStream)
  body.on('error', () => response.destroy())
  body.pipe(response)
}

/** Errors before Payload sees the request, in the shape that its REST API uses, with the stable code. */
export const sendApiProblem = (response: ExpressResponse, error: ProblemError): void => {
  const { detail, code, status } = problemDocument(error.code, error.message)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Cache-Control', 'no-store')
  const retryAfter = retryAfterOf(code)
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
  response.status(status).json({ errors: [{ name: 'ProblemError', message: detail }], code, message: detail })
}

/** The address with its parameters, checked and capped. @throws ProblemError */
const addressOf = async (request: ExpressRequest, publicUrl: string, forms: ValueForms): Promise<URL> => {
  if (!overriding(request)) return checkedAddress({ url: request.originalUrl }, publicUrl, forms)
  const form = (await readBody(request, largestQuestion)).toString('utf8')
  const [path] = request.originalUrl.split('?')
  return checkedAddress(
    { url: `${path}?${form}` },
    publicUrl,
    forms,
    largestQuestion + request.originalUrl.length,
  )
}

const fetchRequest = async (request: ExpressRequest, url: URL, path: string): Promise<Request> => {
  if (overriding(request)) return new Request(url, { headers: withoutOverride(headersOf(request)) })
  if (!methods.has(request.method)) {
    throw new ProblemError('method-not-allowed', 'This address has no such method.')
  }
  const body = await bodyOf(request, path)
  const asked = new Request(url, {
    // Payload's routes know no HEAD; Node leaves out the body of its answer.
    method: request.method === 'HEAD' ? 'GET' : request.method,
    headers: headersOf(request),
    ...(body !== undefined && 'bytes' in body && { body: body.bytes }),
  })
  // Payload reads a body into `data`, and gives what it has read by `json`; endpoints ask for either, or for `text`.
  return body !== undefined && 'data' in body
    ? Object.assign(asked, {
        data: body.data,
        json: () => Promise.resolve(body.data),
        text: () => Promise.resolve(body.text),
      })
    : asked
}

/**
 * Whose session could not be read is nobody to Payload: it would say so, as if they had signed out, or answer them as
 * a visitor.
 *
 * @param asked what Payload was given, and has made its own request of
 * @throws ProblemError not-ready-yet, cannot-store
 */
const requireSessionRead = (
  asked: Request & Partial<Pick<PayloadRequest, 'context'>>,
  payload: Payload,
  answer: Response,
): void => {
  const failure = asked.context?.unreadableSession as StorageFailure | undefined
  if (failure && answer.status < 500) throw asTold(payload, new ProblemError(failure))
}

/**
 * Payload's REST API as an Express handler, by Payload's own `handleEndpoints`. It runs in this process, so
 * that `/api` needs no Next.
 *
 * @param publicUrl scheme and host that people see
 * @param payloadInstanceCacheKey under which Payload was started, if not under its own
 */
export const payloadRest =
  (payload: Payload, publicUrl: string, payloadInstanceCacheKey?: string): RequestHandler =>
  async (request, response) => {
    try {
      const { config } = payload
      const url = await addressOf(request, publicUrl, valueForms(config))
      const path = decodeURIComponent(url.pathname)
      if (closed.test(path)) throw new ProblemError('not-allowed')
      if (request.method === 'DELETE' && singlePreference.test(path)) throw new ProblemError('not-allowed')
      if (isMissing(path, config)) throw new ProblemError('not-found')
      const asked = await fetchRequest(request, url, path)
      const answer = await handleEndpoints({ config, payloadInstanceCacheKey, request: asked })
      requireSessionRead(asked, payload, answer)
      send(await keepTokenFromScripts(asked, await withCode(answer, response.locals)), response, path)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      sendApiProblem(response, error)
    }
  }
