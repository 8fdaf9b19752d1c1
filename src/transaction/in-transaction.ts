import { setTimeout as wait } from 'node:timers/promises'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

const mostAttempts = 5

/**
 * Somebody else wrote at the same moment what may be there once: a unique index said so. Nothing of this was kept, and
 * whoever begins again finds what the other one wrote.
 */
export class WriteClash extends Error {
  constructor(cause: unknown) {
    super('Others wrote the same at the same moment.', { cause })
    this.name = 'WriteClash'
  }
}

/** Turns a unique index's refusal into a WriteClash, for what the program writes by itself. */
export const orClash = async <T>(writing: Promise<T>): Promise<T> => {
  try {
    return await writing
  } catch (error) {
    // By name: Payload's class may be there twice, in Next's bundle and in the rest of the program.
    throw error instanceof Error && error.name === 'ValidationError' ? new WriteClash(error) : error
  }
}

/**
 * MongoDB's label for "another transaction came in between, and nothing of this one was written: begin again"
 * (MongoDB manual, "Transactions": TransientTransactionError), or a WriteClash. SQLite's writers queue, and meet neither.
 */
export const isTransient = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'WriteClash' ||
    ('errorLabels' in error &&
      Array.isArray(error.errorLabels) &&
      error.errorLabels.includes('TransientTransactionError')))

const readsWithin = new Map<string | number, Map<string, unknown>>()

/**
 * What has been read in the transaction under way, by what it was read for; undefined outside of `inTransaction`. Whoever
 * writes what is remembered there calls `forgetReads`.
 */
export const readsOf = async (
  req: Pick<PayloadRequest, 'transactionID'>,
): Promise<Map<string, unknown> | undefined> => {
  const id = await req.transactionID
  return id === undefined ? undefined : readsWithin.get(id)
}

export const forgetReads = async (req: Pick<PayloadRequest, 'transactionID'>): Promise<void> =>
  (await readsOf(req))?.clear()

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
    const id = await req.transactionID
    if (own && id !== undefined) readsWithin.set(id, new Map())
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
    } finally {
      if (own && id !== undefined) readsWithin.delete(id)
    }
  }
}
