import type { PayloadRequest } from 'payload'

/** What was recorded about an item, oldest first, in the caller's transaction. */
export const recordsOfItem = async <Entry>(
  req: PayloadRequest,
  records: 'audit-entries' | 'sign-offs',
  collection: string,
  itemId: string,
): Promise<Entry[]> => {
  const { docs } = await req.payload.db.find<Entry & { id: string }>({
    collection: records,
    where: { and: [{ itemCollection: { equals: collection } }, { itemId: { equals: itemId } }] },
    sort: 'at',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}
