import { addDataAndFileToRequest, type Endpoint, type Payload } from 'payload'
import { ProblemError } from '../problems/errors'
import { logger } from '../settings/logger'

/** As long as Payload's own pause. */
const pauseMs = 15_000
const newestRequests = new WeakMap<Payload, Map<string, number>>()

/**
 * One request for a new password per address and pause, whether or not there is such an account. Payload's own
 * pause is off (users.ts): it writes beside the transaction that is open, and on SQLite, with its one writer,
 * waits for itself.
 */
const isTooSoon = (payload: Payload, address: string): boolean => {
  const now = Date.now()
  const newestRequest = newestRequests.get(payload) ?? new Map<string, number>()
  newestRequests.set(payload, newestRequest)
  for (const [known, at] of newestRequest) if (now - at >= pauseMs) newestRequest.delete(known)
  if (newestRequest.has(address)) return true
  newestRequest.set(address, now)
  return false
}

const sendLink = (payload: Payload, email: string): void => {
  payload
    .forgotPassword({ collection: 'users', data: { email } })
    .catch((error: unknown) => logger.error({ err: error }, 'a link for a new password was not sent'))
}

/**
 * `POST /api/users/forgot-password` `{email}` → `{message}`, in place of Payload's own. It answers before it looks
 * whether there is such an account, since finding one and writing to it takes longer than finding none.
 */
export const forgotPassword: Endpoint = {
  path: '/forgot-password',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const { email } = (req.data ?? {}) as { email?: unknown }
    if (typeof email !== 'string' || email.trim() === '') {
      throw new ProblemError('invalid-data', 'Say for which e-mail address: send its `email`.')
    }
    if (isTooSoon(req.payload, email.toLowerCase().trim())) {
      req.responseHeaders ??= new Headers()
      req.responseHeaders.set('Retry-After', String(pauseMs / 1000))
      throw new ProblemError('too-many-requests')
    }
    sendLink(req.payload, email)
    return Response.json({ message: req.t('general:success') })
  },
}
