import type { PayloadRequest } from 'payload'
import { actorOf } from '../access/roles'
import { systemPurpose } from '../access/system-actor'
import { addressBehind } from '../server/request-address'
import { nextMoment } from '../workflow/moment'
import { inTransaction } from '../workflow/transaction'
import { hashOfEntry, type AuditEntry, type Happening } from './audit-entry'
import { moveHead, readHead, type ChainHead } from './chain-head'

type Doer = Pick<AuditEntry, 'by' | 'byName' | 'address'>

/** Who stands behind the request; the system has no address. */
const doerOf = (req: PayloadRequest): Doer => {
  const actor = actorOf(req)
  if (actor) return { by: actor.id, byName: actor.name, address: addressBehind(req) }
  const purpose = systemPurpose(req)
  return {
    by: null,
    byName: `the system (${purpose ?? 'unnamed'})`,
    address: purpose === undefined ? addressBehind(req) : '',
  }
}

/** A lone MongoDB takes turns instead of transactions, and has no session for them. */
const isAllOrNothing = async (req: PayloadRequest): Promise<boolean> => {
  const id = await req.transactionID
  const { sessions } = req.payload.db as { sessions?: Record<string, unknown> }
  return id !== undefined && sessions?.[id] !== undefined
}

/** Where there are no transactions, a crash can leave an entry behind which the head was not moved to any more. */
const headToFollow = async (req: PayloadRequest): Promise<ChainHead> => {
  const head = await readHead(req.payload, req)
  if (await isAllOrNothing(req)) return head
  const left = await req.payload.db.findOne<AuditEntry & { id: string }>({
    collection: 'audit-entries',
    where: { number: { equals: head.number + 1 } },
    req: { transactionID: req.transactionID },
  })
  if (!left || (left.previous ?? '') !== head.hash || hashOfEntry(left) !== left.hash) return head
  return { number: left.number, hash: left.hash }
}

/**
 * Adds an entry to the audit log, in the transaction of what it tells of. The only place that writes there.
 *
 * @param person who did it, where that is not who is signed in
 */
export const appendEntry = (
  req: PayloadRequest,
  happening: Happening,
  person?: { id: string; name: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const { number, hash: previous } = await headToFollow(req)
    const doer = person ? { by: person.id, byName: person.name, address: addressBehind(req) } : doerOf(req)
    const entry = {
      version: '',
      note: '',
      ...happening,
      ...doer,
      at: nextMoment(),
      number: number + 1,
      previous,
    }
    const hash = hashOfEntry(entry)
    const transaction = { transactionID: req.transactionID }
    await req.payload.db.create({
      collection: 'audit-entries',
      data: { ...entry, hash },
      req: transaction,
      returning: false,
    })
    await moveHead(req.payload, transaction, { number: number + 1, hash })
  })
