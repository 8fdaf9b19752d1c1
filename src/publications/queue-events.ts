import { createHash, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { schoolsBySlug, type School } from '../alliance/schools'
import { allianceSite } from '../public/public-form'
import { nextSequence } from './sequence'
import type { StoredClient } from '../site-clients/stored-client'
import type { StoredWebhook } from '../site-clients/webhook-secrets'
import { nextMoment } from '../transaction/moment'
import { deliveries } from './webhook-delivery'
import type { WebhookEvent } from './change-events'

type Listener = { client: StoredClient; webhook: StoredWebhook & { url: string } }

const enabledWebhooks = (client: StoredClient): Listener[] =>
  (client.webhooks ?? []).flatMap((webhook) =>
    webhook.url && webhook.enabled !== false ? [{ client, webhook: { ...webhook, url: webhook.url } }] : [],
  )

/** A website is told of its own school's site. */
const listenersOf = async (
  req: PayloadRequest,
  site: string,
  known: readonly School[],
): Promise<Listener[]> => {
  if (site === allianceSite) return []
  const school = known.find(({ slug }) => slug === site) ?? (await schoolsBySlug(req, [site]))[0]
  if (!school) return []
  const { docs } = await req.payload.db.find<StoredClient>({
    collection: 'site-clients',
    where: { and: [{ school: { equals: school.id } }, { enabled: { equals: true } }] },
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs.flatMap(enabledWebhooks)
}

/** Messages of one item to one address go one after the other. */
const laneOf = ({ client, webhook }: Listener, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([client.id, webhook.url, id]))
    .digest('hex')

/**
 * Writes what is to be sent, in the caller's transaction: it is sent if and only if what it tells of holds. Each
 * webhook that asks for the type gets a message; all messages of one event have one id, so that receivers can drop
 * doubles.
 *
 * @param known schools that were read already
 */
export const queueEvents = async (
  req: PayloadRequest,
  events: readonly WebhookEvent[],
  known: readonly School[] = [],
): Promise<void> => {
  for (const { type, site, id, kind, slug, version, url } of events) {
    const listeners = (await listenersOf(req, site, known)).filter(({ webhook }) =>
      webhook.types?.includes(type),
    )
    if (listeners.length === 0) continue
    const now = nextMoment()
    const messageId = `msg_${randomUUID()}`
    for (const listener of listeners) {
      await req.payload.db.create({
        collection: deliveries,
        data: {
          client: listener.client.id,
          school: listener.client.school,
          url: listener.webhook.url,
          lane: laneOf(listener, id),
          number: await nextSequence(req, deliveries),
          messageId,
          happenedAt: now,
          state: 'waiting',
          attempts: 0,
          nextTryAt: now,
          ...{ type, site, itemId: id, kind, slug, version, itemUrl: url },
        },
        req: { transactionID: req.transactionID },
      })
    }
  }
}
