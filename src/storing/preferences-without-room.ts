import type { BaseDatabaseAdapter, Config } from 'payload'
import { isCannotStore } from './storage-failure'

type Write = { collection: string; data: Record<string, unknown>; req?: { transactionID?: unknown } }

/** Payload notes by itself how somebody last looked at a list, as it draws the list, and in no transaction. */
const isNoteOfView = ({ collection, req }: Write): boolean =>
  collection === 'payload-preferences' && (req?.transactionID ?? null) === null

/**
 * A database adapter like the one given, with which lists can be looked at where nothing can be stored: how somebody
 * last looked at them is forgotten then. All else that cannot be stored is told as ever.
 */
export const preferencesWithoutRoom = (adapter: Config['db']): Config['db'] => ({
  ...adapter,
  init(args) {
    const db = adapter.init(args)
    for (const name of ['create', 'updateOne'] as const) {
      const write = db[name].bind(db) as (given: Write) => Promise<unknown>
      const forgiving = async (given: Write): Promise<unknown> => {
        try {
          return await write(given)
        } catch (error) {
          if (!isNoteOfView(given) || !isCannotStore(error)) throw error
          return { id: 'not-stored', ...given.data }
        }
      }
      Object.assign(db, { [name]: forgiving } satisfies Partial<Record<keyof BaseDatabaseAdapter, unknown>>)
    }
    return db
  },
})
