import type { CollectionBeforeDeleteHook } from 'payload'
import { ProblemError } from '../../server/errors'
import { auditOf } from '../../workflow/audit'
import type { Workflow } from '../../workflow/item'

/** Only what was never public can be deleted; readers may hold a link to everything else. */
export const guardDeletion: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const item = await req.payload.db.findOne<{ id: string; workflow?: Partial<Workflow> }>({
    collection: collection.slug,
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  if (item?.workflow?.firstPublishedAt) throw new ProblemError('still-public')
  const history = await auditOf(req, collection.slug, String(id))
  if (history.some(({ action }) => action === 'publish')) throw new ProblemError('still-public')
}
