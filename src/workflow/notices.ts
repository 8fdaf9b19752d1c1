import type { PayloadRequest } from 'payload'
import { auditOf } from './audit'
import type { Item } from './item'
import { approvalOf } from './options'
import { requiredParties } from './parties'
import { signOffsOf } from './sign-offs'

/** Tells of a new submission; who signs for a party is the project's to know. */
export const tellSigners = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  note: string | undefined,
): Promise<void> => {
  const parties = (await requiredParties(req, collection, item)).map(({ id }) => id)
  const { notify } = approvalOf(req, collection)
  await notify(req, { what: 'submitted', collection, item, parties, people: [], note: note ?? '' })
}

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

/**
 * Tells everybody who counted on it, each once, that an approved version does not go live at its time: who submitted
 * it, and everybody who signed it.
 *
 * @param approved the version that was scheduled
 */
export const tellAllConcerned = async (
  req: PayloadRequest,
  collection: string,
  approved: Item,
  version: string,
  what: 'stopped' | 'not-published',
  note: string,
): Promise<void> => {
  // From the records, since an edit after the approval has emptied the item's own `submittedBy`.
  const submission = (await auditOf(req, collection, approved.id)).findLast(
    (entry) => entry.action === 'submit' && entry.version === version,
  )
  const signers = (await signOffsOf(req, collection, approved.id)).filter(
    (signOff) => signOff.version === version && signOff.decision === 'approve',
  )
  const people = [...new Set([submission?.by, ...signers.map(({ by }) => by)].filter((id) => id != null))]
  const { notify } = approvalOf(req, collection)
  await notify(req, { what, collection, item: approved, parties: [], people, note })
}
