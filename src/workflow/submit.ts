import type { PayloadRequest } from 'payload'
import { ProblemError } from '../server/errors'
import { recordAudit } from './audit'
import { requireWriter } from './authorise'
import type { ApprovedCollection } from './item'
import { nextMoment } from './moment'
import { notifySubmitted } from './notifications'
import { problemsOf } from './problems'
import { transitionOf, type State } from './states'
import { inTransaction } from './transaction'
import { hashOf, liveVersion, newestVersion } from './versions'
import { writeWorkflow } from './write-workflow'

/**
 * Asks for approval of the newest version.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school, wrong-state, not-ready (with `problems`)
 */
export const submit = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  body: { note?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const item = await newestVersion(req, collection, id)
    const actor = requireWriter(req, item)
    if (!(transitionOf('submit').from as readonly State[]).includes(item.workflow.state)) {
      throw new ProblemError('wrong-state')
    }
    const problems = await problemsOf(req, collection, item)
    const blocking = problems.filter((problem) => problem.blocking)
    if (blocking.length > 0) {
      throw new ProblemError('not-ready', blocking.map((problem) => problem.message).join(' '), { problems })
    }
    const version = await hashOf(req, collection, item)
    const live = await liveVersion(req, collection, id)
    await writeWorkflow(req, {
      collection,
      item,
      version,
      status: 'draft',
      keepLive: live !== undefined,
      workflow: {
        ...item.workflow,
        state: 'submitted',
        version,
        submittedBy: actor.id,
        submittedAt: nextMoment(),
      },
    })
    await recordAudit(req, collection, item, { action: 'submit', version, note: body.note })
    await notifySubmitted(req, collection, item, body.note)
  })
