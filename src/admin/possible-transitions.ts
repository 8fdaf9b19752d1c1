import { hasRole, schoolsWhere, signers, writers, type Actor } from '../access/roles'
import { transitions, type By, type State, type Transition } from '../workflow/states'

/** What decides whether a transition is possible: the item's state, what is live, and the schools concerned. */
export type Situation = {
  state: State
  live: boolean
  scheduled: boolean
  /** Ids of schools. */
  school: string
  coSigningSchools: readonly string[]
  receivingSchools: readonly string[]
  onAlliancePage: boolean
}

const signsForOneOf = (actor: Actor, schools: readonly string[]): boolean =>
  schoolsWhere(actor, signers).some((school) => schools.includes(school))

const rightPerson: Record<By, (actor: Actor, situation: Situation) => boolean> = {
  'writer-of-owning-school': (actor, { school }) => hasRole(actor, school, writers),
  'signer-of-required-school': (actor, { school, coSigningSchools }) =>
    signsForOneOf(actor, [school, ...coSigningSchools]),
  'signer-of-owning-school': (actor, { school }) => hasRole(actor, school, signers),
  receiver: (actor, { receivingSchools, onAlliancePage }) =>
    signsForOneOf(actor, receivingSchools) || (actor.allianceAdmin && onAlliancePage),
}

const rightState = ({ from }: Transition, { state, live, scheduled }: Situation): boolean => {
  if (from === 'what is live or scheduled') return live || scheduled
  if (from === 'what is approved') return live
  return from.includes(state)
}

/** True where this person may do it in some state: then its button is there. */
export const mayDo = (transition: Transition, actor: Actor | undefined, situation: Situation): boolean =>
  actor !== undefined && rightPerson[transition.by](actor, situation)

/** The transitions that this person can make now. It decides about buttons; the endpoints judge for themselves. */
export const possibleTransitions = (actor: Actor | undefined, situation: Situation): Transition[] =>
  transitions.filter((transition) => rightState(transition, situation) && mayDo(transition, actor, situation))
