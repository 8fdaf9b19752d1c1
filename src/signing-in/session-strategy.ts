import { JWTAuthentication, type AuthStrategy, type Config, type Payload, type TypedUser } from 'payload'
import { pendingStrategy } from '../access/roles'
import { storageFailureOf } from '../storing/storage-failure'
import { secondFactorDue, type SecondFactorDue } from './second-factor-due'

/** All that somebody may ask for whose second factor is due. Everywhere else they are nobody. */
const openToPending = new Set([
  '/api/users/logout',
  '/api/users/second-factor',
  '/api/users/second-factor/begin',
  '/api/users/second-factor/confirm',
  '/api/users/second-factor/verify',
])

/** A member of staff with their session, as Payload's own strategy finds them. */
export type StaffUser = TypedUser & { id: string; _sid?: string; email: string }

type Session = { user: StaffUser; due: SecondFactorDue | undefined }

/** Whose session the cookie or token is, and whether it waits for a second factor. */
export const sessionBehind = async (
  args: Parameters<typeof JWTAuthentication>[0],
): Promise<Session | undefined> => {
  let failure: unknown
  const ask = args.payload.findByID.bind(args.payload)
  const findByID = async (asked: Parameters<Payload['findByID']>[0]): Promise<unknown> => {
    try {
      // Their schools by id: nobody who is given them looks at more of a school, and each request would read them.
      return await ask({ ...asked, depth: 0 })
    } catch (error) {
      failure = error
      throw error
    }
  }
  // Payload takes a database that does not answer for a session that is not there.
  const payload = Object.create(args.payload, { findByID: { value: findByID } }) as Payload
  const { user } = (await JWTAuthentication({ ...args, payload })) as { user: StaffUser | null }
  if (!user && storageFailureOf(failure)) throw failure
  if (user?.collection !== 'users') return undefined
  return { user, due: await secondFactorDue({ payload: args.payload }, user, user._sid) }
}

/**
 * In place of Payload's own strategy, which it asks: a session whose second factor is due is nobody's, but for
 * the few addresses that bring it to an end or make it whole.
 */
export const sessionStrategy: AuthStrategy = {
  name: 'session',
  authenticate: async (args) => {
    const { req } = args as { req?: { pathname?: string; context?: Record<string, unknown> } }
    const session = await sessionBehind(args).catch((error: unknown) => {
      // What is thrown here, Payload only logs.
      const failure = storageFailureOf(error)
      if (failure && req?.context) req.context.unreadableSession = failure
      throw error
    })
    if (!session) return { user: null }
    if (!session.due) return { user: session.user }
    if (req?.context) req.context.secondFactorDue = true
    if (!openToPending.has(req?.pathname ?? '')) return { user: null }
    return { user: { ...session.user, _strategy: pendingStrategy } }
  },
}

/** Payload adds its own strategy after ours. It would let those in whom ours keeps out. */
export const onlyOurStrategy: NonNullable<Config['onInit']> = (payload: Payload) => {
  payload.authStrategies = payload.authStrategies.filter(({ name }) => name !== 'local-jwt')
}
