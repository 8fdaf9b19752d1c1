import type { PayloadRequest } from 'payload'
import { synchronisePublications } from '../publications/synchronise'
import { ProblemError } from '../server/errors'
import { recordAudit } from './audit'
import { requireOwnHeadteacher } from './authorise'
import type { ApprovedCollection, Item, Workflow } from './item'
import { nextMoment } from './moment'
import { inTransaction } from './transaction'
import { hashOf, liveVersion, newestVersion } from './versions'
import { writeWorkflow } from './write-workflow'

/** What becomes of the newest version when it is withdrawn itself: it has to be submitted anew. */
export const withdrawn = { state: 'withdrawn', scheduledVersion: null } as const

/**
 * Takes what is live away; the newest content stays, to be worked on. Runs inside a transaction.
 *
 * @param item the newest version
 * @param becomes what changes for the newest version; nothing where only an older one comes down
 */
export const takeDown = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
  reason: string,
  becomes: Partial<Workflow>,
): Promise<void> => {
  const version = item.workflow.publishedVersion ?? item.workflow.scheduledVersion ?? item.workflow.version
  await writeWorkflow(req, {
    collection,
    item,
    version: await hashOf(req, collection, item),
    status: 'draft',
    keepLive: false,
    workflow: {
      ...item.workflow,
      ...becomes,
      publishedVersion: null,
      withdrawnAt: nextMoment(),
    },
  })
  await synchronisePublications(req, collection, item.id)
  await recordAudit(req, collection, item, { action: 'withdraw', version, note: reason })
}

/**
 * Takes an item off every site, or stops an approved one from going live.
 *
 * @throws ProblemError not-found, not-signed-in, only-headteacher, note-required, wrong-state
 */
export const withdraw = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  body: { reason?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const item = await newestVersion(req, collection, id)
    requireOwnHeadteacher(req, item)
    if (!body.reason?.trim()) {
      throw new ProblemError(
        'note-required',
        'Please give a `reason`, so that others know why this was withdrawn.',
      )
    }
    const live = await liveVersion(req, collection, id)
    if (!live && !item.workflow.scheduledVersion) {
      throw new ProblemError(
        'wrong-state',
        'Nothing of this is published or about to be, so there is nothing to withdraw.',
      )
    }
    await takeDown(req, collection, item, body.reason, withdrawn)
  })
