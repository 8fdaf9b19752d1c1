import type { PayloadRequest } from 'payload'
import { orClash } from '../transaction/in-transaction'
import { inTurnWithin } from '../transaction/turns-in-transaction'

type Counter = { id: string; value: number }

type CounterName = 'publications' | 'webhook-deliveries'

/**
 * The next numbers in the order of all changes to publications, or of all messages. The counter is read and written in
 * the caller's transaction, so numbers become visible in their order: who has seen n has seen everything before it.
 *
 * @param count how many, at least one
 * @returns the first of them
 */
export const takeSequence = (req: PayloadRequest, name: CounterName, count: number): Promise<number> =>
  inTurnWithin(req, name, async () => {
    const inTransaction = { transactionID: req.transactionID }
    const counter = await req.payload.db.findOne<Counter>({
      collection: 'counters',
      where: { name: { equals: name } },
      req: inTransaction,
    })
    const first = (counter?.value ?? 0) + 1
    const value = first + count - 1
    const data = { name, value }
    if (counter) {
      await req.payload.db.updateOne({
        collection: 'counters',
        id: counter.id,
        data,
        req: inTransaction,
        returning: false,
      })
    } else {
      await orClash(req.payload.db.create({ collection: 'counters', data, req: inTransaction }))
    }
    return first
  })

export const nextSequence = (req: PayloadRequest, name: CounterName = 'publications'): Promise<number> =>
  takeSequence(req, name, 1)

/**
 * Says that what delivery shows has changed: its prepared answers hold for one value of the counter. Comes after the
 * writing, since a lone MongoDB has no transactions, and whoever reads the new value must find the new content.
 */
export const moveState = async (req: PayloadRequest): Promise<void> => {
  await nextSequence(req)
}
