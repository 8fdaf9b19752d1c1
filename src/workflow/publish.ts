import type { PayloadRequest } from 'payload'
import { recordAudit } from './audit'
import type { Item } from './item'
import { nextMoment } from './moment'
import { tellAuthor } from './notices'
import { approvalOf } from './options'
import { queueWithdrawal } from './schedule'
import { stepOf } from './states'
import { hashOf, liveVersion, newestVersion } from './versions'
import { writeWorkflow } from './write-workflow'

/**
 * Makes an approved version live. Must run inside a transaction: it writes the item's status, what follows from it
 * (`liveChanged`), the audit entry and the queued messages. Without transactions the order matters: the item first,
 * so that after a crash what was approved is known, and what follows can be completed.
 *
 * @param item the version's content, which hashes to `version`
 * @throws ProblemError version-changed
 */
export const publish = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  version: string,
  correction?: string,
): Promise<void> => {
  const now = nextMoment()
  const newest = await newestVersion(req, collection, item.id)
  const newerDraft = (await hashOf(req, collection, newest)) === version ? undefined : newest
  const wasLive = await liveVersion(req, collection, item.id)
  const corrected = wasLive !== undefined && Boolean(correction?.trim())

  await writeWorkflow(req, {
    collection,
    item,
    version,
    status: 'published',
    keepLive: false,
    workflow: {
      ...item.workflow,
      state: stepOf('publish').to,
      version,
      scheduledVersion: null,
      publishedVersion: version,
      publishedAt: now,
      firstPublishedAt: newest.workflow.firstPublishedAt ?? now,
      withdrawnAt: null,
      writtenBy: [],
      correction: corrected ? { at: now, note: correction?.trim() ?? '' } : { at: null, note: null },
    },
  })
  if (newerDraft) {
    // The approved version went live behind a newer draft: put that draft on top again, as it was.
    await writeWorkflow(req, {
      collection,
      item: newerDraft,
      version: await hashOf(req, collection, newerDraft),
      status: 'draft',
      keepLive: true,
      workflow: {
        ...newerDraft.workflow,
        scheduledVersion: null,
        publishedVersion: version,
        publishedAt: now,
        firstPublishedAt: newerDraft.workflow.firstPublishedAt ?? now,
      },
    })
  }
  await approvalOf(req, collection).liveChanged(req, collection, item.id)
  await recordAudit(req, collection, item, { action: 'publish', version, note: correction })
  await queueWithdrawal(req, collection, item, version)
  await tellAuthor(req, collection, item, 'published')
}
