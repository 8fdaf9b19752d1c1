import type { CollectionAfterChangeHook } from 'payload'
import { asSchool, hasLeft } from '../alliance/schools'
import { startOfDay } from '../calendar/time-bounds'
import { schoolLeaves, schoolReturns } from './membership'

/** When a school leaves: the beginning of that day in Europe/London. */
const momentOfLeaving = (leftOn: string): Date => new Date(startOfDay(new Date(leftOn)))

/** Makes leaving and coming back steps of the workflow, whichever way the day got into the school's record. */
export const settleMembership: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation === 'create') return doc as unknown
  const stored = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'schools',
    where: { id: { equals: (doc as { id: unknown }).id } },
    req: { transactionID: req.transactionID },
  })
  if (!stored) return doc as unknown
  const after = asSchool(stored)
  const before = asSchool(previousDoc as Record<string, unknown>)
  if (hasLeft(after) && !hasLeft(before)) {
    await schoolLeaves(req, after)
  } else if (hasLeft(before) && !hasLeft(after)) {
    await schoolReturns(req, after)
  }
  if (after.leftOn !== null && after.leftOn !== before.leftOn && !hasLeft(after)) {
    const waitUntil = momentOfLeaving(after.leftOn)
    await req.payload.jobs.queue({ task: 'school-leaves', input: { school: after.id }, waitUntil, req })
  }
  return doc as unknown
}
