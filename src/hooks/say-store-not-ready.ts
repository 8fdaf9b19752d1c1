import type { CollectionAfterChangeHook } from 'payload'
import { filesNotReady, isStoreError } from '../media-files/s3-client'
import { PlainError } from '../problems/plain-error'

/** An upload that failed only after this long, in milliseconds, has kept all others waiting. */
const longWait = 5_000
/** How long nothing more is uploaded then: those who queue would wait for the same silence, one after the other. */
const pause = 30_000

/** A store that doesn't answer is no fault of this program: 503, and the upload is taken back. */
export const sayStoreNotReady = (upload: CollectionAfterChangeHook): CollectionAfterChangeHook => {
  let pausedUntil = 0
  return async (args) => {
    const begun = Date.now()
    if (args.req.file && begun < pausedUntil) {
      throw filesNotReady(
        new PlainError('The store did not answer a moment ago, and is left alone for a while.'),
      )
    }
    try {
      return (await upload(args)) as unknown
    } catch (error) {
      if (!isStoreError(error)) throw error
      if (Date.now() - begun > longWait) pausedUntil = Date.now() + pause
      throw filesNotReady(error)
    }
  }
}
