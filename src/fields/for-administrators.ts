import type { Condition } from 'payload'
import { actorOf } from '../access/roles'

/**
 * In forms, shows a field to the alliance administrator alone: hashes and numbers that say nothing in a school's office.
 * No protection: access rules are that. Where nobody is signed in the system itself writes, and every check holds.
 */
export const forAdministrators: Condition = (_data, _siblings, { user }) =>
  !user || actorOf({ user: user })?.allianceAdmin === true
