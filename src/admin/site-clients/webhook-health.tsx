import type { UIFieldServerProps } from 'payload'
import { actorOf } from '../../access/roles'
import { deliveries, type MessageDelivery } from '../../publications/webhook-delivery'
import { formatMoment } from '../look/format-moment'
import { webhookTroubles } from './webhook-troubles'

/** So many of the newest are looked at: enough to see whether something is wrong at present. */
const looked = 100

/** On a site client: a sign for each webhook that fails now, and the way to the log. */
export const WebhookHealth = async ({ id, req }: UIFieldServerProps) => {
  if (!actorOf(req) || id === undefined) return null
  const { docs } = await req.payload.find({
    collection: deliveries,
    where: { client: { equals: id } },
    sort: '-number',
    limit: looked,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const failing = webhookTroubles(docs as unknown as MessageDelivery[])
  return (
    <section aria-labelledby="kpsa-webhook-health" className="kpsa-panel">
      <h3 id="kpsa-webhook-health">How webhooks arrive</h3>
      {docs.length === 0 ? <p>Nothing was to be told in the last 30 days.</p> : null}
      {docs.length > 0 && failing.length === 0 ? <p>All is well.</p> : null}
      <ul>
        {failing.map(({ url, waiting, givenUp, last }) => (
          <li key={url}>
            <strong>Failing:</strong> {url}. {last.lastProblem} Last tried on{' '}
            {formatMoment(last.lastTryAt ?? last.happenedAt)}; {waiting} waiting, {givenUp} given up.
          </li>
        ))}
      </ul>
      <p>
        <a href={`/admin/collections/${deliveries}?where[client][equals]=${String(id)}`}>All deliveries</a>
      </p>
    </section>
  )
}
