import type { CollectionBeforeValidateHook } from 'payload'
import { actorOf, hasRole, type SchoolRole } from '../access/roles'
import { relatedId } from '../content/related-id'
import { ProblemError } from '../problems/errors'

type Owned = { id: string; school?: unknown }

/**
 * Nobody gives a record to a school that they don't write for, nor moves it to another school. For the
 * collections that go through no approval; items have the same from the owner-scope plugin.
 *
 * Without a signed-in person it is the program that writes: the access rules have turned everybody else away.
 * @param options.admin `any`: the alliance administrator may write for every school; `shared`: only for none
 */
export const keepOwnSchool =
  (options: { roles: readonly SchoolRole[]; admin: 'any' | 'shared' }): CollectionBeforeValidateHook<Owned> =>
  ({ data, originalDoc, operation, req, collection }) => {
    const actor = actorOf(req)
    if (!actor || !data) return data
    const before = relatedId(originalDoc?.school)
    const after = data.school === undefined ? before : relatedId(data.school)
    if (operation === 'update' && before !== after) {
      throw new ProblemError(
        'not-your-school',
        'This cannot be given to another school. Make a new one there.',
      )
    }
    if (after !== undefined && hasRole(actor, after, options.roles)) return data
    if (actor.allianceAdmin && (options.admin === 'any' || after === undefined)) return data
    throw new ProblemError(
      'not-your-school',
      after === undefined
        ? `Choose the school that this belongs to: only the alliance administrator makes ${collection.slug} for all.`
        : undefined,
    )
  }
