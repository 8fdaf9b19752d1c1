import { APIError, type AfterErrorHook } from 'payload'
import { isTransient } from '../workflow/transaction'
import { ProblemError, sentenceOf, statusOf, type ErrorCode } from './errors'

/** The stable code for an error of Payload's own, by what it is. */
const codeOf = (error: Error & { status?: number }): ErrorCode => {
  if (error instanceof ProblemError) return error.code
  if (isTransient(error)) return 'others-saved'
  switch (error.name) {
    case 'ValidationError':
    case 'InvalidFieldRelationship':
      return 'invalid-data'
    case 'QueryError':
      return 'invalid-query'
    case 'AuthenticationError':
    case 'UnauthorizedError':
      return 'not-signed-in'
  }
  switch (error.status) {
    case 400:
      return 'malformed-request'
    case 401:
      return 'not-signed-in'
    case 403:
      return 'not-allowed'
    case 404:
      return 'not-found'
    case 413:
      return 'body-too-large'
    case 423:
      return 'wrong-state'
    default:
      return error.status && error.status < 500 ? 'malformed-request' : 'internal'
  }
}

/** Adds the stable code to every error that the REST API answers with, beside Payload's own shape. */
export const answerWithCode: AfterErrorHook = ({ error, result }) => {
  const known = error as Error & { status?: number }
  const code = codeOf(known)
  const status = known.status ?? (error instanceof APIError ? error.status : statusOf(code))
  const extra = error instanceof ProblemError ? error.extra : {}
  return {
    status,
    response: {
      ...(result ?? {}),
      code,
      // Payload's forms stop at a message, and would not mark the fields that are wrong.
      ...(known.name !== 'ValidationError' && {
        message: code === 'internal' || code === 'others-saved' ? sentenceOf(code) : known.message,
      }),
      ...extra,
    },
  }
}
