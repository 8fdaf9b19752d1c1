import { createLocalReq, type Payload, type Where } from 'payload'
import { actingFor } from '../access/system-actor'
import type { Backlog } from '../metrics/backlog'
import { deliveries, type Delivery } from '../webhooks/delivery'

const jobs = 'payload-jobs'

const waiting: Where = { state: { equals: 'waiting' } }
const notFailed: Where = { hasError: { not_equals: true } }

/**
 * Counts what waits to be done, and what was given up. What went well is not looked at: there is most of it.
 * @throws where the database does not answer
 */
export const readBacklog = async (payload: Payload): Promise<Backlog> => {
  const req = await createLocalReq({ context: actingFor('counting what waits') }, payload)
  const now = new Date()
  const count = async (collection: typeof deliveries | typeof jobs, where: Where) =>
    (await payload.db.count({ collection, where, req })).totalDocs

  const [all, failing, givenUp, open, scheduled, failed] = await Promise.all([
    count(deliveries, waiting),
    count(deliveries, { and: [waiting, { lastProblem: { exists: true } }] }),
    count(deliveries, { state: { equals: 'given-up' } }),
    count(jobs, notFailed),
    count(jobs, { and: [notFailed, { waitUntil: { greater_than: now.toISOString() } }] }),
    count(jobs, { hasError: { equals: true } }),
  ])
  const { docs } = await payload.db.find<Delivery>({
    collection: deliveries,
    where: waiting,
    sort: 'nextTryAt',
    limit: 1,
    pagination: false,
    req,
  })
  const due = Date.parse(docs[0]?.nextTryAt ?? '')
  return {
    webhooks: {
      waiting: all,
      failing,
      givenUp,
      overdueSeconds: Number.isNaN(due) ? 0 : Math.max(0, (now.getTime() - due) / 1000),
    },
    jobs: { due: open - scheduled, scheduled, failed },
  }
}
