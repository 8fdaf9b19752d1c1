import type { PayloadRequest } from 'payload'
import { ProblemError } from '../server/errors'
import { recordAudit } from './audit'
import { requireWithdrawer } from './authorise'
import type { Item, Workflow } from './item'
import { nextMoment } from './moment'
import { tellAllConcerned } from './notices'
import { approvalOf } from './options'
import { requirePossible } from './require-possible'
import { transitionOf, type State } from './states'
import { inTransaction } from './transaction'
import { hashOf, liveVersion, newestVersion, versionNamed } from './versions'
import { writeWorkflow } from './write-workflow'

/** What becomes of the newest version when it is withdrawn itself: it has to be submitted anew. */
export const withdrawnAs = (state: State): Pick<Workflow, 'state' | 'scheduledVersion'> => ({
  state,
  scheduledVersion: null,
})

/**
 * Takes what is live away; the newest content stays, to be worked on. Runs inside a transaction.
 *
 * @param item the newest version
 * @param becomes what changes for the newest version; nothing where only an older one comes down
 */
export const takeDown = async (
  req: PayloadRequest,
  collection: string,
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
  await approvalOf(req, collection).liveChanged(req, collection, item.id)
  await recordAudit(req, collection, item, { action: 'withdraw', version, note: reason })
}

/**
 * Takes an item off every site, or stops an approved one from going live. Where one was to go live, whoever counted
 * on it is told.
 *
 * @throws ProblemError not-found, not-signed-in, note-required, wrong-state; the refusal not-a-signer
 */
export const withdraw = (
  req: PayloadRequest,
  collection: string,
  id: string,
  body: { reason?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const item = await newestVersion(req, collection, id)
    requireWithdrawer(req, collection, item)
    const { reason } = body
    if (!reason?.trim()) {
      throw new ProblemError(
        'note-required',
        'Please give a `reason`, so that others know why this was withdrawn.',
      )
    }
    const live = await liveVersion(req, collection, id)
    requirePossible(
      'withdraw',
      item,
      live,
      'Nothing of this is published or about to be, so there is nothing to withdraw.',
    )
    const { scheduledVersion } = item.workflow
    const scheduled = scheduledVersion ? await versionNamed(req, collection, id, scheduledVersion) : undefined
    await takeDown(req, collection, item, reason, withdrawnAs(transitionOf('withdraw').to))
    if (scheduledVersion) {
      await tellAllConcerned(req, collection, scheduled ?? item, scheduledVersion, 'stopped', reason)
    }
  })
