import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { recordAudit } from '../records/audit'
import { requirePerson } from './authorise'
import { tellAuthor } from '../notices'
import { approvalOf } from '../options'
import { recordSignOff } from '../records/sign-offs'
import { requireVersionShown, signingParties } from '../signing'
import { transitionOf } from '../states'
import { inTransaction } from '@kpsa/payload-transaction'
import { newestVersion } from '../versions/versions'
import { writeWorkflow } from '../storing/write-workflow'

/**
 * Sends the version shown back to its author, with a reason. What is live stays live.
 *
 * @throws ApprovalError not-found, not-signed-in, note-required, version-required, version-changed, wrong-state; the
 * refusals not-yours, not-a-signer
 */
export const requestChanges = (
  req: PayloadRequest,
  collection: string,
  id: string,
  body: { version?: string; note?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const item = await newestVersion(req, collection, id)
    const person = requirePerson(req, collection)
    const { mine } = await signingParties(req, collection, item)
    if (!body.note?.trim()) throw new ApprovalError('note-required')
    const name = await requireVersionShown(req, collection, 'request-changes', item, body.version)
    const roles = approvalOf(req, collection).signsFor(req)
    for (const party of mine) {
      await recordSignOff(req, person, {
        item,
        itemCollection: collection,
        version: name.version,
        party: party.id,
        decision: 'request-changes',
        role: roles[party.id] ?? '',
        note: body.note,
      })
    }
    await writeWorkflow(req, {
      collection,
      item,
      name,
      status: 'draft',
      live: 'stays',
      workflow: { ...item.workflow, state: transitionOf('request-changes').to },
    })
    const { version } = name
    await recordAudit(req, collection, item, { action: 'request-changes', version, note: body.note })
    await tellAuthor(req, collection, item, 'changes-requested', body.note)
  })
