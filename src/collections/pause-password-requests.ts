import type { CollectionBeforeOperationHook } from 'payload'
import { ProblemError } from '../server/errors'

/** As long as Payload's own pause. */
const pauseMs = 15_000
const newestRequest = new Map<string, number>()

/**
 * One request for a new password per address and pause, whether or not there is such an account. Payload's own
 * pause is off (users.ts): it writes beside the transaction that is open, and on SQLite, with its one writer,
 * waits for itself.
 */
export const pausePasswordRequests: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'forgotPassword') return
  const { email } = args.data as { email?: unknown }
  if (typeof email !== 'string') return
  const now = Date.now()
  for (const [address, at] of newestRequest) if (now - at >= pauseMs) newestRequest.delete(address)
  const address = email.toLowerCase().trim()
  if (newestRequest.has(address)) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('Retry-After', String(pauseMs / 1000))
    throw new ProblemError('too-many-requests')
  }
  newestRequest.set(address, now)
}
