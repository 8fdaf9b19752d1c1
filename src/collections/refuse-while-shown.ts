import type { CollectionBeforeDeleteHook } from 'payload'
import { ProblemError } from '../server/errors'

/** A file that a publication or a site shows stays, or readers would meet a gap. */
export const refuseWhileShown: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const inTransaction = { transactionID: req.transactionID }
  const medium = await req.payload.db.findOne<{ id: string; filename?: string }>({
    collection: 'media',
    where: { id: { equals: id } },
    req: inTransaction,
  })
  const shown = await req.payload.db.findOne<{ id: string }>({
    collection: 'public-files',
    where: { file: { equals: medium?.filename ?? '' } },
    req: inTransaction,
  })
  if (shown) {
    throw new ProblemError(
      'still-public',
      'This is shown on a public page. Publish a version without it, or withdraw what shows it, and try again.',
    )
  }
}
