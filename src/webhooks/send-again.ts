import type { Endpoint, Where } from 'payload'
import { actorOf } from '../access/roles'
import { ProblemError } from '../server/errors'
import { inTransaction } from '../workflow/transaction'
import { deliveries } from './delivery'

/**
 * `POST /api/webhook-deliveries/{id}/send-again` → `{id, state: "waiting"}`: the message is sent at once, and then
 * tried as often as a new one. Whoever may read the delivery may; the message keeps its `webhook-id`.
 *
 * @throws ProblemError not-signed-in, only-headteacher, not-found
 */
export const sendAgain: Endpoint = {
  path: '/:id/send-again',
  method: 'post',
  handler: async (req) => {
    if (!actorOf(req)) throw new ProblemError('not-signed-in')
    const given = req.routeParams?.id
    const id = typeof given === 'string' ? given : ''
    const allowed = await req.payload.collections[deliveries]?.config.access.read({ req })
    if (!allowed) throw new ProblemError('only-headteacher')
    const own: Where[] = typeof allowed === 'object' ? [allowed] : []
    await inTransaction(req, async () => {
      const { docs } = await req.payload.find({
        collection: deliveries,
        where: { and: [{ id: { equals: id } }, ...own] },
        depth: 0,
        limit: 1,
        // WARNING: overrides access, since the access rule is in the question itself.
        overrideAccess: true,
        req,
      })
      if (docs.length === 0) throw new ProblemError('not-found')
      await req.payload.db.updateOne({
        collection: deliveries,
        id,
        data: {
          state: 'waiting',
          attempts: 0,
          nextTryAt: new Date().toISOString(),
          finishedAt: null,
          claim: null,
        },
        req: { transactionID: req.transactionID },
        returning: false,
      })
    })
    return Response.json({ id, state: 'waiting' }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
