import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { withoutAddedParameters } from './added-parameters'
import type { AnswerMemory } from './answer-memory'
import { offerPlace } from './answer-place'
import { clientAddress, countedAs } from './client-address'
import { keptAnswer } from './kept-answer'
import { openToAnyOrigin } from './open-to-any-origin'
import type { PublicState } from '../store/public-state'
import { passLimit, type Counted, type RequestLimits } from './request-limits'

/** Is told of what happens here, at every request: so it must do next to nothing. */
type FrontCounts = {
  /** Is asked once for an address whose answer is kept, and then told of each answer out of the memory. */
  hitsAt: (url: string) => (method: string, status: number) => void
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
const isSameOnEveryHost = (url: string): boolean => url.startsWith('/v1/') || url.startsWith('/embed/')
/** What any origin may read, errors included. */
const openToPages = /^\/(?:v1|embed|media)\//

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

/** Whether anybody who asks for this address is answered the same. */
const asksForAll = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && headers.authorization === undefined

/** The name under which the answer to this address is kept, if it is one to be kept and the only spelling of it. */
const keyAsSent = (url: string, host = ''): string =>
  isSameOnEveryHost(url) ? url : `${host.toLowerCase()} ${url}`

/** @returns undefined where the answer is never kept */
const keyOf = ({ url = '', headers }: IncomingMessage): string | undefined => {
  if (neverKept.test(url) || typedByPeople.test(url)) return undefined
  const [, widget] = widgetWithVersion.exec(url) ?? []
  // With what others add, each link would make an answer of its own.
  return keyAsSent(widget ?? withoutAddedParameters(url), headers.host)
}

/**
 * Stands before the program: counts requests, and answers from memory what was answered before in the same state
 * of the public content. A hit touches neither Express nor the database. What is not there goes on, with a place
 * to keep its answer (`respond` uses it); several who ask for it at once wait for one making.
 *
 * A hit makes no function of its own: under tsx each named one costs more than the look into the memory.
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

  const countOf = (request: IncomingMessage): Counted | undefined => {
    const { url = '', headers } = request
    if (perAddress === 0 || uncounted.test(url)) return undefined
    const hasKey = headers.authorization !== undefined && /^bearer\b/i.test(headers.authorization)
    if (hasKey && isSameOnEveryHost(url)) return undefined
    return limits.count(countedAs(clientAddress(request, proxies)), perAddress)
  }

  const passOn = (request: IncomingMessage, response: ServerResponse, counted: Counted | undefined): void => {
    if (!counted?.refused) return next(request, response)
    // A page of another origin has to know that it asks too often, and when to come again.
    if (openToPages.test(request.url ?? '')) openToAnyOrigin(response)
    passLimit(response, counted)
    counts.refused(request)
  }

  /** @returns whether the answer was there, in a form that the client takes for certain */
  const sendKept = (key: string, request: IncomingMessage, response: ServerResponse): boolean => {
    const number = state.fresh()
    const now = Date.now()
    const kept = number === undefined ? undefined : memory.find(key, number, now)
    if (!kept || !takes(request.headers.accept, kept.mediaType)) return false
    kept.send(request, response, now)
    return true
  }

  const make = (
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
    counted: Counted | undefined,
  ): void => {
    const number = state.fresh()
    if (number === undefined) return passOn(request, response, counted)
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
      memory.keep(key, keptAnswer(answer, before, now, counts.hitsAt(request.url ?? '')), {
        number,
        until: nextMinute(now),
      })
      end()
    })
    passOn(request, response, counted)
  }

  const waitAndAnswer = async (
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
    counted: Counted | undefined,
  ): Promise<void> => {
    // Where the database does not answer, the program says so, as it does of everything.
    if (state.fresh() === undefined) await state.current().catch(() => undefined)
    const others = making.get(key)
    await others
    if (response.destroyed || sendKept(key, request, response)) return
    if (others) passOn(request, response, counted)
    else make(key, request, response, counted)
  }

  return (request, response) => {
    const counted = countOf(request)
    if (counted?.refused || !asksForAll(request)) return passOn(request, response, counted)
    // Nearly always it is there, and then nothing has to be known of the address.
    const asked = keyAsSent(request.url ?? '', request.headers.host)
    if (sendKept(asked, request, response)) return
    const key = keyOf(request)
    if (key === undefined) return passOn(request, response, counted)
    if (key !== asked && sendKept(key, request, response)) return
    if (state.fresh() !== undefined && !making.has(key)) make(key, request, response, counted)
    else void waitAndAnswer(key, request, response, counted)
  }
}
