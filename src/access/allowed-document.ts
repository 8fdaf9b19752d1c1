import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { ProblemError } from '../problems/errors'
import { actorOf } from './roles'

/**
 * The id in the address, where the signed-in person may do this to that document: the collection's own access rule
 * decides. Somebody else's is answered like none.
 *
 * @throws ProblemError not-signed-in, only-headteacher, not-found
 */
export const allowedIdInAddress = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  operation: 'read' | 'update',
): Promise<string> => {
  if (!actorOf(req)) throw new ProblemError('not-signed-in')
  const given = req.routeParams?.id
  const id = typeof given === 'string' ? given : ''
  const allowed = await req.payload.collections[collection]?.config.access[operation]({ req, id })
  if (!allowed) throw new ProblemError('only-headteacher')
  const own: Where[] = typeof allowed === 'object' ? [allowed] : []
  const { docs } = await req.payload.find({
    collection,
    where: { and: [{ id: { equals: id } }, ...own] },
    depth: 0,
    limit: 1,
    // WARNING: overrides access, since the access rule is in the question itself.
    overrideAccess: true,
    req,
  })
  if (docs.length === 0) throw new ProblemError('not-found')
  return id
}
