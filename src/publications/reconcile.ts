import type { Payload, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { actingFor } from '../access/system-actor'
import { itemCollections, type ItemCollection } from '../alliance/item'
import { inTransaction } from '../workflow/transaction'
import { recordSites } from './site-records'
import { synchronisePublications, type Mended } from './synchronise'

const batch = 200

const idsOf = async (req: PayloadRequest, collection: ItemCollection, page: number): Promise<string[]> => {
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection,
    sort: 'createdAt',
    limit: batch,
    page,
    select: {},
    req: { transactionID: req.transactionID },
  })
  return docs.map(({ id }) => String(id))
}

/**
 * Makes publications agree with what was approved, item by item, each in a transaction of its own. Needed after
 * a crash on a database without transactions, and after a restore; elsewhere it finds nothing.
 *
 * @param options.tell is called for each publication that was mended
 * @param options.signal ends it after the present item
 * @returns how many items were looked at, and what was mended
 */
export const reconcile = async (
  payload: Payload,
  { tell = () => undefined, signal }: { tell?: (mended: Mended) => void; signal?: AbortSignal } = {},
): Promise<{ items: number; mended: Mended[] }> => {
  const newRequest = () => createLocalReq({ context: actingFor('reconciling') }, payload)
  const siteRequest = await newRequest()
  await inTransaction(siteRequest, () => recordSites(siteRequest))

  const mended: Mended[] = []
  let items = 0
  for (const collection of Object.keys(itemCollections) as ItemCollection[]) {
    for (let page = 1; ; page += 1) {
      const ids = await idsOf(await newRequest(), collection, page)
      for (const id of ids) {
        if (signal?.aborted) return { items, mended }
        const req = await newRequest()
        const done = await inTransaction(req, () => synchronisePublications(req, collection, id))
        done.forEach(tell)
        mended.push(...done)
        items += 1
      }
      if (ids.length < batch) break
    }
  }
  return { items, mended }
}
