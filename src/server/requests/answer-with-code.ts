import { APIError, type AfterErrorHook, type Payload } from 'payload'
import { doubtRoom } from '../../storing/room'
import { storageFailureOf } from '../../storing/storage-failure'
import { isTransient } from '../../transaction/in-transaction'
import { CodedError } from '../../content/coded-error'
import {
  isErrorCode,
  ProblemError,
  retryAfterOf,
  sentenceOf,
  statusOf,
  type ErrorCode,
} from '../../problems/errors'

/** The stable code for an error: a plugin's or the registry's own, or one of Payload's, by what it is. */
export const codeOf = (error: Error & { status?: number }): ErrorCode => {
  if (error instanceof CodedError && isErrorCode(error.code)) return error.code
  const failure = storageFailureOf(error)
  if (failure) return failure
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

/**
 * An error as it is told: where nothing could be stored, or the database does not answer, that is what people are
 * told, whatever had begun, and readiness is told as well.
 */
export const asTold = <Given extends Error>(payload: Payload, error: Given): Given | ProblemError => {
  const failure = error instanceof CodedError ? undefined : storageFailureOf(error)
  const told = failure ? new ProblemError(failure) : error
  if (codeOf(told) === 'cannot-store') doubtRoom(payload)
  return told
}

/** What somebody is told who isn't signed in; with only the second factor missing, they are told so. */
const anonymous = new Set<ErrorCode>(['not-signed-in', 'not-allowed'])

/** Adds the stable code to every error that the REST API answers with, beside Payload's own shape. */
export const answerWithCode: AfterErrorHook = ({ error, result, context, req }) => {
  const given: Error & { status?: number } = asTold(req.payload, error)
  const isDue = context.secondFactorDue === true && anonymous.has(codeOf(given))
  const known = isDue ? new ProblemError('second-factor-due') : given
  const code = codeOf(known)
  const status = known.status ?? (error instanceof APIError ? error.status : statusOf(code))
  const wait = retryAfterOf(code)
  if (wait !== undefined) (req.responseHeaders ??= new Headers()).set('Retry-After', wait)
  const { extra = {}, path } = known instanceof CodedError ? known : {}
  const { name, message } = known
  return {
    status,
    response: {
      ...(result ?? {}),
      ...(known !== error && { errors: [{ name, message }] }),
      ...(path && { errors: [{ name, message, data: { errors: [{ path, message }] } }] }),
      code,
      // Payload's forms stop at a message, and would not mark the fields that are wrong.
      ...(name !== 'ValidationError' &&
        !path && {
          message: code === 'internal' || code === 'others-saved' ? sentenceOf(code) : message,
        }),
      ...extra,
    },
  }
}
