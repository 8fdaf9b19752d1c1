import type { Db } from 'mongodb'

/** Something that one process holds at a time. `until` is when it is anybody's again, should its holder say nothing. */
type Lease = { _id: string; holder: string; until: Date; since: Date }

const leases = (db: Db) => db.collection<Lease>('leases')

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11000

/**
 * Takes, or renews, a lease by one conditional write, where nobody else holds it.
 *
 * @param name what is held
 * @param holder names the process
 * @returns whether it is held by this one now
 */
export const takeLease = async (db: Db, name: string, holder: string, ms: number): Promise<boolean> => {
  const now = new Date()
  const until = new Date(now.getTime() + ms)
  const free = { _id: name, $or: [{ holder }, { until: { $lte: now } }] }
  const taken = await leases(db).updateOne(free, { $set: { holder, until } })
  if (taken.matchedCount > 0) return true
  try {
    await leases(db).insertOne({ _id: name, holder, until, since: now })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Until when somebody holds it; undefined where nobody does. */
export const heldUntil = async (db: Db, name: string): Promise<number | undefined> =>
  (await leases(db).findOne({ _id: name }))?.until.getTime()

/** Gives it back, where it is still held by this process. */
export const giveLeaseBack = async (db: Db, name: string, holder: string): Promise<void> => {
  await leases(db).deleteOne({ _id: name, holder })
}
