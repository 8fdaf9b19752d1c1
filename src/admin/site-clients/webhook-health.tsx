import type { UIFieldServerProps } from 'payload'
import { actorOf } from '../../access/roles'
import { deliveries, type MessageDelivery } from '../../publications/webhook-delivery'
import { formatMoment } from '../look/format-moment'

/** So many of the newest are looked at: enough to see whether something is wrong at present. */
const looked = 100

type Trouble = { url: string; waiting: number; givenUp: number; last: MessageDelivery }

/** Addresses whose newest finished try failed. `newest` is sorted, newest first. */
const troubles = (newest: readonly MessageDelivery[]): Trouble[] => {
  const urls = [...new Set(newest.map(({ url }) => url))]
  return urls.flatMap((url): Trouble[] => {
    const all = newest.filter((one) => one.url === url)
    const failing = all.filter(({ state, lastProblem }) => state !== 'delivered' && lastProblem)
    const [last] = failing.toSorted((a, b) => (b.lastTryAt ?? '').localeCompare(a.lastTryAt ?? ''))
    const delivered = all
      .filter(({ state }) => state === 'delivered')
      .map(({ finishedAt }) => finishedAt ?? '')
      .toSorted()
      .at(-1)
    if (!last || (delivered && delivered > (last.lastTryAt ?? ''))) return []
    const count = (state: MessageDelivery['state']) => failing.filter((one) => one.state === state).length
    return [{ url, waiting: count('waiting'), givenUp: count('given-up'), last }]
  })
}

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
  const failing = troubles(docs as unknown as MessageDelivery[])
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
