import type { Payload, PayloadRequest } from 'payload'
import { orClash } from '../workflow/transaction'

/** The newest entry of the audit log: its number and its hash; 0 and empty where there is none. */
export type ChainHead = { number: number; hash: string }

type Counter = { id: string; value: number; hash?: string | null }
type InTransaction = { transactionID?: PayloadRequest['transactionID'] }

const name = 'audit'

const storedHead = (payload: Payload, req: InTransaction): Promise<Counter | null> =>
  payload.db.findOne<Counter>({ collection: 'counters', where: { name: { equals: name } }, req })

/** @param req of the transaction; without one, what is committed */
export const readHead = async (payload: Payload, req: InTransaction = {}): Promise<ChainHead> => {
  const counter = await storedHead(payload, req)
  return { number: counter?.value ?? 0, hash: counter?.hash ?? '' }
}

/** Kept beside the entries, so that it shows where the newest ones are cut off. */
export const moveHead = async (
  payload: Payload,
  req: InTransaction,
  { number, hash }: ChainHead,
): Promise<void> => {
  const data = { name, value: number, hash }
  const counter = await storedHead(payload, req)
  if (counter) {
    await payload.db.updateOne({ collection: 'counters', id: counter.id, data, req, returning: false })
  } else {
    await orClash(payload.db.create({ collection: 'counters', data, req }))
  }
}
