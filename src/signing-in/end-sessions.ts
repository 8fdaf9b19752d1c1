import type { CollectionAfterDeleteHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { relatedId } from '../content/related-id'
import { inTransaction } from '../transaction/in-transaction'
import { mayHoldSessions } from './sign-in-without-room'
import { removeSecondFactor } from './second-factor-record'

/**
 * Ends a person's sessions: all, or but for those named by `keep`. Writes the whole record, since on SQLite a write
 * with one list empties all lists that it does not name.
 */
export const endSessions = (
  req: PayloadRequest,
  person: string,
  keep: (session: string) => boolean = () => false,
): Promise<void> => {
  // Alone, it counts at once also where it cannot be stored; as a part of something else, it fails with that.
  const context = req.transactionID ? {} : mayHoldSessions
  return inTransaction(req, async () => {
    const { db } = req.payload
    const within = { transactionID: req.transactionID, context }
    const where = { id: { equals: person } }
    const user = await db.findOne<Person>({ collection: 'users', where, req: within })
    if (!user) return
    const sessions = (user.sessions ?? []).filter(({ id }) => keep(id))
    await db.updateOne({
      collection: 'users',
      id: person,
      data: { ...user, sessions, updatedAt: null },
      returning: false,
      req: within,
    })
  })
}

type Row = { school?: unknown; roles?: string[] | null; coverFrom?: unknown; coverUntil?: unknown }

type Person = {
  id: string
  allianceAdmin?: boolean | null
  schools?: Row[] | null
  sessions?: { id: string }[] | null
}

const momentOf = (value: unknown): string | null =>
  value ? new Date(value as string | Date).toISOString() : null

/** What a person may do, in a form that can be compared. */
const rightsOf = (person: Pick<Person, 'allianceAdmin' | 'schools'>): string =>
  JSON.stringify([
    person.allianceAdmin === true,
    (person.schools ?? []).map(({ school, roles, coverFrom, coverUntil }) => [
      relatedId(school),
      [...(roles ?? [])].sort(),
      momentOf(coverFrom),
      momentOf(coverUntil),
    ]),
  ])

/** Whoever is given another role, or loses one, signs in again. Payload itself ends sessions with the password. */
export const endSessionsOnRoleChange: CollectionBeforeChangeHook<Person> = ({
  data,
  originalDoc,
  operation,
}) => {
  if (operation !== 'update' || !originalDoc) return data
  const { schools = originalDoc.schools, allianceAdmin = originalDoc.allianceAdmin } = data
  return rightsOf({ schools, allianceAdmin }) === rightsOf(originalDoc) ? data : { ...data, sessions: [] }
}

/** With the account goes its second factor. */
export const forgetSecondFactor: CollectionAfterDeleteHook = ({ id, req }) =>
  removeSecondFactor(req, String(id))
