import type { CollectionSlug, PayloadRequest, Where } from 'payload'

/**
 * Writes to one document in one statement, and only where the condition still holds: of several processes that try at
 * one moment, one succeeds. Needs no transaction, so a lone MongoDB can do it too.
 *
 * @param where about the document itself, its id included; nothing that another table would have to be asked for
 * @param data fields of the document's own table: no lists
 * @returns whether it was written
 */
export const writeIf = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  where: Where,
  data: Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  const written = (await req.payload.db.updateOne({
    collection,
    where,
    // MongoDB's adapter writes into what it is given.
    data: { ...data },
    // On SQLite the condition is part of the UPDATE; MongoDB's own operation is that anyway.
    options: { atomic: true },
    req: { transactionID: req.transactionID },
  })) as unknown
  return written !== null
}
