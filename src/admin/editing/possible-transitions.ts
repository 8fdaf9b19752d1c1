import { hasRole, schoolsWhere, signers, writers, type Actor } from '../../access/roles'
import {
  isPossible,
  transitions,
  type By,
  type Standing,
  type Transition,
} from '../../plugins/approval/states'

/** What decides whether a transition is possible: the item's state, what is live, and the schools concerned. */
export type Situation = Standing & {
  /** Ids of schools. */
  school: string
  coSigningSchools: readonly string[]
  receivingSchools: readonly string[]
  onAlliancePage: boolean
}

const signsForOneOf = (actor: Actor, schools: readonly string[]): boolean =>
  schoolsWhere(actor, signers).some((school) => schools.includes(school))

const rightPerson: Record<By, (actor: Actor, situation: Situation) => boolean> = {
  writer: (actor, { school }) => hasRole(actor, school, writers),
  signer: (actor, { school, coSigningSchools }) => signsForOneOf(actor, [school, ...coSigningSchools]),
  withdrawer: (actor, { school }) => hasRole(actor, school, signers),
  receiver: (actor, { receivingSchools, onAlliancePage }) =>
    signsForOneOf(actor, receivingSchools) || (actor.allianceAdmin && onAlliancePage),
}

/** True where this person may do it in some state: then its button is there. */
export const mayDo = (transition: Transition, actor: Actor | undefined, situation: Situation): boolean =>
  actor !== undefined && rightPerson[transition.by](actor, situation)

/** The transitions that this person can make now. It decides about buttons; the endpoints judge for themselves. */
export const possibleTransitions = (actor: Actor | undefined, situation: Situation): Transition[] =>
  transitions.filter((transition) => isPossible(transition, situation) && mayDo(transition, actor, situation))
