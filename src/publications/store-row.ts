import type { PayloadRequest } from 'payload'

/**
 * Writes a row of the read model, in the caller's transaction.
 *
 * @param id of the row; undefined makes a new one
 * @returns the id of the row
 */
export const storeRow = async (
  req: PayloadRequest,
  id: string | undefined,
  data: object,
): Promise<string> => {
  const collection = 'publications'
  const inTransaction = { transactionID: req.transactionID }
  if (id !== undefined) {
    await req.payload.db.updateOne({
      collection,
      id,
      data: { ...data },
      req: inTransaction,
      returning: false,
    })
    return id
  }
  const created = (await req.payload.db.create({ collection, data: { ...data }, req: inTransaction })) as {
    id: string
  }
  return created.id
}
