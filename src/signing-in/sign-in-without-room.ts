import type {
  BaseDatabaseAdapter,
  CollectionAfterLogoutHook,
  CollectionBeforeOperationHook,
  Config,
  PayloadRequest,
} from 'payload'
import { isCannotStore } from '../storing/storage-failure'
import { HeldSignIns, type PersonSigningIn, type Session } from './held-sign-ins'

type Write = Parameters<BaseDatabaseAdapter['updateOne']>[0]
type TriesWrite = Write & { id: string; data: Parameters<HeldSignIns['holdTries']>[1] }
type SessionWrite = Write & { id: string; data: { sessions: Session[] } }

const comesOrGoes = Symbol('signs in, stays or signs out')

/**
 * For the context of a request that only ends or begins sessions, outside of any other transaction. With a named key
 * besides, or Payload takes the context for an empty one.
 */
export const mayHoldSessions = { [comesOrGoes]: true, changes: 'sessions' }

const note = (req: PayloadRequest): void => void Object.assign(req.context, mayHoldSessions)

/** So that what these write of sessions may be held where it cannot be stored. All else that fails is told. */
export const noteComing: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (operation === 'login' || operation === 'refresh') note(req)
}
export const noteGoing: CollectionAfterLogoutHook = ({ req }) => note(req)

const ofPerson = (write: Write): boolean => write.collection === 'users' && write.id !== undefined

/** Wrong passwords, and the lock that follows from them; Payload writes nothing else with them. */
const isTriesWrite = (write: Write): write is TriesWrite =>
  ofPerson(write) && Object.keys(write.data).every((name) => name === 'loginAttempts' || name === 'lockUntil')

const isSessionWrite = (write: Write): write is SessionWrite =>
  ofPerson(write) && Array.isArray(write.data.sessions)

const mayBeHeld = ({ req }: Write): boolean =>
  (req?.context as Record<symbol, unknown> | undefined)?.[comesOrGoes] === true

/** SQLite finds out at the commit that there is no room; until then, what signing in goes on with would be in vain. */
const commitNow = async (db: BaseDatabaseAdapter, req: Write['req']): Promise<void> => {
  const id = req?.transactionID
  if (!req || id === undefined || id === null) return
  delete req.transactionID
  await db.commitTransaction(await id)
}

/** What had begun is over; what comes next in this request is stored by itself, or held. */
const leaveTransaction = async (db: BaseDatabaseAdapter, req: Write['req']): Promise<void> => {
  const id = req?.transactionID
  if (!req || id === undefined || id === null) return
  delete req.transactionID
  await db.rollbackTransaction(await id)
}

/**
 * A database adapter like the one given, with which people can sign in and out where nothing can be stored: see
 * `HeldSignIns`. Wrong passwords are counted all the same.
 */
export const signInWithoutRoom = (adapter: Config['db']): Config['db'] => ({
  ...adapter,
  init(args) {
    const db = adapter.init(args)
    const findOne = db.findOne.bind(db)
    const updateOne: (write: Write) => Promise<unknown> = db.updateOne.bind(db)
    const held = new HeldSignIns(db, { findOne, updateOne: updateOne as BaseDatabaseAdapter['updateOne'] })

    const personAt = async (id: string): Promise<PersonSigningIn> =>
      held.over(
        (await findOne<PersonSigningIn>({ collection: 'users', where: { id: { equals: id } }, req: {} })) ?? {
          id,
        },
      )

    const writeTries = async (write: TriesWrite): Promise<unknown> => {
      // What is stored is behind what is held, and would be counted on from.
      if (!held.holdsTriesOf(write.id)) {
        try {
          return await updateOne(write)
        } catch (error) {
          if (!isCannotStore(error)) throw error
          await leaveTransaction(db, write.req)
        }
      }
      const person = await personAt(write.id)
      return { id: write.id, ...held.holdTries(person, write.data) }
    }

    const writeSessions = async (write: SessionWrite): Promise<unknown> => {
      try {
        const written = await updateOne(write)
        if (mayBeHeld(write)) await commitNow(db, write.req)
        held.forgetSessions(write.id, write.data.sessions)
        return written
      } catch (error) {
        if (!isCannotStore(error) || !mayBeHeld(write)) throw error
        await leaveTransaction(db, write.req)
        const { sessions } = await personAt(write.id)
        held.holdSessions(write.id, sessions ?? [], write.data.sessions)
        return null
      }
    }

    db.findOne = (async (query) => {
      const found = await findOne(query)
      return query.collection === 'users' ? held.over(found) : found
    }) as BaseDatabaseAdapter['findOne']
    db.updateOne = (async (write) => {
      if (isTriesWrite(write)) return writeTries(write)
      return isSessionWrite(write) ? writeSessions(write) : updateOne(write)
    }) as BaseDatabaseAdapter['updateOne']
    return db
  },
})
