import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { giveLeaseBack, heldUntil, takeLease } from './mongo-lease'
import { lacksTransactions, mongoBehind } from './mongo-behind'
import { logger } from '../settings/logger'

const name = 'authoring'
/** After a crash the next process waits for so long, in milliseconds. */
const leaseMs = 15_000
const renewEveryMs = 4_000
const lookEveryMs = 500

/** What a second process of the authoring role is told. */
export const onlyOneAuthor =
  'Another process of the authoring role works with this database, and this MongoDB has no transactions, without which two would mix up what they write. Stop the other one, start this one with --role delivery, or make the MongoDB a replica set.'

export type Authorship = { release: () => Promise<void> }

/**
 * Lets one process of the authoring role work where the database cannot keep several apart: a MongoDB without
 * transactions. A process that was killed is followed as soon as its lease has run out, within 15 seconds; one that
 * lives renews it, and so is noticed.
 *
 * @param lost is called where this process was away for so long that another took its place: it must write no more
 * @returns undefined where another process works there
 */
export const becomeAuthor = async (payload: Payload, lost: () => void): Promise<Authorship | undefined> => {
  if (!lacksTransactions(payload.db)) return { release: () => Promise.resolve() }
  const db = mongoBehind(payload.db)
  const holder = randomUUID()
  let seen: number | undefined
  while (!(await takeLease(db, name, holder, leaseMs))) {
    const until = await heldUntil(db, name)
    if (seen !== undefined && until !== undefined && until !== seen) return undefined
    seen = until
    await wait(lookEveryMs)
  }
  const renew = async (): Promise<void> => {
    // Whoever held it meanwhile may have written with it.
    if (!(await takeLease(db, name, holder, leaseMs))) lost()
  }
  const renewing = setInterval(() => {
    renew().catch((error: unknown) => logger.warn({ err: error }, 'the lease could not be renewed'))
  }, renewEveryMs)
  return {
    release: async () => {
      clearInterval(renewing)
      await giveLeaseBack(db, name, holder)
    },
  }
}
