import type { RequestListener } from 'node:http'
import { answerFront } from '../delivery/front/answer-front'
import { AnswerMemory } from '../delivery/front/answer-memory'
import { presentationForm } from '../delivery/front/presentation-form'
import { watchState, type PublicState } from '../delivery/store/public-state'
import type { PublicationStore } from '../delivery/store/publication-store'
import { RequestLimits } from '../delivery/front/request-limits'
import { RequestCounts } from '../metrics/request-counts'
import type { Env } from '../settings/env'

/** What all of delivery in one process shares, and the front that answers from memory. */
export type Delivery = {
  store: PublicationStore
  state: PublicState
  limits: RequestLimits
  memory: AnswerMemory
  counts: RequestCounts
  /** Names how this program presents what is published; made of its sources, which are read once. */
  form: string
  inFrontOf: (program: RequestListener) => RequestListener
}

export const startDelivery = (env: Env, store: PublicationStore): Delivery => {
  const state = watchState(store)
  const limits = new RequestLimits()
  const memory = new AnswerMemory(env.answerMemory)
  const counts = new RequestCounts()
  return {
    store,
    state,
    limits,
    memory,
    counts,
    form: presentationForm(env),
    inFrontOf: (program) =>
      answerFront({
        memory,
        state,
        limits,
        perAddress: env.rateLimitPerMinute,
        proxies: env.trustProxy,
        counts,
        next: counts.around(program),
      }),
  }
}
