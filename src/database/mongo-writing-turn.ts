import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from 'mongodb'
import { logger } from '../settings/logger'
import { ProblemError } from '../problems/errors'
import { giveLeaseBack, takeLease } from './mongo-lease'

const name = 'writing'
/** After a crash others wait for so long, in milliseconds; a holder that lives renews it. */
const leaseMs = 10_000
const longestWaitMs = 30_000
const lookEveryMs = 25

/**
 * On a MongoDB without transactions, a command such as `npm run reconcile` and the program beside it take turns to
 * write. Within a process a queue comes before this.
 *
 * @param holder names the program
 * @throws ProblemError others-saved, after 30 s of waiting
 */
export const takeWritingTurn = async (db: Db, holder: string): Promise<{ release: () => Promise<void> }> => {
  const patience = Date.now() + longestWaitMs
  while (!(await takeLease(db, name, holder, leaseMs))) {
    if (Date.now() > patience) throw new ProblemError('others-saved')
    await wait(lookEveryMs)
  }
  const report = (error: unknown) => logger.warn({ err: error }, 'the turn to write could not be renewed')
  const renewing = setInterval(() => {
    takeLease(db, name, holder, leaseMs).catch(report)
  }, leaseMs / 4)
  return {
    release: async () => {
      clearInterval(renewing)
      await giveLeaseBack(db, name, holder).catch(report)
    },
  }
}
