import type { PayloadRequest } from 'payload'
import { actorOf, hasRole, schoolRoles, schoolsWhere, signers, writers, type Actor } from '../access/roles'
import { ProblemError } from '../server/errors'
import type { Item } from './item'
import type { State } from './states'

/** @throws ProblemError not-signed-in */
export const requireActor = (req: PayloadRequest): Actor => {
  const actor = actorOf(req)
  if (!actor) throw new ProblemError('not-signed-in')
  return actor
}

/** @throws ProblemError not-allowed, not-your-school */
export const requireWriter = (req: PayloadRequest, item: Item): Actor => {
  const actor = requireActor(req)
  if (!hasRole(actor, item.school, writers)) {
    const isKnown = actor.allianceAdmin || hasRole(actor, item.school, schoolRoles)
    throw new ProblemError(isKnown ? 'not-allowed' : 'not-your-school')
  }
  return actor
}

/** @throws ProblemError only-headteacher */
export const requireOwnHeadteacher = (req: PayloadRequest, item: Item): Actor => {
  const actor = requireActor(req)
  if (!hasRole(actor, item.school, signers)) throw new ProblemError('only-headteacher')
  return actor
}

/** States in which co-signing and receiving headteachers have been asked about the newest version. */
const askedStates: readonly State[] = ['submitted', 'scheduled', 'published', 'changes-requested']

/** Whether a person may read this version: the own school, the administrator, and headteachers who were asked. */
export const mayReadVersion = (actor: Actor | undefined, item: Item): boolean => {
  if (!actor) return false
  if (actor.allianceAdmin || hasRole(actor, item.school, schoolRoles)) return true
  if (!askedStates.includes(item.workflow.state)) return false
  const asked = [...(item.coSigningSchools ?? []), ...(item.channels?.schools ?? [])]
  return schoolsWhere(actor, signers).some((school) => asked.includes(school))
}
