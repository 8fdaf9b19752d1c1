import type { IncomingMessage, RequestListener } from 'node:http'
import type { AnswerMemory } from './answer-memory'
import { offerPlace } from './answer-place'
import { askedHost, clientAddress, countedAs } from './client-address'
import { keptAnswer, type KeptAnswer } from './kept-answer'
import type { PublicState } from './public-state'
import { passLimit, type RequestLimits } from './request-limits'

/** Is told of what happens here, at every request: so it must do next to nothing. */
export type FrontCounts = {
  /** An answer out of the memory. */
  hit: (request: IncomingMessage, status: number) => void
  /** An answer that could be kept has to be made. */
  miss: () => void
  /** The request was over its limit. */
  refused: (request: IncomingMessage) => void
}

export type AnswerFrontOptions = {
  memory: AnswerMemory
  state: Pick<PublicState, 'fresh' | 'current'>
  limits: RequestLimits
  /** Requests a minute for one address; 0 switches the limit off. */
  perAddress: number
  /** How many proxies stand in front. */
  proxies: number
  counts: FrontCounts
  /** The whole program, for everything that is not ready. */
  next: RequestListener
}

/** Addresses that never answer with something to be kept; they wait for nothing here. */
const neverKept = /^\/(?:admin|api|_next|media|healthz|readyz|metrics|demo)(?:[/?]|$)/
/** Is not counted here: whoever watches over the program must get an answer. */
const uncounted = /^\/(?:healthz|readyz|metrics)(?:\?|$)/
/** Systems that include a script add a version to its address; the widget is the same whatever it is. */
const widgetWithVersion = /^(\/embed\/v1\.js)\?[\w.=&-]{0,100}$/
/** What people type makes endless addresses: kept, they would drive out what everybody reads. */
const typedByPeople = /\/search\?/
/** The same on every host; pages differ, since schools have their own domains. */
const sameOnEveryHost = /^\/(?:v1|embed)\//

/** Parameters that others add to links of ours; each of them would make an answer of its own. */
const tracking = /^(?:utm_[a-z]+|fbclid|gclid|mc_[ce]id)=/

const withoutTracking = (url: string): string => {
  const question = url.indexOf('?')
  if (question < 0) return url
  const kept = url
    .slice(question + 1)
    .split('&')
    .filter((pair) => !tracking.test(pair))
  return kept.length === 0 ? url.slice(0, question) : `${url.slice(0, question)}?${kept.join('&')}`
}

/** Whether the client takes this for certain; whoever is choosier is answered by the router. */
const takes = (accept: string | undefined, mediaType: string): boolean =>
  accept === undefined ||
  accept === '*/*' ||
  accept === mediaType ||
  (accept.includes('*/*') && !/;\s*q=0(?:\.0*)?\s*(?:,|$)/i.test(accept))

/**
 * Everything may follow from the clock: events are over at midnight, a notice ends. All of it happens at a full
 * minute, so nothing is kept beyond the next one.
 */
const nextMinute = (now: number): number => (Math.floor(now / 60_000) + 1) * 60_000

/**
 * Stands before the program: counts requests, and answers from memory what was answered before in the same state
 * of the public content. A hit touches neither Express nor the database. What is not there goes on, with a place
 * to keep its answer (`respond` uses it); several who ask for it at once wait for one making.
 */
export const answerFront = ({
  memory,
  state,
  limits,
  perAddress,
  proxies,
  counts,
  next,
}: AnswerFrontOptions): RequestListener => {
  const making = new Map<string, Promise<void>>()

  const keyOf = (request: IncomingMessage): string | undefined => {
    const { method, url = '', headers } = request
    if ((method !== 'GET' && method !== 'HEAD') || headers.authorization !== undefined) return undefined
    if (neverKept.test(url) || typedByPeople.test(url)) return undefined
    const [, widget] = widgetWithVersion.exec(url) ?? []
    if (widget) return widget
    return sameOnEveryHost.test(url) ? url : `${askedHost(request, proxies)} ${withoutTracking(url)}`
  }

  const find = (key: string): KeptAnswer | undefined => {
    const number = state.fresh()
    return number === undefined ? undefined : memory.find(key, number, Date.now())
  }

  return (request, response) => {
    const { url = '', headers } = request
    const withKey = sameOnEveryHost.test(url) && /^bearer\b/i.test(headers.authorization ?? '')
    const counted =
      perAddress === 0 || withKey || uncounted.test(url)
        ? undefined
        : limits.count(countedAs(clientAddress(request, proxies)), perAddress)
    const first = counted?.headers ?? []

    const passOn = () => {
      if (!counted || passLimit(response, counted)) next(request, response)
      else counts.refused(request)
    }

    const sent = (kept: KeptAnswer | undefined): boolean => {
      if (!kept || !takes(headers.accept, kept.mediaType)) return false
      kept.send(request, response, first, Date.now())
      counts.hit(request, response.statusCode)
      return true
    }

    const make = (key: string): void => {
      const number = state.fresh()
      if (number === undefined) return passOn()
      counts.miss()
      let done: () => void = () => undefined
      const made = new Promise<void>((resolve) => (done = resolve))
      making.set(key, made)
      const end = () => {
        if (making.get(key) === made) making.delete(key)
        done()
      }
      response.once('close', end)
      offerPlace(request, (answer, before) => {
        const now = Date.now()
        memory.keep(key, keptAnswer(answer, before, now), { number, until: nextMinute(now) })
        end()
      })
      passOn()
    }

    if (counted?.refused) return passOn()
    const key = keyOf(request)
    if (key === undefined) return passOn()
    if (sent(find(key))) return

    const waitAndAnswer = async (): Promise<void> => {
      // Where the database does not answer, the program says so, as it does of everything.
      if (state.fresh() === undefined) await state.current().catch(() => undefined)
      const others = making.get(key)
      await others
      if (response.destroyed || sent(find(key))) return
      if (others) passOn()
      else make(key)
    }
    if (state.fresh() !== undefined && !making.has(key)) make(key)
    else void waitAndAnswer()
  }
}
