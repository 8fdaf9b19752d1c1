import { ProblemError } from '../../problems/errors'

/**
 * Whatever goes wrong between delivery and its database is, for the public, "not ready yet, try again": the cause
 * stays with the error for the log and never reaches an answer.
 */
export const storeFailure = (cause: unknown): ProblemError => {
  if (cause instanceof ProblemError) return cause
  const failure = new ProblemError('not-ready-yet')
  failure.cause = cause
  return failure
}

/** Runs one piece of work with the database. @throws ProblemError `not-ready-yet`, with the cause */
export const withStore = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (cause) {
    throw storeFailure(cause)
  }
}
