import type { CollectionBeforeValidateHook } from 'payload'
import { dayAtNoon, dayInLondon } from '../../../../src/calendar/day'
import { upperBound } from '../../../../src/calendar/time-bounds'
import { permitFor } from '../../../../src/plugins/approval/storing/permit'

type Closing = { id?: unknown; closes?: unknown }

/**
 * The end of the last day for applications is when the vacancy is taken down: nobody chooses another time. It is a part of
 * the version, so that those who approve see it and what they approved holds.
 */
export const takeDownAfterClosing: CollectionBeforeValidateHook = ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const [given, before] = [data as Closing | undefined, originalDoc as Closing | undefined]
  // What was approved is written as it was approved.
  if (permitFor(req, collection.slug, before?.id)) return data as unknown
  const closes = dayAtNoon(given && 'closes' in given ? given.closes : before?.closes)
  if (!closes) return data as unknown
  return { ...given, withdrawAt: upperBound(dayInLondon(new Date(closes))) } as unknown
}
