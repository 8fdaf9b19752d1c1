import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { recordAudit } from '../records/audit'
import { requireWriter } from './authorise'
import { inTransaction, nextMoment } from '@kpsa/payload-transaction'
import { tellSigners } from '../notices'
import { approvalOf, ownerOf } from '../options'
import { partiesById } from '../parties'
import { refusal } from '../refusals'
import { requirePossible } from './require-possible'
import { transitionOf } from '../states'
import { nameOf } from '../versions/version-hash'
import { liveVersion, newestVersion } from '../versions/versions'
import { writeWorkflow } from '../storing/write-workflow'

/**
 * Asks for approval of the newest version.
 *
 * @throws ApprovalError not-found, not-signed-in, wrong-state, not-ready (with `problems`); the refusals
 * not-a-writer, not-yours, owner-excused
 */
export const submit = (
  req: PayloadRequest,
  collection: string,
  id: string,
  body: { note?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const item = await newestVersion(req, collection, id)
    const person = requireWriter(req, collection, item)
    const approval = approvalOf(req, collection)
    const [owner] = await partiesById(req, approval, [ownerOf(approval, item)])
    // Nobody signs in its owner's place: it would wait for ever.
    if (owner && approval.excused(owner.document)) throw refusal(approval, 'owner-excused')
    const live = await liveVersion(req, collection, id)
    requirePossible('submit', item, live)
    const problems = await approval.problems(req, collection, item)
    const blocking = problems.filter((problem) => problem.blocking)
    if (blocking.length > 0) {
      throw new ApprovalError('not-ready', blocking.map((problem) => problem.message).join(' '), { problems })
    }
    const name = await nameOf(req, collection, item)
    await writeWorkflow(req, {
      collection,
      item,
      name,
      status: 'draft',
      live: 'stays',
      workflow: {
        ...item.workflow,
        state: transitionOf('submit').to,
        submittedBy: person.id,
        submittedAt: nextMoment(),
      },
    })
    await recordAudit(req, collection, item, { action: 'submit', version: name.version, note: body.note })
    await tellSigners(req, collection, item, body.note)
  })
