import type { PayloadRequest } from 'payload'
import { auditOf } from './records/audit'
import type { Item } from './item'
import { approvalOf } from './options'
import { requiredParties, type Party } from './parties'
import { signOffsOf } from './records/sign-offs'

/** Asks parties to sign; who signs for a party is the project's to know. */
export const tellParties = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  parties: readonly Party[],
  note: string,
): Promise<void> => {
  const { notify } = approvalOf(req, collection)
  await notify(req, {
    what: 'submitted',
    collection,
    item,
    parties: parties.map(({ id }) => id),
    people: [],
    note,
  })
}

/** Tells of a new submission. */
export const tellSigners = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  note: string | undefined,
): Promise<void> =>
  tellParties(req, collection, item, await requiredParties(req, collection, item), note ?? '')

const submitterOf = ({ workflow: { submittedBy } }: Item): string[] => (submittedBy ? [submittedBy] : [])

/** Tells whoever submitted an item what became of it. */
export const tellAuthor = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  what: 'changes-requested' | 'published',
  note = '',
): Promise<void> => {
  const { notify } = approvalOf(req, collection)
  await notify(req, { what, collection, item, parties: [], people: submitterOf(item), note })
}

/** From the records, since an edit after the approval has emptied the item's own `submittedBy`. */
const submitterInRecords = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  version: string,
): Promise<string[]> => {
  const submission = (await auditOf(req, collection, id)).findLast(
    (entry) => entry.action === 'submit' && entry.version === version,
  )
  return submission?.by == null ? [] : [submission.by]
}

/** Tells whoever submitted a version that it was withdrawn together with what it goes with. */
export const tellWithdrawnAlong = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  version: string,
  note: string,
): Promise<void> => {
  const { notify } = approvalOf(req, collection)
  const people = await submitterInRecords(req, collection, item.id, version)
  await notify(req, { what: 'withdrawn-along', collection, item, parties: [], people, note })
}

/**
 * Tells everybody who counted on it, each once, that an approved version does not go live, or come down, at its time:
 * who submitted it, and everybody who signed it.
 *
 * @param approved the version that this is about
 */
export const tellAllConcerned = async (
  req: PayloadRequest,
  collection: string,
  approved: Item,
  version: string,
  what: 'stopped' | 'not-published' | 'not-withdrawn' | 'given-back',
  note: string,
): Promise<void> => {
  const submitters = await submitterInRecords(req, collection, approved.id, version)
  const signers = (await signOffsOf(req, collection, approved.id)).filter(
    (signOff) => signOff.version === version && signOff.decision === 'approve',
  )
  const people = [...new Set([...submitters, ...signers.map(({ by }) => by)])]
  const { notify } = approvalOf(req, collection)
  await notify(req, { what, collection, item: approved, parties: [], people, note })
}
