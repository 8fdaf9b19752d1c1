import type { Payload, PayloadRequest } from 'payload'
import { requestsInTurn } from '../access/requests-in-turn'
import { approvedCollections, type ApprovedCollection } from '../alliance/item'
import { asSlug } from '../plugins/approval/item'
import { inTransaction } from '../transaction/in-transaction'
import { namedIn } from './mention'
import { noteMentions } from './note-mentions'
import { countingVersions, newestIfAny } from './uses-of'

/** The counter that says that everything saved before there were mentions has been looked through. */
const marker = 'mentions-complete'

const batch = 200

/** Whether everything that names something is known: not before the first start after mentions came. */
export const mentionsAreComplete = async (
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
): Promise<boolean> => {
  const found = await req.payload.db.findOne<{ id: string }>({
    collection: 'counters',
    where: { name: { equals: marker } },
    req: { transactionID: req.transactionID },
  })
  return Boolean(found)
}

const completeOne = (req: PayloadRequest, collection: ApprovedCollection, id: string): Promise<number> =>
  inTransaction(req, async () => {
    const newest = await newestIfAny(req, collection, id)
    const versions = (await countingVersions(req, collection, id)).map(({ version }) => version)
    const named = [...(newest ? [newest] : []), ...versions].flatMap((version) =>
      namedIn(req, collection, version),
    )
    return noteMentions(req, { collection, id }, named)
  })

/**
 * Looks through all items and translations for what they name and was not noted. Needed once, for a database that is
 * older than mentions, and after a restore of parts.
 *
 * @param options.once does nothing where it was done before
 * @returns how many mentions were added
 */
export const completeMentions = async (
  payload: Payload,
  { once = false, signal }: { once?: boolean; signal?: AbortSignal } = {},
): Promise<number> => {
  const newRequest = requestsInTurn(payload, 'completing mentions')
  const done = await mentionsAreComplete(await newRequest())
  if (once && done) return 0
  let added = 0
  for (const collection of approvedCollections) {
    for (let page = 1; ; page += 1) {
      const req = await newRequest()
      const { docs } = await payload.db.find<{ id: string }>({
        collection: asSlug(collection),
        sort: 'createdAt',
        limit: batch,
        page,
        select: {},
        req: { transactionID: req.transactionID },
      })
      for (const { id } of docs) {
        if (signal?.aborted) return added
        added += await completeOne(await newRequest(), collection, String(id))
      }
      if (docs.length < batch) break
    }
  }
  if (!done) {
    const req = await newRequest()
    await payload.db
      .create({
        collection: 'counters',
        data: { name: marker, value: 1 },
        req: { transactionID: req.transactionID },
        returning: false,
      })
      .catch(async (error: unknown) => {
        // Another process that started at the same time has said so already.
        if (!(await mentionsAreComplete(req))) throw error
      })
  }
  return added
}
