import type { CollectionBeforeValidateHook } from 'payload'
import { endOfDay } from '../../calendar/event-times'
import { isTimeZone } from '../../calendar/time-zone'
import { permitFor } from '../../plugins/approval/storing/permit'

type Timed = { id?: unknown; end?: unknown; allDay?: boolean | null; timeZone?: string | null }

const momentOf = (value: unknown): number =>
  Date.parse(value instanceof Date ? value.toISOString() : String(value))

/**
 * The day that is chosen as an all-day event's last is included, at whatever time of it. It is kept as the end of that
 * day; where it stands unchanged from before this was so, an end at midnight keeps meaning the day before.
 */
export const wholeLastDay: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  const [given, before] = [data as Timed | undefined, originalDoc as Timed | undefined]
  const timeZone = given?.timeZone || 'Europe/London'
  const end = momentOf(given?.end)
  if (!given?.allDay || !given.end || Number.isNaN(end) || !isTimeZone(timeZone)) return data as unknown
  // What was approved is written as it was approved.
  if (permitFor(req, collection.slug, before?.id)) return data as unknown
  const isOld = before?.allDay === true && momentOf(before.end) === end
  return { ...data, end: endOfDay(new Date(end).toISOString(), timeZone, isOld) } as unknown
}
