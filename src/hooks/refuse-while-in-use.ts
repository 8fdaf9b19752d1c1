import type { CollectionBeforeDeleteHook } from 'payload'
import { ProblemError } from '../problems/errors'
import { mentionsAreComplete } from '../mentions/complete-mentions'
import { usesOf } from '../mentions/uses-of'
import { whereUsed } from '../mentions/where-used'

/**
 * What a submitted, scheduled or published version shows or names stays: headteachers signed it with that, and it
 * would go out with a gap or not at all.
 */
export const refuseWhileInUse: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  if (!(await mentionsAreComplete(req))) throw new ProblemError('not-ready-yet')
  const uses = await usesOf(req, { collection: collection.slug, id: String(id) })
  if (uses.length === 0) return
  throw new ProblemError(
    'in-use',
    `This is used by ${whereUsed(req, uses)}, so it cannot be deleted. Take it out there, or withdraw what uses it, and try again.`,
  )
}
