import type { ServerResponse } from 'node:http'
import type { RawHeaders } from './prepared-answer'
import { sendProblem } from './problem'

/** Above so many in one window the ones met first are counted anew, so that a flood cannot fill the memory. */
const mostCounted = 50_000

export type Counted = { headers: RawHeaders; refused: boolean; retryAfter: number }

/** What is counted as one: an address, a website with its key, or an address that tries keys. */
export type Counting = 'address' | 'website' | 'wrong-key'

const unlimited: Counted = { headers: [], refused: false, retryAfter: 0 }

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
  count(who: string, limit: number, as: Counting = 'address'): Counted {
    if (limit === 0) return unlimited
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
    const reset = Math.ceil((this.ends - now) / 1000)
    const refused = count > limit
    if (refused) this.refusals[as] += 1
    return {
      // draft-ietf-httpapi-ratelimit-headers-07
      headers: [
        'RateLimit-Policy',
        `${limit};w=${this.windowMs / 1000}`,
        'RateLimit',
        `limit=${limit}, remaining=${Math.max(0, limit - count)}, reset=${reset}`,
      ],
      refused,
      retryAfter: reset,
    }
  }

  /** Takes back one that turned out not to count. */
  takeBack(who: string): void {
    const count = this.counts.get(who)
    if (count !== undefined) this.counts.set(who, count - 1)
  }
}

/**
 * Says how much is left, and answers 429 where nothing is. Only for answers that no shared cache keeps: what is left to
 * one client is nothing for the next.
 *
 * @returns whether the request may go on
 */
export const passLimit = (
  response: ServerResponse,
  { headers, refused, retryAfter }: Counted,
  refuse = () => sendProblem(response, 'too-many-requests'),
): boolean => {
  for (let index = 0; index < headers.length; index += 2)
    response.setHeader(headers[index] ?? '', headers[index + 1] ?? '')
  if (!refused) return true
  response.setHeader('Retry-After', String(retryAfter))
  refuse()
  return false
}
