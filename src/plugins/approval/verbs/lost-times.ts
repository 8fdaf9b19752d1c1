import type { Collection, PayloadRequest, Where } from 'payload'
import { asSlug, type Item } from '../item'
import { queueAt, type TimedInput, type TimedTaskName } from './schedule'
import { inTransaction } from '@kpsa/payload-transaction'
import { versionNamed } from '../versions/versions'

/** Something that is to happen at a set time, and that no job knew of. `at` is RFC 3339 UTC. */
export type LostTime = TimedInput & { task: TimedTaskName; at: string; title: string }

const keyOf = (task: string, { collection, id, version }: TimedInput): string =>
  [task, collection, id, version].join(' ')

const underApproval = ({ payload }: PayloadRequest): string[] =>
  Object.values(payload.collections as Record<string, Collection>)
    .filter(({ config }) => config.custom?.approval)
    .map(({ config }) => config.slug)

const hasField = ({ payload }: PayloadRequest, collection: string, name: string): boolean =>
  (payload.collections as Record<string, Collection>)[collection]?.config.flattenedFields.some(
    (field) => field.name === name,
  ) ?? false

const everything = { limit: 0, pagination: false } as const

/** Versions that were approved for a later time: whatever is written meanwhile keeps naming them. */
const scheduled = async (req: PayloadRequest, collection: string): Promise<LostTime[]> => {
  const { docs } = await req.payload.db.queryDrafts<Item>({
    collection: asSlug(collection),
    where: { 'version.workflow.scheduledVersion': { exists: true } },
    ...everything,
    req: { transactionID: req.transactionID },
  })
  const found: LostTime[] = []
  for (const newest of docs) {
    const { scheduledVersion } = newest.workflow
    if (!scheduledVersion) continue
    const id = String(newest.id)
    const approved = await versionNamed(req, collection, id, scheduledVersion)
    found.push({
      task: 'publish-approved',
      collection,
      id,
      version: scheduledVersion,
      at: approved?.publishAt ?? new Date().toISOString(),
      title: approved?.title ?? newest.title ?? '',
    })
  }
  return found
}

/** What is live, and is to come down at a time. */
const limited = async (req: PayloadRequest, collection: string): Promise<LostTime[]> => {
  if (!hasField(req, collection, 'withdrawAt')) return []
  const { docs } = await req.payload.db.find<Item>({
    collection: asSlug(collection),
    where: { and: [{ _status: { equals: 'published' } }, { withdrawAt: { exists: true } }] },
    ...everything,
    req: { transactionID: req.transactionID },
  })
  return docs.flatMap(({ id, withdrawAt, workflow, title }) =>
    withdrawAt
      ? [
          {
            task: 'withdraw-published' as const,
            collection,
            id: String(id),
            version: workflow.version,
            at: withdrawAt,
            title: title ?? '',
          },
        ]
      : [],
  )
}

type Job = { id: string | number; taskSlug: string; input: TimedInput; hasError?: boolean | null }

const timedJobs = async (req: PayloadRequest): Promise<Job[]> => {
  const tasks: TimedTaskName[] = ['publish-approved', 'withdraw-published']
  const { docs } = await req.payload.db.find<Job>({
    collection: 'payload-jobs',
    where: { taskSlug: { in: tasks } },
    ...everything,
    req: { transactionID: req.transactionID },
  })
  return docs
}

/** Jobs that were given up, and have an heir. */
const forget = async (req: PayloadRequest, given: readonly Job[]): Promise<void> => {
  const where: Where = { and: [{ id: { in: given.map(({ id }) => id) } }, { hasError: { equals: true } }] }
  if (given.length > 0)
    await req.payload.db.deleteMany({
      collection: 'payload-jobs',
      where,
      req: { transactionID: req.transactionID },
    })
}

/**
 * A set time must not depend on a row in a queue alone. Finds every item that is to go live or to come down at a time
 * and has no job for it, since that was lost or given up, and queues one; what is past its time is due at once.
 *
 * @returns what was queued
 */
export const queueLostTimes = async (req: PayloadRequest): Promise<LostTime[]> => {
  const lost = async (): Promise<{ times: LostTime[]; jobs: Job[] }> => {
    const times: LostTime[] = []
    for (const collection of underApproval(req)) {
      times.push(...(await scheduled(req, collection)), ...(await limited(req, collection)))
    }
    if (times.length === 0) return { times, jobs: [] }
    const jobs = await timedJobs(req)
    const known = new Set(
      jobs.filter(({ hasError }) => hasError !== true).map(({ taskSlug, input }) => keyOf(taskSlug, input)),
    )
    return { times: times.filter((time) => !known.has(keyOf(time.task, time))), jobs }
  }
  // Looked for without a transaction first, so that finding nothing keeps nobody from writing.
  if ((await lost()).times.length === 0) return []
  return inTransaction(req, async () => {
    const { times, jobs } = await lost()
    const keys = new Set(times.map((time) => keyOf(time.task, time)))
    await forget(
      req,
      jobs.filter(({ taskSlug, input, hasError }) => hasError === true && keys.has(keyOf(taskSlug, input))),
    )
    for (const { task, at, collection, id, version } of times) {
      await queueAt(req, task, at, { collection, id, version })
    }
    return times
  })
}
