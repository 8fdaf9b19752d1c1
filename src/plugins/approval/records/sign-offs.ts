import type { PayloadRequest, Where } from 'payload'
import { relatedId, storedId } from '@kpsa/payload-content'
import { asSlug, type Item } from '../item'
import { nextMoment, orClash } from '@kpsa/payload-transaction'
import { approvalOf, type Approval, type Person } from '../options'
import { ownerEntry } from './owner-entry'

type Decision = 'approve' | 'request-changes' | 'accept' | 'decline'

/** One decision of one party about one version. `party` is null where it is about the shared place. */
export type SignOff = {
  itemCollection: string
  itemId: string
  itemTitle: string
  version: string
  /** When the version was submitted: submitting again asks every party again. RFC 3339 UTC. */
  submittedAt: string | null
  party: string | null
  decision: Decision
  by: string
  byName: string
  role: string
  note: string
  at: string
}

/** Of what ended because a party was waited for no more: nobody of theirs has decided, and they are asked anew. */
export const systemRole = 'system'

/** The field of a sign-off that names the item's owner; the party that decided stands in the owner's own field. */
export const itemOwnerField = (ownerField: string): string =>
  `item${ownerField.charAt(0).toUpperCase()}${ownerField.slice(1)}`

/** Decisions that fit, oldest first, in the caller's transaction. */
export const findSignOffs = async (
  req: PayloadRequest,
  { owner }: Pick<Approval, 'owner'>,
  where: Where,
): Promise<SignOff[]> => {
  const { docs } = await req.payload.db.find<SignOff & Record<string, unknown>>({
    collection: asSlug('sign-offs'),
    where,
    sort: 'at',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs.map((doc) => ({ ...doc, party: relatedId(doc[owner.field]) ?? null }))
}

/** Every decision about an item, oldest first. */
export const signOffsOf = (req: PayloadRequest, collection: string, itemId: string): Promise<SignOff[]> =>
  findSignOffs(req, approvalOf(req, collection), {
    and: [{ itemCollection: { equals: collection } }, { itemId: { equals: itemId } }],
  })

/** The newest decision of each party about this submission of this version. */
export const decisionsAbout = (
  signOffs: readonly SignOff[],
  item: Pick<Item, 'workflow'>,
  version: string,
): Map<string, SignOff> => {
  const result = new Map<string, SignOff>()
  for (const signOff of signOffs) {
    const counts =
      signOff.party !== null &&
      signOff.version === version &&
      signOff.submittedAt === item.workflow.submittedAt &&
      (signOff.decision === 'approve' || signOff.decision === 'request-changes')
    if (counts) result.set(signOff.party as string, signOff)
  }
  return result
}

/**
 * What may be there once: a unique index keeps two processes from recording one decision twice. A party approves, or
 * sends back, a submission of a version once; it may accept, decline and accept again, so these are numbered.
 */
const keyOf = async (
  req: PayloadRequest,
  { itemCollection, itemId, version, submittedAt, decision }: Omit<SignOff, 'party'>,
  party: string | null,
): Promise<string> => {
  const ofParty = [itemCollection, itemId, party ?? 'shared']
  if (decision === 'approve' || decision === 'request-changes') {
    return [...ofParty, version, submittedAt ?? '', decision].join(' ')
  }
  const answers = (await signOffsOf(req, itemCollection, itemId)).filter(
    (signOff) => signOff.party === party && (signOff.decision === 'accept' || signOff.decision === 'decline'),
  )
  return [...ofParty, 'answer', answers.length + 1].join(' ')
}

/** @throws WriteClash where another process recorded the same decision at the same moment */
export const recordSignOff = async (
  req: PayloadRequest,
  person: Person,
  given: Pick<SignOff, 'itemCollection' | 'version' | 'party' | 'decision' | 'role' | 'note'> & {
    item: Item
  },
): Promise<void> => {
  const { item, party, ...rest } = given
  const { field, collection } = approvalOf(req, rest.itemCollection).owner
  const signOff: Omit<SignOff, 'party'> & Record<string, unknown> = {
    ...rest,
    itemId: item.id,
    itemTitle: item.title ?? '',
    [field]: party === null ? null : storedId(req, collection, party),
    ...ownerEntry(req, rest.itemCollection, item, itemOwnerField(field)),
    submittedAt: item.workflow.submittedAt,
    by: person.id,
    byName: person.name,
    at: nextMoment(),
  }
  const data = { ...signOff, key: await keyOf(req, signOff, party) }
  await orClash(req.payload.db.create({ collection: asSlug('sign-offs'), data, req, returning: false }))
}
