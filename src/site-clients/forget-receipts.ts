import type { CollectionAfterDeleteHook } from 'payload'

/** What a site client held is of no interest once it is gone. */
export const forgetReceipts: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await req.payload.db.deleteMany({
    collection: 'receipts',
    where: { client: { equals: String((doc as { id: unknown }).id) } },
    req: { transactionID: req.transactionID },
  })
  return doc as unknown
}
