import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { isRecordedSince, recordAudit } from '../records/audit'
import { requireWithdrawer } from './authorise'
import type { Item, Workflow } from '../item'
import { inTransaction, nextMoment } from '@kpsa/payload-transaction'
import { tellAllConcerned, tellWithdrawnAlong } from '../notices'
import { approvalOf } from '../options'
import { requirePossible } from './require-possible'
import { stepOf, transitionOf } from '../states'
import { nameOf } from '../versions/version-hash'
import { liveVersion, newestVersion, versionNamed } from '../versions/versions'
import { writeWorkflow } from '../storing/write-workflow'

/**
 * How far a withdrawal goes. A person wants it gone: `everything`, what waits for its time or for signatures included.
 * A set time concerns `what-is-live`: a newer version keeps its way through approval.
 */
export type Reach = 'everything' | 'what-is-live'

/** What becomes of the newest version: where it is withdrawn itself, it has to be submitted anew. */
const whatBecomesOf = (newest: Item, live: Item | undefined, reach: Reach): Partial<Workflow> => {
  if (reach === 'everything') return { state: transitionOf('withdraw').to, scheduledVersion: null }
  const isLive = newest.workflow.version === live?.workflow.version
  return isLive ? { state: stepOf('take-down').to } : {}
}

/** What goes where this goes was approved for what is taken down now: it waits for a decision of its own again. */
const takeAlong = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  reason: string,
  reach: Reach,
): Promise<void> => {
  for (const along of await approvalOf(req, collection).goingAlong(req, collection, id)) {
    const newest = await newestVersion(req, along.collection, along.id)
    const live = await liveVersion(req, along.collection, along.id)
    const { state, scheduledVersion } = newest.workflow
    const isOnItsWay = reach === 'everything' && (Boolean(scheduledVersion) || state === 'submitted')
    if (live || isOnItsWay) await withdrawAlong(req, along.collection, newest, reason, reach)
  }
}

/** Withdraws what goes along with something that was withdrawn, and tells its author. */
export const withdrawAlong = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  reason: string,
  reach: Reach,
): Promise<void> => {
  const version = await takeDown(req, collection, item, `Its original was withdrawn: ${reason}`, reach)
  await tellWithdrawnAlong(req, collection, item, version, reason)
}

/**
 * What follows once it is down. The entry comes soon, since acceptances end with it, whoever withdrew; what goes along
 * and was left behind by a crash is found when it is reconciled.
 */
const followTakingDown = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  version: string,
  reason: string,
  reach: Reach,
): Promise<void> => {
  const approval = approvalOf(req, collection)
  await approval.liveChanged(req, collection, item.id)
  await recordAudit(req, collection, item, { action: 'withdraw', version, note: reason })
  await approval.withdrawn(req, collection, item)
  await takeAlong(req, collection, item.id, reason, reach)
}

/**
 * Takes what is live away, and with it what goes along; the newest content stays, to be worked on. Runs inside a
 * transaction.
 *
 * @param item the newest version
 * @returns the version that came down
 */
export const takeDown = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  reason: string,
  reach: Reach,
): Promise<string> => {
  const live = await liveVersion(req, collection, item.id)
  const version = item.workflow.publishedVersion ?? item.workflow.scheduledVersion ?? item.workflow.version
  await writeWorkflow(req, {
    collection,
    item,
    name: await nameOf(req, collection, item),
    status: 'draft',
    live: 'changes',
    workflow: {
      ...item.workflow,
      ...whatBecomesOf(item, live, reach),
      publishedVersion: null,
      withdrawnAt: nextMoment(),
    },
  })
  await followTakingDown(req, collection, item, version, reason, reach)
  return version
}

/**
 * Does what a process that ended in the middle left undone, where nothing is rolled back: the version is down, and its
 * entry is missing.
 *
 * @returns whether anything was left
 */
export const completeTakingDown = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  version: string,
  reason: string,
): Promise<boolean> => {
  const { withdrawnAt: since, publishedVersion } = item.workflow
  if (!since || publishedVersion) return false
  if (await isRecordedSince(req, collection, item.id, 'withdraw', since)) return false
  await followTakingDown(req, collection, item, version, reason, 'what-is-live')
  return true
}

/**
 * Takes an item off every site, or stops an approved one from going live. Where one was to go live, whoever counted
 * on it is told.
 *
 * @throws ApprovalError not-found, not-signed-in, note-required, wrong-state; the refusal not-a-signer
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
      throw new ApprovalError(
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
    await takeDown(req, collection, item, reason, 'everything')
    if (scheduledVersion) {
      await tellAllConcerned(req, collection, scheduled ?? item, scheduledVersion, 'stopped', reason)
    }
  })
