import type { PayloadRequest, Where } from 'payload'
import { actorOf } from '../access/roles'
import { ProblemError } from '../server/errors'

/**
 * The id in the address, where the signed-in person may change that site client: the collection's own access
 * rule decides. Somebody else's is answered like none.
 * @throws ProblemError not-signed-in, not-allowed, not-found
 */
export const changeableClientId = async (req: PayloadRequest): Promise<string> => {
  if (!actorOf(req)) throw new ProblemError('not-signed-in')
  const given = req.routeParams?.id
  const id = typeof given === 'string' ? given : ''
  const allowed = await req.payload.collections['site-clients']?.config.access.update({ req, id })
  if (!allowed) throw new ProblemError('only-headteacher')
  const own: Where[] = typeof allowed === 'object' ? [allowed] : []
  const { docs } = await req.payload.find({
    collection: 'site-clients',
    where: { and: [{ id: { equals: id } }, ...own] },
    depth: 0,
    limit: 1,
    overrideAccess: true,
    req,
  })
  if (docs.length === 0) throw new ProblemError('not-found')
  return id
}
