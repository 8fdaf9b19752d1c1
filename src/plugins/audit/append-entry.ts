import { storedId } from '@kpsa/payload-content'
import {
  inTransaction,
  inTurnWithin,
  nextMoment,
  orClash,
  readsOf,
  WriteClash,
} from '@kpsa/payload-transaction'
import type { PayloadRequest, Where } from 'payload'
import type { AuditEntry, HashedEntry, Happening } from './audit-entry'
import { moveHead, readHead, type ChainHead, type StoredHead } from './chain-head'
import { auditOf, slug, type Doer } from './options'

/** A lone MongoDB takes turns instead of transactions, and has no session for them. */
const isAllOrNothing = async (req: PayloadRequest): Promise<boolean> => {
  const id = await req.transactionID
  const { sessions } = req.payload.db as { sessions?: Record<string, unknown> }
  return id !== undefined && sessions?.[id] !== undefined
}

const firstWhere = async (
  req: PayloadRequest,
  where: Where,
  sort?: string,
): Promise<AuditEntry | undefined> => {
  const { docs } = await req.payload.db.find<AuditEntry & { id: string }>({
    collection: slug,
    where,
    limit: 1,
    pagination: false,
    ...(sort && { sort }),
    req: { transactionID: req.transactionID },
  })
  return docs[0]
}

/** The head that an entry of this very transaction was given: nobody else has moved it since. */
const headMoved = 'head of the audit log'

/** The entry to follow, the number to give, and where the head is stored. */
type Place = { head: ChainHead; number: number; storedAt: StoredHead['id'] }

/**
 * Mostly the head, and the next number. Where there are no transactions, a crash can leave an entry behind which the
 * head was not moved to any more: that one is followed. Anything else beyond the head was inserted, and numbers are
 * given once: so the next free one is given, which the command reports, and nobody is kept from publishing.
 */
const nextPlace = async (req: PayloadRequest): Promise<Place> => {
  const moved = (await readsOf(req))?.get(headMoved) as Required<StoredHead> | undefined
  if (moved) {
    const { id, ...head } = moved
    return { head, number: head.number + 1, storedAt: id }
  }
  const { id: storedAt, ...head } = await readHead(req.payload, req)
  const left = await firstWhere(req, { number: { equals: head.number + 1 } })
  if (!left) return { head, number: head.number + 1, storedAt }
  const follows = (left.previous ?? '') === head.hash && auditOf(req.payload).seals().isSound(left)
  if (follows && !(await isAllOrNothing(req))) {
    return { head: { number: left.number, hash: left.hash }, number: left.number + 1, storedAt }
  }
  const newest = await firstWhere(req, { number: { exists: true } }, '-number')
  return { head, number: Math.floor(newest?.number ?? head.number) + 1, storedAt }
}

/** @throws WriteClash where somebody else gave the same number at the same moment */
const append = async (req: PayloadRequest, said: HashedEntry): Promise<void> => {
  const { head, number, storedAt } = await nextPlace(req)
  const entry = { ...said, number, previous: head.hash }
  const hash = auditOf(req.payload).seals().seal(entry)
  const transaction = { transactionID: req.transactionID }
  await orClash(
    req.payload.db.create({
      collection: slug,
      data: { ...entry, hash },
      req: transaction,
      returning: false,
    }),
  )
  await moveHead(req.payload, transaction, storedAt, { number, hash })
  if (storedAt !== undefined && (await isAllOrNothing(req)))
    (await readsOf(req))?.set(headMoved, { id: storedAt, number, hash })
}

const mostAttempts = 5

/** An owner as the database has it. */
const storedOwner = (req: PayloadRequest, owner: string | null): unknown => {
  const { collection } = auditOf(req.payload).owner
  return owner !== null && collection !== undefined ? storedId(req, collection, owner) : owner
}

/**
 * Adds an entry to the audit log, in the transaction of what it tells of. The only place that writes there.
 *
 * @param person who did it, where that is not who is signed in
 */
export const appendEntry = (
  req: PayloadRequest,
  { capacity, owner, ...happening }: Happening,
  person?: { id: string; name: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const audit = auditOf(req.payload)
    const found = audit.doer(req)
    const doer: Doer = person ? { ...found, by: person.id, byName: person.name } : found
    const said = {
      version: '',
      note: '',
      ...happening,
      [audit.owner.field]: storedOwner(req, owner),
      ...doer,
      byName: capacity ? `${doer.byName}, ${capacity}` : doer.byName,
      at: nextMoment(),
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inTurnWithin(req, 'audit', () => append(req, said))
      } catch (error) {
        // Where nothing is rolled back, what was written before stays, and only this begins again.
        const again = error instanceof WriteClash && attempt < mostAttempts && !(await isAllOrNothing(req))
        if (!again) throw error
      }
    }
  })
