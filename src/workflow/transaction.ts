import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

/**
 * Runs the work in the request's transaction, beginning and ending one where there is none yet. Everything
 * inside must be given this `req`: on SQLite a call without it would wait for the one writer, that is, for itself.
 *
 * @throws whatever the work throws, after rolling back.
 */
export const inTransaction = async <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> => {
  const own = await initTransaction(req)
  try {
    const result = await work()
    if (own) await commitTransaction(req)
    return result
  } catch (error) {
    if (own) await killTransaction(req)
    throw error
  }
}
