import { createHmac } from 'node:crypto'
import type { Endpoint } from 'payload'
import { actorOf } from '../access/roles'
import { ProblemError } from '../problems/errors'

/**
 * `GET /api/users/keeping-key` → `{key}`: 32 bytes in base64url, the same for one person at each call. With it their
 * browser encrypts what they have typed and not saved, so that nobody else at the same computer can read it.
 *
 * @throws ProblemError not-signed-in
 */
export const keepingKey: Endpoint = {
  path: '/keeping-key',
  method: 'get',
  handler: (req) => {
    const actor = actorOf(req)
    if (!actor) throw new ProblemError('not-signed-in')
    const key = createHmac('sha256', req.payload.secret)
      .update(`kept texts of ${actor.id}`)
      .digest('base64url')
    return Response.json({ key }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
