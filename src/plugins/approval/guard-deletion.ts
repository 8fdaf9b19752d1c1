import type { CollectionBeforeDeleteHook } from 'payload'
import { ProblemError } from '../../server/errors'

/** Only what was never public can be deleted; parents may hold a link to everything else. */
export const guardDeletion: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const known = await req.payload.db.findOne<{ id: string }>({
    collection: 'publications',
    where: { itemId: { equals: String(id) } },
    req: { transactionID: req.transactionID },
  })
  const item = await req.payload.db.findOne<{ id: string; workflow?: { firstPublishedAt?: string | null } }>({
    collection: collection.slug,
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  if (known || item?.workflow?.firstPublishedAt) throw new ProblemError('still-public')
}
