import type { ServerResponse } from 'node:http'
import type { ErrorRequestHandler } from 'express'
import { problemDocument, ProblemError, retryAfterOf, type ErrorCode } from '../../problems/errors'

const contentType = 'application/problem+json'

/** What an address of the delivery API allows, for `Allow` (RFC 9110, section 10.2.1). */
export const allowedMethods = 'GET, HEAD, OPTIONS'

/** Headers that belong to a status, by the section of RFC 9110 or RFC 6750 that asks for them. */
const headersOf = (code: ErrorCode): Record<string, string> => {
  switch (code) {
    case 'method-not-allowed':
      return { Allow: allowedMethods }
    case 'key-not-valid':
      return { 'WWW-Authenticate': 'Bearer realm="delivery", error="invalid_token"' }
    default: {
      const seconds = retryAfterOf(code)
      return seconds === undefined ? {} : { 'Retry-After': seconds }
    }
  }
}

/**
 * Answers with a problem document (RFC 9457). Never cached: what is missing now may be published in a moment.
 * An answer to HEAD has the same headers and no body.
 */
export const sendProblem = (
  response: ServerResponse,
  code: ErrorCode,
  detail?: string,
  extra?: Record<string, unknown>,
): void => {
  const document = problemDocument(code, detail, extra)
  const body = JSON.stringify(document)
  // A handler that had already begun on a good answer must not leave its validators on a bad one.
  for (const header of [
    'ETag',
    'Last-Modified',
    'Content-Encoding',
    'Content-Disposition',
    'Accept-Ranges',
  ]) {
    response.removeHeader(header)
  }
  response.statusCode = document.status
  for (const [name, value] of Object.entries(headersOf(code))) response.setHeader(name, value)
  response.setHeader('Content-Type', contentType)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

const codeByStatus: Partial<Record<number, ErrorCode>> = {
  401: 'key-not-valid',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  410: 'gone',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'media-type',
  429: 'too-many-requests',
}

/** Express and its parts throw errors with a `status`; one of 4xx says that the request was at fault. */
const problemOf = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (typeof status !== 'number' || status < 400 || status > 499) return new ProblemError('internal')
  return new ProblemError(codeByStatus[status] ?? 'malformed-request')
}

/** Writes down what was the system's own fault, with the answer that it ended. */
export type Report = (error: unknown, response: ServerResponse) => void

/**
 * The last handler of a router: every error becomes a problem document, and what is the system's own fault (5xx)
 * is reported with its cause.
 */
export const answerProblems =
  (report: Report = () => undefined): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const problem = problemOf(error)
    if (problem.status >= 500) report(error, response)
    // Half an answer is out: only breaking off tells the client that it isn't whole.
    if (response.headersSent) return next(error)
    sendProblem(response, problem.code, problem.message, problem.extra)
  }
