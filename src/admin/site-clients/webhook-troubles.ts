import type { MessageDelivery } from '../../publications/webhook-delivery'

export type Trouble = { url: string; waiting: number; givenUp: number; last: MessageDelivery }

/** Addresses whose newest finished try failed. */
export const webhookTroubles = (deliveries: readonly MessageDelivery[]): Trouble[] => {
  const urls = [...new Set(deliveries.map(({ url }) => url))]
  return urls.flatMap((url): Trouble[] => {
    const all = deliveries.filter((one) => one.url === url)
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
