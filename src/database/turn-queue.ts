import { ProblemError } from '../problems/errors'
import { PlainError } from '../problems/plain-error'

/** How long somebody waits before being told so: a hook that forgot to pass `req` would wait for itself. */
const longestWaitMs = 30_000

export type Turn = { release: () => void }

/**
 * A queue with one place; turns are given in the order in which they were asked for.
 *
 * @returns a function that waits for its turn. It throws ProblemError `others-saved` after 30 s of waiting; whoever
 * comes later still waits for those before.
 */
export const createTurnQueue = () => {
  let last: Promise<void> = Promise.resolve()
  return async (): Promise<Turn> => {
    const before = last
    let release: () => void = () => undefined
    last = new Promise<void>((resolve) => (release = resolve))
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            Object.assign(new ProblemError('others-saved'), {
              cause: new PlainError(`waited ${longestWaitMs / 1000} s for the database's one writer`),
            }),
          ),
        longestWaitMs,
      )
    })
    try {
      await Promise.race([before, tooLong])
    } catch (error) {
      void before.then(release)
      throw error
    } finally {
      clearTimeout(timer)
    }
    return { release }
  }
}
