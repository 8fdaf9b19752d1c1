import { APIError, type AfterErrorHook } from 'payload'
import { isTransient } from '../workflow/transaction'
import { ProblemError, sentenceOf, statusOf, type ErrorCode } from './errors'

/** The stable code for an error of Payload's own, by what it is. */
export const codeOf = (error: Error & { status?: number }): ErrorCode => {
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

/** What somebody is told who isn't signed in; with only the second factor missing, they are told so. */
const anonymous = new Set<ErrorCode>(['not-signed-in', 'not-allowed'])

/** Adds the stable code to every error that the REST API answers with, beside Payload's own shape. */
export const answerWithCode: AfterErrorHook = ({ error, result, context }) => {
  const given = error as Error & { status?: number }
  const isDue = context.secondFactorDue === true && anonymous.has(codeOf(given))
  const known = isDue ? new ProblemError('second-factor-due') : given
  const code = codeOf(known)
  const status = known.status ?? (error instanceof APIError ? error.status : statusOf(code))
  const extra = known instanceof ProblemError ? known.extra : {}
  return {
    status,
    response: {
      ...(result ?? {}),
      ...(isDue && { errors: [{ name: known.name, message: known.message }] }),
      code,
      // Payload's forms stop at a message, and would not mark the fields that are wrong.
      ...(known.name !== 'ValidationError' && {
        message: code === 'internal' || code === 'others-saved' ? sentenceOf(code) : known.message,
      }),
      ...extra,
    },
  }
}
