import type { PayloadRequest } from 'payload'
import { actorOf, schoolsWhere, signers, writers, type Actor } from '../../access/roles'

type HiddenArgs = { user: unknown }

/** Leaves a collection out of the menu of those who cannot use it. No protection: access rules are that. */
export const hiddenUnless =
  (mayUse: (actor: Actor) => boolean) =>
  ({ user }: HiddenArgs): boolean => {
    const actor = actorOf({ user: (user ?? null) as PayloadRequest['user'] })
    return actor === undefined || !mayUse(actor)
  }

export const isAllianceAdmin = (actor: Actor): boolean => actor.allianceAdmin
export const isAdminOrHead = (actor: Actor): boolean =>
  actor.allianceAdmin || schoolsWhere(actor, signers).length > 0
export const isAdminOrWriter = (actor: Actor): boolean =>
  actor.allianceAdmin || schoolsWhere(actor, writers).length > 0
