import type { Db, ObjectId } from 'mongodb'
import type { AuditEntry } from '../plugins/audit/audit-entry'
import { mendDoubledNumbers, type LoggedEntry, type OpenLog } from '../plugins/audit/mend-doubled-numbers'
import type { Seals } from '../plugins/audit/seals'

type Stored = AuditEntry & { _id: ObjectId; school?: ObjectId | string | null }

const asEntry = ({ _id, school, ...entry }: Stored): LoggedEntry => ({
  ...entry,
  id: String(_id),
  school: school ? String(school) : null,
})

const openLogInMongo = (db: Db): OpenLog => {
  const entries = db.collection<Stored>('audit-entries')
  const counters = db.collection<{ name: string; value: number; hash?: string | null }>('counters')
  /** Read at the beginning: ids are text everywhere else. */
  const ids = new Map<string, ObjectId>()
  return {
    head: async () => {
      const head = await counters.findOne({ name: 'audit' })
      return { number: head?.value ?? 0, hash: head?.hash ?? '' }
    },
    moveHead: async ({ number, hash }) => {
      await counters.updateOne({ name: 'audit' }, { $set: { value: number, hash } })
    },
    doubledNumbers: async () => {
      const seen = new Set<number>()
      const doubled = new Set<number>()
      for await (const { number } of entries.find({ number: { $gt: 0 } }, { projection: { number: 1 } })) {
        if (seen.has(number)) doubled.add(number)
        seen.add(number)
      }
      return [...doubled]
    },
    entriesWith: async (numbers) => {
      const found = await entries
        .find({ number: { $in: [...numbers] } })
        .sort({ _id: 1 })
        .toArray()
      for (const { _id } of found) ids.set(String(_id), _id)
      return found.map(asEntry)
    },
    move: async (id, { number, previous, note, hash }) => {
      const _id = ids.get(id)
      if (!_id) throw new Error(`the audit entry ${id} was not read before`)
      // Unset, not null: see makeWayForUniqueNumbers.
      await entries.updateOne(
        { _id },
        number === null
          ? { $set: { note, previous: null, hash: null } as never, $unset: { number: 1 } as never }
          : { $set: { note, previous, hash, number } as never },
      )
    },
  }
}

/**
 * Before the unique index of the audit log's numbers can be made, in a database from before it: mends numbers that are
 * there twice, and takes the plain index of the same name out of the way. The index is sparse: it leaves out what has no
 * number, and not what has one that is null.
 */
export const makeWayForUniqueNumbers = async (
  db: Db,
  seals: () => Seals,
  tell: (sentence: string) => void,
): Promise<void> => {
  const known = await db.listCollections({ name: 'audit-entries' }).toArray()
  if (known.length === 0) return
  const entries = db.collection('audit-entries')
  const plain = (await entries.indexes()).find(({ key }) => Object.keys(key).join() === 'number')
  if (plain?.unique) return
  for (const sentence of await mendDoubledNumbers(openLogInMongo(db), seals())) tell(sentence)
  await entries.updateMany({ number: { $type: 'null' } }, { $unset: { number: 1 } })
  if (plain?.name) await entries.dropIndex(plain.name)
}
