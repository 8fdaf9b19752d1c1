import type { Payload, PayloadRequest } from 'payload'
import { orClash } from '@kpsa/payload-transaction'

/** The newest entry of the audit log: its number and its hash; 0 and empty where there is none. */
export type ChainHead = { number: number; hash: string }

/** With where it is stored, once it is. */
export type StoredHead = ChainHead & { id?: string | number }

type Counter = { id: string | number; value: number; hash?: string | null }
type InTransaction = { transactionID?: PayloadRequest['transactionID'] }

const name = 'audit'

const storedHead = (payload: Payload, req: InTransaction): Promise<Counter | null> =>
  payload.db.findOne<Counter>({ collection: 'counters', where: { name: { equals: name } }, req })

/** @param req of the transaction; without one, what is committed */
export const readHead = async (payload: Payload, req: InTransaction = {}): Promise<StoredHead> => {
  const counter = await storedHead(payload, req)
  return { id: counter?.id, number: counter?.value ?? 0, hash: counter?.hash ?? '' }
}

/**
 * Kept beside the entries, so that it shows where the newest ones are cut off.
 *
 * @param id where the head is stored, as it was read in this transaction
 */
export const moveHead = async (
  payload: Payload,
  req: InTransaction,
  id: StoredHead['id'],
  { number, hash }: ChainHead,
): Promise<void> => {
  const data = { name, value: number, hash }
  if (id !== undefined) {
    await payload.db.updateOne({ collection: 'counters', id, data, req, returning: false })
  } else {
    await orClash(payload.db.create({ collection: 'counters', data, req }))
  }
}
