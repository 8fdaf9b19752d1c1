import type { PayloadRequest } from 'payload'
import type { Item } from '../item'
import { stepOf } from '../states'
import type { VersionName } from '../versions/version-hash'
import { writeWorkflow } from '../storing/write-workflow'

/** What a timed job must know: the item, and the version that it is about. */
export type TimedInput = { collection: string; id: string; version: string }

export type TimedTaskName = 'publish-approved' | 'withdraw-published'

/** Queues what is due at a time (RFC 3339 UTC), in the request's transaction. */
export const queueAt = async (
  req: PayloadRequest,
  task: TimedTaskName,
  at: string,
  input: TimedInput,
): Promise<void> => {
  await req.payload.jobs.queue({ task, input, waitUntil: new Date(at), req })
}

/** Notes a complete set of signatures on a version that goes live at its `publishAt`. */
export const schedule = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  name: VersionName,
): Promise<void> => {
  const { version } = name
  await writeWorkflow(req, {
    collection,
    item,
    name,
    status: 'draft',
    live: 'stays',
    workflow: { ...item.workflow, state: stepOf('schedule').to, scheduledVersion: version },
  })
  await queueAt(req, 'publish-approved', item.publishAt as string, { collection, id: item.id, version })
}

/** Arranges for a published version to be taken down at its `withdrawAt`, if it has one. */
export const queueWithdrawal = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
  version: string,
): Promise<void> => {
  if (item.withdrawAt) {
    await queueAt(req, 'withdraw-published', item.withdrawAt, { collection, id: item.id, version })
  }
}
