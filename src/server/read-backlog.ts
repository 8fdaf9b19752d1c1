import { createLocalReq, type Payload, type Where } from 'payload'
import { actingFor } from '../transaction/system-actor'
import type { Backlog } from '../metrics/backlog'
import { dueAt, jobs, open as openJobs } from '../jobs/job'
import { unmetTimes } from '../plugins/approval/verbs/unmet-times'
import { deliveries, type MessageDelivery } from '../publications/webhook-delivery'

const waiting: Where = { state: { equals: 'waiting' } }
const running: Where = { processing: { equals: true } }

const lateBy = (since: string | null | undefined, now: Date): number => {
  const due = Date.parse(since ?? '')
  return Number.isNaN(due) ? 0 : Math.max(0, (now.getTime() - due) / 1000)
}

/**
 * Counts what waits to be done, and what was given up. What went well is not looked at: there is most of it.
 * @throws where the database does not answer
 */
export const readBacklog = async (payload: Payload): Promise<Backlog> => {
  const req = await createLocalReq({ context: actingFor('counting what waits') }, payload)
  const now = new Date()
  const count = async (collection: typeof deliveries | typeof jobs, where: Where) =>
    (await payload.db.count({ collection, where, req })).totalDocs

  const later = { waitUntil: { greater_than: now.toISOString() } }
  const [all, failing, givenUp, due, underWay, notNow, failed, unmet] = await Promise.all([
    count(deliveries, waiting),
    count(deliveries, { and: [waiting, { lastProblem: { exists: true } }] }),
    count(deliveries, { state: { equals: 'given-up' } }),
    count(jobs, dueAt(now)),
    count(jobs, { and: [openJobs, running, later] }),
    count(jobs, { and: [openJobs, later] }),
    count(jobs, { hasError: { equals: true } }),
    unmetTimes(req),
  ])
  const { docs } = await payload.db.find<MessageDelivery>({
    collection: deliveries,
    where: waiting,
    sort: 'nextTryAt',
    limit: 1,
    pagination: false,
    req,
  })
  const oldest = await payload.db.find<{ id: string; waitUntil?: string | null; createdAt: string }>({
    collection: jobs,
    where: dueAt(now),
    sort: 'waitUntil',
    limit: 1,
    pagination: false,
    req,
  })
  return {
    webhooks: {
      waiting: all,
      failing,
      givenUp,
      overdueSeconds: lateBy(docs[0]?.nextTryAt, now),
    },
    jobs: {
      due,
      running: underWay,
      scheduled: notNow - underWay,
      failed,
      overdueSeconds: lateBy(oldest.docs[0]?.waitUntil ?? oldest.docs[0]?.createdAt, now),
    },
    unmetTimes: unmet.length,
  }
}
