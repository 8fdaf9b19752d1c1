import type { PayloadRequest, Where } from 'payload'
import type { Item, ItemCollection } from './item'

/** Every translation of an item, approved or not: the main record of each, by language. */
export const translationsOf = async (
  req: PayloadRequest,
  collection: ItemCollection,
  id: string,
  which: Where = {},
): Promise<Item[]> => {
  const { docs } = await req.payload.db.find<Item>({
    collection: 'translations',
    where: {
      and: [{ 'item.value': { equals: id } }, { 'item.relationTo': { equals: collection } }, which],
    },
    sort: 'language',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}
