import type { Endpoint } from 'payload'
import { actorOf } from '../access/roles'
import { ProblemError } from '../server/errors'
import { nextMoment } from '../workflow/moment'
import { endSessions } from './end-sessions'
import { mailAboutSecondFactor } from './second-factor-mail'
import { readSecondFactor, removeSecondFactor } from './second-factor-record'

/**
 * `POST /api/users/{id}/second-factor/reset` → `{}`: the alliance administrator helps somebody who has lost the
 * phone and the recovery codes. Ends all sessions of that person, tells them, and is recorded.
 * @throws ProblemError not-signed-in, not-allowed, not-found; wrong-state where there is none
 */
export const resetSecondFactor: Endpoint = {
  path: '/:id/second-factor/reset',
  method: 'post',
  handler: async (req) => {
    const actor = actorOf(req)
    if (!actor) throw new ProblemError('not-signed-in')
    if (!actor.allianceAdmin)
      throw new ProblemError('not-allowed', 'Only the alliance administrator can do this.')
    const id = typeof req.routeParams?.id === 'string' ? req.routeParams.id : ''
    const { payload } = req
    const person = await payload.db.findOne<{ id: string; name: string; email: string }>({
      collection: 'users',
      where: { id: { equals: id } },
    })
    if (!person) throw new ProblemError('not-found')
    const factor = await readSecondFactor(payload, id)
    if (!factor?.setUpAt) throw new ProblemError('wrong-state', 'This person has no second step set up.')
    await removeSecondFactor(payload, id)
    await endSessions(payload, id)
    await payload.db.create({
      collection: 'audit-entries',
      data: {
        at: nextMoment(),
        action: 'reset-second-factor',
        itemCollection: 'users',
        itemId: id,
        itemTitle: person.name,
        school: null,
        version: '',
        by: actor.id,
        byName: actor.name,
        note: '',
      },
    })
    await mailAboutSecondFactor(payload, person, 'reset-by-administrator')
    return Response.json({}, { headers: { 'Cache-Control': 'no-store' } })
  },
}
