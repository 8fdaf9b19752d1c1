import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { writeIf } from '../database/write-if'
import { inTransaction } from '../transaction/in-transaction'
import { deliveries, type MessageDelivery } from '../publications/webhook-delivery'

/** How long a try counts as being made, in milliseconds; longer than any try, and short after a crash. */
const leaseMs = 20_000
/** Who waits behind another message looks again after this, should nobody say that the way is free. */
const longestWaitMs = 60_000
/** How many are looked at in one go. */
const batch = 50

const find = async (
  req: PayloadRequest,
  where: Parameters<typeof req.payload.db.find>[0]['where'],
  limit: number,
): Promise<MessageDelivery[]> => {
  const { docs } = await req.payload.db.find<MessageDelivery>({
    collection: deliveries,
    where,
    sort: 'number',
    limit,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

const due = (req: PayloadRequest, now: Date, busyUrls: readonly string[]): Promise<MessageDelivery[]> =>
  find(
    req,
    {
      and: [
        { state: { equals: 'waiting' } },
        { nextTryAt: { less_than_equal: now.toISOString() } },
        ...(busyUrls.length > 0 ? [{ url: { not_in: [...busyUrls] } }] : []),
      ],
    },
    batch,
  )

const update = async (req: PayloadRequest, id: string, data: Partial<MessageDelivery>): Promise<void> => {
  await req.payload.db.updateOne({
    collection: deliveries,
    id,
    // MongoDB's adapter writes into what it is given.
    data: { ...data },
    req: { transactionID: req.transactionID },
    returning: false,
  })
}

/** Takes one, if nobody was quicker. */
const take = (
  req: PayloadRequest,
  { id, attempts }: MessageDelivery,
  now: Date,
  data: Partial<MessageDelivery>,
): Promise<boolean> =>
  writeIf(
    req,
    deliveries,
    {
      and: [
        { id: { equals: id } },
        { state: { equals: 'waiting' } },
        { attempts: { equals: attempts } },
        { nextTryAt: { less_than_equal: now.toISOString() } },
      ],
    },
    data,
  )

/**
 * Takes messages that are due for this process: the oldest of its lane each, so that none overtakes another. Taking
 * is moving the next try beyond the end of the present one: should the process end in between, it comes round again.
 *
 * @param free how many can be sent at the moment
 * @param busyUrls addresses that have enough under way
 */
export const claimDue = async (
  req: PayloadRequest,
  { now, free, busyUrls, eachUrl }: { now: Date; free: number; busyUrls: readonly string[]; eachUrl: number },
): Promise<MessageDelivery[]> => {
  // Without a transaction, so that looking in vain keeps nobody from writing.
  if (free < 1 || (await due(req, now, busyUrls)).length === 0) return []
  return inTransaction(req, async () => {
    const claimed: MessageDelivery[] = []
    const seen = new Set<string>()
    for (const candidate of await due(req, now, busyUrls)) {
      const [head] = await find(
        req,
        { and: [{ lane: { equals: candidate.lane } }, { state: { equals: 'waiting' } }] },
        1,
      )
      if (head && head.id !== candidate.id) {
        const wayIsFree = Math.max(Date.parse(head.nextTryAt ?? ''), now.getTime() + 1000) || now.getTime()
        const again = new Date(Math.min(wayIsFree, now.getTime() + longestWaitMs))
        await update(req, candidate.id, { nextTryAt: again.toISOString() })
        continue
      }
      const toThisUrl = claimed.filter(({ url }) => url === candidate.url).length
      if (claimed.length >= free || toThisUrl >= eachUrl || seen.has(candidate.lane)) continue
      seen.add(candidate.lane)
      const data = {
        claim: randomUUID(),
        attempts: candidate.attempts + 1,
        lastTryAt: now.toISOString(),
        nextTryAt: new Date(now.getTime() + leaseMs).toISOString(),
      }
      if (await take(req, candidate, now, data)) claimed.push({ ...candidate, ...data })
    }
    return claimed
  })
}

/**
 * Writes what became of a try, unless it took so long that somebody else has begun another. Where it is the last
 * try, the next message of the lane has its turn.
 */
export const finishTry = async (
  req: PayloadRequest,
  { id, claim, lane }: MessageDelivery,
  data: Partial<MessageDelivery>,
  now: Date,
): Promise<void> => {
  await inTransaction(req, async () => {
    const [current] = await find(req, { id: { equals: id } }, 1)
    if (current?.claim !== claim) return
    await update(req, id, { ...data, claim: null })
    if (data.state === undefined) return
    const [next] = await find(req, { and: [{ lane: { equals: lane } }, { state: { equals: 'waiting' } }] }, 1)
    if (next) await update(req, next.id, { nextTryAt: now.toISOString() })
  })
}
