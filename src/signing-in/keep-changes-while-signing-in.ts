import {
  AuthenticationError,
  createLocalReq,
  type BaseDatabaseAdapter,
  type CollectionBeforeOperationHook,
  type Config,
} from 'payload'
import { endSessions } from './end-sessions'

type Person = { id: string; hash?: string | null; sessions?: Session[] | null }
type Session = { id: string; expiresAt: string | Date }
type Write = Parameters<BaseDatabaseAdapter['updateOne']>[0]
type SessionWrite = Write & { id: string; data: Person & { sessions: Session[] } }

const signsIn = Symbol('signs in')

/** So that the write of the new session can be told from every other one. */
export const noteSigningIn: CollectionBeforeOperationHook = ({ operation, req }) => {
  // With a named key besides, or Payload takes the context for an empty one.
  if (operation === 'login') Object.assign(req.context, { [signsIn]: true, changes: 'sessions' })
}

const isLiving = ({ expiresAt }: Session): boolean => new Date(expiresAt) > new Date()

/**
 * Within the transaction that Payload has begun. What it goes on with, and answers, is the person as they are now.
 *
 * @throws AuthenticationError where the password that was tried is no longer the person's
 */
const bringUpToDate = async (db: BaseDatabaseAdapter, { id, data, req }: SessionWrite): Promise<void> => {
  const now = await db.findOne<Person>({ collection: 'users', where: { id: { equals: id } }, req })
  if (!now || now.hash !== data.hash) throw new AuthenticationError(req?.t)
  // Payload adds the new session at the end.
  const sessions = [...(now.sessions ?? []).filter(isLiving), ...data.sessions.slice(-1)]
  Object.assign(data, now, { sessions, updatedAt: null })
}

/** After too many wrong passwords, outside any transaction: of the sessions, those stay that both know. */
const keepSessions = async (db: BaseDatabaseAdapter, { id, data }: SessionWrite): Promise<null> => {
  const kept = new Set(data.sessions.map((session) => session.id))
  await endSessions(await createLocalReq({}, db.payload), id, (session) => kept.has(session))
  return null
}

const isSessionWrite = (write: Write): write is SessionWrite =>
  write.collection === 'users' && write.id !== undefined && Array.isArray(write.data.sessions)

/**
 * A database adapter like the one given, but that signing in undoes nothing.
 *
 * Payload's signing in reads a person's whole record, tries the password, which takes a good part of a second, and
 * writes back all that it had read, with one session more; after too many wrong passwords at once, with some
 * sessions fewer. What changed meanwhile would be undone: roles, a new password, sessions that were ended, and
 * sessions that others have begun. With this, it writes the person as they are by then.
 */
export const keepChangesWhileSigningIn = (adapter: Config['db']): Config['db'] => ({
  ...adapter,
  init(args) {
    const db = adapter.init(args)
    const updateOne: (write: Write) => Promise<unknown> = db.updateOne.bind(db)
    db.updateOne = async (write) => {
      if (!isSessionWrite(write)) return updateOne(write)
      if (!write.req) return keepSessions(db, write)
      const context = write.req.context as Record<symbol, unknown> | undefined
      if (!context?.[signsIn]) return updateOne(write)
      delete context[signsIn]
      await bringUpToDate(db, write)
      return updateOne(write)
    }
    return db
  },
})
