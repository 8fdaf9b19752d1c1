import { LRUCache } from 'lru-cache'
import { endless } from './event-times'
import type { Occurrence } from '../public/public-form'
import { EventDates } from './event-dates'
import { longestLook, millisecondsPerDay, occurrencesOf, type Recurring } from './expand-occurrences'
import { startOfToday } from './time-bounds'

/** Following a rule is slow, and events are asked about again and again; a document is the same until it changes. */
const remembered = new LRUCache<string, EventDates>({ max: 2000 })

/** When a published event takes place. */
export const datesOf = (event: Recurring): EventDates => {
  const { start, end, startLocal, endLocal, timeZone, allDay, recurrence, exceptDates, status } = event
  const facts = { start, end, startLocal, endLocal, timeZone, allDay, recurrence, exceptDates, status }
  if (recurrence.trim() === '') return new EventDates(facts, end)
  const key = JSON.stringify(Object.values(facts))
  const known = remembered.get(key)
  if (known) return known
  const dates = new EventDates(facts, endless)
  remembered.set(key, dates)
  return dates
}

/** The next occurrence that is not over at `now`, and none that is excepted; undefined where there is none to come. */
export const nextOccurrence = (event: Recurring, now: Date): Occurrence | undefined =>
  datesOf(event).firstFrom(now.getTime())?.occurrence

/** An event begins with the first day that is not excepted, as far as it was published by this version. */
const firstOccurrence = (event: Recurring): Occurrence | undefined => {
  const start = Date.parse(event.start)
  const period = {
    from: new Date(start - millisecondsPerDay).toISOString(),
    to: new Date(start + longestLook).toISOString(),
  }
  return occurrencesOf(event, period)[0]
}

/**
 * Since when the occurrence to tell of has been the one that it is, as far as that follows from the clock: from the
 * moment today at which another was over, or the beginning of today (Europe/London). Milliseconds since 1970; nothing
 * where no clock changes it.
 */
export const toldSince = (event: Recurring, now: Date): number[] => {
  if (event.recurrence.trim() === '') return []
  const today = Date.parse(startOfToday(now))
  return [datesOf(event).lastOverBetween(today, now.getTime()) ?? today]
}

/**
 * The occurrence to tell of: the next one, else the first that there was. Undefined where the event takes place on no
 * day at all, since every one is excepted.
 */
export const occurrenceToTell = (event: Recurring, now: Date): Occurrence | undefined =>
  nextOccurrence(event, now) ?? firstOccurrence(event)
