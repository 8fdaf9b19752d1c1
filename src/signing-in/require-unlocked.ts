import type { PayloadRequest } from 'payload'
import { ProblemError } from '../problems/errors'

/**
 * @param lockedUntil RFC 3339; nothing where it is not locked
 * @param sentence what is told to whoever has to wait
 * @throws ProblemError too-many-requests, with the seconds to wait
 */
export const requireUnlocked = (
  req: PayloadRequest,
  lockedUntil: string | null | undefined,
  sentence: string,
): void => {
  const waitMs = lockedUntil ? new Date(lockedUntil).getTime() - Date.now() : 0
  if (waitMs <= 0) return
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(Math.ceil(waitMs / 1000)))
  throw new ProblemError('too-many-requests', sentence)
}
