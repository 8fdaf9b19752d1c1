import type { PayloadRequest } from 'payload'

const underWay = new Map<string, Promise<unknown>>()

/**
 * Does what reads a counter and moves it one at a time within a transaction. Payload deletes many documents side by
 * side in one transaction, where nothing else keeps their hooks apart.
 *
 * @param what is counted
 */
export const inTurnWithin = async <T>(
  req: Pick<PayloadRequest, 'transactionID'>,
  what: string,
  work: () => Promise<T>,
): Promise<T> => {
  const id = await req.transactionID
  if (id === undefined) return work()
  const key = `${what} ${id}`
  const before = underWay.get(key)
  const doing = before ? before.then(work, work) : work()
  underWay.set(key, doing)
  try {
    return await doing
  } finally {
    if (underWay.get(key) === doing) underWay.delete(key)
  }
}
