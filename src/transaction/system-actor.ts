import type { PayloadRequest } from 'payload'

/**
 * The program itself as an actor: seeding, scheduled jobs, reconciling. It travels under a symbol in the
 * request's context, so only code of this program can name itself, and it must say what it is doing.
 */
const systemKey = Symbol('acting for the system')

/** Payload takes a context without a named key for an empty one, and drops it; hence the second, which says nothing. */
export const actingFor = (purpose: string): Record<string | symbol, string> => ({
  [systemKey]: purpose,
  actor: 'system',
})

/** What the system is doing in this request; undefined where a person, or nobody, acts. */
export const systemPurpose = (req: PayloadRequest): string | undefined =>
  (req.context as Record<symbol, string | undefined>)[systemKey]
