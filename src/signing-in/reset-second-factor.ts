import type { Endpoint, PayloadRequest } from 'payload'
import { appendEntry } from '../plugins/audit/append-entry'
import { actorOf, rolesBySchool, type Membership } from '../access/roles'
import { ProblemError } from '../problems/errors'
import { inTransaction } from '../transaction/in-transaction'
import { endSessions } from './end-sessions'
import { mailAboutSecondFactor } from './second-factor-mail'
import { readSecondFactor, removeSecondFactor } from './second-factor-record'

type Person = { id: string; name: string; email: string; schools?: Membership[] | null }

/** The schools that a person works at; null stands for the alliance. */
const schoolsOf = ({ schools }: Person): (string | null)[] => {
  const ids = [...rolesBySchool({ id: '', name: '', allianceAdmin: false, schools: schools ?? [] }).keys()]
  return ids.length > 0 ? ids : [null]
}

const reset = async (req: PayloadRequest, id: string): Promise<void> => {
  const person = await req.payload.db.findOne<Person>({
    collection: 'users',
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  if (!person) throw new ProblemError('not-found')
  const factor = await readSecondFactor(req, id)
  if (!factor?.setUpAt) throw new ProblemError('wrong-state', 'This person has no second step set up.')
  await removeSecondFactor(req, id)
  await endSessions(req, id)
  for (const school of schoolsOf(person)) {
    await appendEntry(req, {
      action: 'second-factor-reset',
      itemCollection: 'users',
      itemId: id,
      itemTitle: person.name,
      owner: school,
    })
  }
  await mailAboutSecondFactor(req, person, 'reset-by-administrator')
}

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
    await inTransaction(req, () => reset(req, id))
    return Response.json({}, { headers: { 'Cache-Control': 'no-store' } })
  },
}
