import type { PayloadRequest } from 'payload'
import { asSlug } from '../item'
import { approvalOf } from '../options'
import { relatedId } from '@kpsa/payload-content'
import type { SignOff } from './sign-offs'
import { inTransaction } from '@kpsa/payload-transaction'

type Stored = Omit<SignOff, 'party'> & { id: string | number } & Record<string, unknown>

/** Two clicks, or two processes, and not somebody who changed their mind and back. */
const atOneMomentMs = 5_000

const batch = 500

/** Everything about a decision but when it was stored. */
const sameDecision = (req: PayloadRequest, signOff: Stored): string => {
  const { field } = approvalOf(req, signOff.itemCollection).owner
  const { itemCollection, itemId, version, submittedAt, decision, by, role, note } = signOff
  const party = relatedId(signOff[field]) ?? null
  return JSON.stringify([itemCollection, itemId, version, submittedAt, party, decision, by, role, note])
}

const isUnderApproval = (req: PayloadRequest, { itemCollection }: Stored): boolean =>
  Boolean(
    (req.payload.collections as Record<string, { config: { custom?: { approval?: unknown } } }>)[
      itemCollection
    ]?.config.custom?.approval,
  )

/** A decision that was stored more than once. */
export type Doubled = { itemTitle: string; decision: string; byName: string; at: string; removed: number }

const doubles = async (req: PayloadRequest): Promise<{ first: Stored; others: Stored[] }[]> => {
  const first = new Map<string, Stored>()
  const others = new Map<string, Stored[]>()
  for (let page = 1; ; page += 1) {
    const { docs } = await req.payload.db.find<Stored>({
      collection: asSlug('sign-offs'),
      sort: 'at',
      limit: batch,
      page,
      req: { transactionID: req.transactionID },
    })
    for (const signOff of docs.filter((one) => isUnderApproval(req, one))) {
      const key = sameDecision(req, signOff)
      const known = first.get(key)
      const isDouble = known !== undefined && Date.parse(signOff.at) - Date.parse(known.at) <= atOneMomentMs
      if (isDouble) others.set(key, [...(others.get(key) ?? []), signOff])
      else first.set(key, signOff)
    }
    if (docs.length < batch) break
  }
  return [...others].flatMap(([key, more]) => {
    const one = first.get(key)
    return one ? [{ first: one, others: more }] : []
  })
}

/**
 * Removes decisions that two processes stored at one moment, before an index kept them from it; the first stays. What
 * each process told the audit log stays there.
 */
export const mendSignOffs = (req: PayloadRequest): Promise<Doubled[]> =>
  inTransaction(req, async () => {
    const found = await doubles(req)
    for (const { others } of found) {
      await req.payload.db.deleteMany({
        collection: asSlug('sign-offs'),
        where: { id: { in: others.map(({ id }) => id) } },
        req: { transactionID: req.transactionID },
      })
    }
    return found.map(({ first: { itemTitle, decision, byName, at }, others }) => ({
      itemTitle,
      decision,
      byName,
      at,
      removed: others.length,
    }))
  })
