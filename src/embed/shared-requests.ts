import type { WidgetItem } from '../page-parts/widget-kind'

/** The API answered with something else than a list. */
export class RefusedError extends Error {
  constructor(readonly status: number) {
    super(`the answer has status ${status}`)
  }
}

type Shared = { items: Promise<WidgetItem[]>; waiting: number; stop: AbortController }

const underWay = new Map<string, Shared>()

const fetchItems = async (address: string, signal: AbortSignal): Promise<WidgetItem[]> => {
  // The browser keeps the answer for as long as it may, and asks with its ETag afterwards. Nobody is told who reads.
  const answer = await fetch(address, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
  if (!answer.ok) throw new RefusedError(answer.status)
  return ((await answer.json()) as { items: WidgetItem[] }).items
}

const begin = (address: string): Shared => {
  const stop = new AbortController()
  const items = fetchItems(address, stop.signal).finally(() => {
    if (underWay.get(address)?.stop === stop) underWay.delete(address)
  })
  const shared = { items, waiting: 0, stop }
  underWay.set(address, shared)
  return shared
}

/**
 * The items of a list. Whoever asks for the same while it is under way gets the same answer; when nobody waits any
 * more, the request is given up.
 *
 * @param signal that the caller has no use for it any more; then the promise may reject, or never be looked at
 * @throws RefusedError; what `fetch` throws where nothing answers or the page forbids the request
 */
export const askForItems = (address: string, signal: AbortSignal): Promise<WidgetItem[]> => {
  const shared = underWay.get(address) ?? begin(address)
  shared.waiting += 1
  signal.addEventListener('abort', () => {
    shared.waiting -= 1
    if (shared.waiting > 0) return
    if (underWay.get(address) === shared) underWay.delete(address)
    shared.stop.abort()
  })
  return shared.items
}
