import { createLocalReq, type Payload } from 'payload'
import { actingFor } from '../transaction/system-actor'
import type { AddressBook } from '../public/addresses'
import { claimDue } from './claim-due'
import { deliveries } from '../publications/webhook-delivery'
import { tryDelivery } from './try-delivery'
import { logger } from '../settings/logger'

/** How often this process looks for messages, in milliseconds: they go out within a second of the publication. */
const lookEveryMs = 500
const atOnce = 24
/** A slow receiver holds up no more than these. */
const atOnceToOneUrl = 4
const forgetEveryMs = 3_600_000
const keptForMs = 30 * 24 * 3_600_000

/**
 * Sends the messages of the outbox, until it is stopped. Any number of processes may do so: each message is taken by
 * one of them. What was under way when it stopped is tried again by another, or after the next start.
 */
export const startDeliveryWorker = (
  payload: Payload,
  addresses: () => AddressBook | Promise<AddressBook>,
): { stop: () => Promise<void> } => {
  const newRequest = () => createLocalReq({ context: actingFor('sending webhooks') }, payload)
  const stopping = new AbortController()
  const underWay = new Map<Promise<void>, string>()
  let looking: Promise<void> | undefined
  let lookAgain = false

  const failed = (error: unknown) => logger.error({ err: error }, 'a webhook could not be sent')

  const numberTo = (url: string) => [...underWay.values()].filter((one) => one === url).length

  const look = async (): Promise<void> => {
    const busyUrls = [...new Set(underWay.values())].filter((url) => numberTo(url) >= atOnceToOneUrl)
    const claimed = await claimDue(await newRequest(), {
      now: new Date(),
      free: atOnce - underWay.size,
      busyUrls,
      eachUrl: atOnceToOneUrl,
    })
    if (claimed.length === 0) return
    const book = await addresses()
    for (const delivery of claimed) {
      const sending: Promise<void> = tryDelivery(newRequest, delivery, book, stopping.signal)
        .catch(failed)
        .finally(() => {
          underWay.delete(sending)
          lookNow()
        })
      underWay.set(sending, delivery.url)
    }
  }

  /** One look at a time; who asks meanwhile gets another one after it. */
  const lookNow = (): void => {
    if (stopping.signal.aborted) return
    lookAgain = true
    looking ??= (async () => {
      while (lookAgain && !stopping.signal.aborted) {
        lookAgain = false
        await look().catch(failed)
      }
    })().finally(() => (looking = undefined))
  }

  const forgetOld = async (): Promise<void> => {
    const before = new Date(Date.now() - keptForMs).toISOString()
    await payload.db.deleteMany({
      collection: deliveries,
      where: { finishedAt: { less_than: before } },
      req: await newRequest(),
    })
  }

  const timers = [
    setInterval(lookNow, lookEveryMs),
    setInterval(() => void forgetOld().catch(failed), forgetEveryMs),
  ]
  void forgetOld().catch(failed)

  return {
    stop: async () => {
      timers.forEach(clearInterval)
      stopping.abort()
      await looking
      await Promise.all(underWay.keys())
    },
  }
}
