import { setTimeout as wait } from 'node:timers/promises'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

const mostAttempts = 5

/**
 * MongoDB's label for "another transaction came in between, and nothing of this one was written: begin again"
 * (MongoDB manual, "Transactions": TransientTransactionError). SQLite's writers queue, and never meet it.
 */
export const isTransient = (error: unknown): boolean =>
  error instanceof Error &&
  'errorLabels' in error &&
  Array.isArray(error.errorLabels) &&
  error.errorLabels.includes('TransientTransactionError')

/**
 * Runs the work in the request's transaction, beginning and ending one where there is none yet. Everything
 * inside must be given this `req`: on SQLite a call without it would wait for the one writer, that is, for itself.
 *
 * Where the transaction is its own and another one came in between, the whole work runs again, up to five times.
 *
 * @throws whatever the work throws, after rolling back.
 */
export const inTransaction = async <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    const own = await initTransaction(req)
    try {
      const result = await work()
      if (own) await commitTransaction(req)
      return result
    } catch (error) {
      if (!own) throw error
      await killTransaction(req)
      if (attempt === mostAttempts || !isTransient(error)) throw error
      // By chance, so that two who met do not meet again.
      await wait(attempt * (10 + Math.random() * 40))
    }
  }
}
