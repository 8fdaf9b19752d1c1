import type { CollectionBeforeDeleteHook } from 'payload'
import { ApprovalError } from '../approval-error'
import { auditOf } from '../records/audit'
import { personBehind } from '../verbs/authorise'
import type { Workflow } from '../item'
import { approvalOf } from '../options'
import { refusal } from '../refusals'
import { signOffsOf } from '../records/sign-offs'

/**
 * Only what was never public can be deleted; readers may hold a link to everything else. Nor can what somebody else has
 * ever signed: it is not one person's alone any more, and an edit that voids a signature does not make it so.
 */
export const guardDeletion: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const item = await req.payload.db.findOne<{ id: string; workflow?: Partial<Workflow> }>({
    collection: collection.slug,
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  if (item?.workflow?.firstPublishedAt) throw new ApprovalError('still-public')
  const history = await auditOf(req, collection.slug, String(id))
  if (history.some(({ action }) => action === 'publish')) throw new ApprovalError('still-public')
  const person = personBehind(req, collection.slug)?.id
  const signOffs = await signOffsOf(req, collection.slug, String(id))
  if (signOffs.some(({ decision, by }) => decision === 'approve' && by !== person)) {
    throw refusal(approvalOf(req, collection.slug), 'signed-by-others')
  }
}
