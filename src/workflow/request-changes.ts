import type { PayloadRequest } from 'payload'
import { ProblemError } from '../server/errors'
import { requireSubmittedVersion, schoolsToSignFor } from './approve'
import { recordAudit } from './audit'
import { requireActor } from './authorise'
import type { ApprovedCollection } from './item'
import { notifyAuthor } from './notifications'
import { requiredSchools } from './schools'
import { recordSignOff } from './sign-offs'
import { inTransaction } from './transaction'
import { liveVersion, newestVersion } from './versions'
import { writeWorkflow } from './write-workflow'

/**
 * Sends the version shown back to its author, with a reason. What is live stays live.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school, only-headteacher, note-required,
 * version-required, version-changed, wrong-state
 */
export const requestChanges = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  body: { version?: string; note?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const item = await newestVersion(req, collection, id)
    const actor = requireActor(req)
    const mine = schoolsToSignFor(actor, item, await requiredSchools(req, item))
    if (!body.note?.trim()) throw new ProblemError('note-required')
    const version = await requireSubmittedVersion(req, collection, item, body.version)
    const live = await liveVersion(req, collection, id)
    for (const school of mine) {
      await recordSignOff(req, actor, {
        item,
        itemCollection: collection,
        version,
        school: school.id,
        decision: 'request-changes',
        note: body.note,
      })
    }
    await writeWorkflow(req, {
      collection,
      item,
      version,
      status: 'draft',
      keepLive: live !== undefined,
      workflow: { ...item.workflow, state: 'changes-requested', version },
    })
    await recordAudit(req, collection, item, { action: 'request-changes', version, note: body.note })
    await notifyAuthor(req, collection, item, 'changes-requested', body.note)
  })
