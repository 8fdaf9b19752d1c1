import type { PayloadRequest } from 'payload'
import { isRecordedSince, recordAudit } from '../records/audit'
import type { Item } from '../item'
import { nextMoment } from '@kpsa/payload-transaction'
import { tellAuthor } from '../notices'
import { correctionOf } from './add-correction'
import { approvalOf } from '../options'
import { queueWithdrawal } from './schedule'
import { stepOf } from '../states'
import { nameOf, type VersionName } from '../versions/version-hash'
import { liveVersion, newestVersion } from '../versions/versions'
import { writeWorkflow } from '../storing/write-workflow'

/** A correction that readers know already keeps its time; null where the version names none. */
const timeOfCorrection = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  now: string,
): Promise<string | null> => {
  const approval = approvalOf(req, collection)
  const note = correctionOf(approval, item)
  if (note === '') return null
  const wasLive = await liveVersion(req, collection, item.id)
  return (correctionOf(approval, wasLive) === note && wasLive?.workflow.correctedAt) || now
}

/** What follows once a version is live. The entry comes last: it says that all of it was done. */
const followPublication = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  version: string,
): Promise<void> => {
  const approval = approvalOf(req, collection)
  await approval.liveChanged(req, collection, item.id)
  await queueWithdrawal(req, collection, item, version)
  await tellAuthor(req, collection, item, 'published')
  await recordAudit(req, collection, item, { action: 'publish', version, note: correctionOf(approval, item) })
}

/**
 * Does what a process that ended in the middle left undone, where nothing is rolled back: the version is live, and its
 * entry is missing.
 *
 * @returns whether anything was left
 */
export const completePublication = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  version: string,
): Promise<boolean> => {
  const live = await liveVersion(req, collection, id)
  const since = live?.workflow.publishedAt
  if (!live || !since || live.workflow.version !== version) return false
  if (await isRecordedSince(req, collection, id, 'publish', since)) return false
  await followPublication(req, collection, live, version)
  return true
}

/** The newest version of an item, with its name. */
export type Newest = { item: Item; name: VersionName }

const readNewest = async (req: PayloadRequest, collection: string, id: string): Promise<Newest> => {
  const item = await newestVersion(req, collection, id)
  return { item, name: await nameOf(req, collection, item) }
}

/**
 * Makes an approved version live. Must run inside a transaction: it writes the item's status, what follows from it
 * (`liveChanged`), the queued messages and the audit entry. Without transactions the order matters: the item first,
 * so that after a crash what was approved is known, and what follows can be completed.
 *
 * @param item the version's content
 * @param name its name
 * @param known the newest version, where it was read in this transaction already
 * @throws ApprovalError version-changed
 */
export const publish = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  name: VersionName,
  known?: Newest,
): Promise<void> => {
  const { version } = name
  const now = nextMoment()
  const newest = known ?? (await readNewest(req, collection, item.id))
  const newerDraft = newest.name.version === version ? undefined : newest.item
  const correctedAt = await timeOfCorrection(req, collection, item, now)

  await writeWorkflow(req, {
    collection,
    item,
    name,
    status: 'published',
    live: 'changes',
    workflow: {
      ...item.workflow,
      state: stepOf('publish').to,
      scheduledVersion: null,
      publishedVersion: version,
      publishedAt: now,
      firstPublishedAt: newest.item.workflow.firstPublishedAt ?? now,
      withdrawnAt: null,
      writtenBy: [],
      correctedAt,
    },
  })
  if (newerDraft) {
    // The approved version went live behind a newer draft: put that draft on top again, as it was.
    await writeWorkflow(req, {
      collection,
      item: newerDraft,
      name: newest.name,
      status: 'draft',
      live: 'stays',
      workflow: {
        ...newerDraft.workflow,
        scheduledVersion: null,
        publishedVersion: version,
        publishedAt: now,
        firstPublishedAt: newerDraft.workflow.firstPublishedAt ?? now,
        correctedAt,
      },
    })
  }
  await followPublication(req, collection, item, version)
}
