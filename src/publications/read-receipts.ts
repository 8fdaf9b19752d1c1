import type { Endpoint } from 'payload'
import { actorOf } from '../access/roles'
import { holdingsOfClient } from './holdings'
import { ProblemError } from '../problems/errors'

/**
 * `GET /api/site-clients/{id}/receipts` → `{receipts: [{itemId, kind, slug, language, held, at, newest, state}]}`:
 * what the client was last answered with of its own school's site, trouble first. `held` is null once it was told that
 * the item is gone, `newest` where the item was withdrawn; `state` is `still-held behind up-to-date gone`.
 *
 * @throws ProblemError not-signed-in, not-found
 */
export const readReceipts: Endpoint = {
  path: '/:id/receipts',
  method: 'get',
  handler: async (req) => {
    if (!actorOf(req)) throw new ProblemError('not-signed-in')
    const given = req.routeParams?.id
    const client = await req.payload.findByID({
      collection: 'site-clients',
      id: typeof given === 'string' ? given : '',
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req,
    })
    if (!client) throw new ProblemError('not-found')
    const receipts = await holdingsOfClient(req, { id: String(client.id), school: client.school })
    return Response.json({ receipts }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
