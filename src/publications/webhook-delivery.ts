import type { Kind } from '../public/public-form'
import type { WebhookType } from './change-events'

/** A row of `webhook-deliveries`. Times are RFC 3339 UTC. */
export type MessageDelivery = {
  id: string
  client?: string | null
  school?: string | null
  url: string
  lane: string
  number: number
  messageId: string
  happenedAt: string
  type: WebhookType
  site: string
  itemId: string
  kind: Kind | 'site'
  slug: string
  version: string
  itemUrl: string
  state: 'waiting' | 'delivered' | 'given-up'
  attempts: number
  nextTryAt?: string | null
  lastTryAt?: string | null
  lastStatus?: number | null
  lastProblem?: string | null
  finishedAt?: string | null
  claim?: string | null
}

export const deliveries = 'webhook-deliveries'
