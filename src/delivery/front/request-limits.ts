import type { ServerResponse } from 'node:http'
import { sendProblem } from './problem'

/** Above so many in one window the ones met first are counted anew, so that a flood cannot fill the memory. */
const mostCounted = 50_000

/** What was counted: requests so far of those that the window allows, and seconds until the next begins. */
export type Counted = { count: number; limit: number; windowSeconds: number; reset: number; refused: boolean }

/** What is counted as one: an address, a website with its key, or an address that tries keys. */
export type Counting = 'address' | 'website' | 'wrong-key'

/** Counts requests in windows of time, the same for all: the whole memory is one map, emptied with each. */
export class RequestLimits {
  private counts = new Map<string, number>()
  private ends = 0
  readonly refusals: Record<Counting, number> = { address: 0, website: 0, 'wrong-key': 0 }

  /**
   * @param windowMs one minute by default
   * @param now milliseconds, for tests
   */
  constructor(
    private readonly windowMs = 60_000,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /**
   * @param who whoever is counted as one
   * @param limit requests in one window; 0 counts nothing
   */
  count(who: string, limit: number, as: Counting = 'address'): Counted | undefined {
    if (limit === 0) return undefined
    const now = this.now()
    if (now >= this.ends || now < this.ends - this.windowMs) {
      this.counts = new Map()
      this.ends = now + this.windowMs
    }
    const count = (this.counts.get(who) ?? 0) + 1
    if (count === 1 && this.counts.size >= mostCounted) {
      const [first] = this.counts.keys()
      if (first !== undefined) this.counts.delete(first)
    }
    this.counts.set(who, count)
    const refused = count > limit
    if (refused) this.refusals[as] += 1
    const reset = Math.ceil((this.ends - now) / 1000)
    return { count, limit, windowSeconds: this.windowMs / 1000, reset, refused }
  }

  /** Takes back one that turned out not to count. */
  takeBack(who: string): void {
    const count = this.counts.get(who)
    if (count !== undefined) this.counts.set(who, count - 1)
  }
}

/** draft-ietf-httpapi-ratelimit-headers-07 */
const tellLimit = (response: ServerResponse, { count, limit, windowSeconds, reset }: Counted): void => {
  response.setHeader('RateLimit-Policy', `${limit};w=${windowSeconds}`)
  response.setHeader('RateLimit', `limit=${limit}, remaining=${Math.max(0, limit - count)}, reset=${reset}`)
}

/**
 * Says how much is left, and answers 429 where nothing is. Only for answers that no shared cache keeps: what is left to
 * one client is nothing for the next.
 *
 * @returns whether the request may go on
 */
export const passLimit = (
  response: ServerResponse,
  counted: Counted | undefined,
  refuse = () => sendProblem(response, 'too-many-requests'),
): boolean => {
  if (!counted) return true
  tellLimit(response, counted)
  if (!counted.refused) return true
  response.setHeader('Retry-After', String(counted.reset))
  refuse()
  return false
}
