import { occurrencesOf } from '../delivery/expand-occurrences'
import type { Recurring } from '../delivery/expand-occurrences'
import type { Occurrence } from '../publications/public-form'

const day = 24 * 60 * 60 * 1000

/** The dates of an event that end after `from` and start before `to`, soonest first. */
export const occurrencesBetween = (event: Recurring, from: Date, to: Date): Occurrence[] =>
  occurrencesOf(event, { from: from.toISOString(), to: to.toISOString() })

/** Five years, as far as anybody may look. */
const furthest = 1826

/**
 * Whether there is a day on which the event takes place: all of them may be excepted. An event begins with the first
 * that is not, as far as it was published by this version.
 */
export const takesPlace = (event: Recurring): boolean => {
  if (!event.recurrence) return true
  const start = Date.parse(event.start)
  return occurrencesBetween(event, new Date(start - day), new Date(start + furthest * day)).length > 0
}

/** The next dates after `now` (one that is going on counts), at most `count`; looks five years beyond the first. */
export const nextOccurrences = (event: Recurring, now: Date, count: number): Occurrence[] => {
  const begins = new Date(Math.max(now.getTime(), Date.parse(event.start) - day))
  const within = (days: number) => occurrencesBetween(event, begins, new Date(begins.getTime() + days * day))
  if (!event.recurrence) return within(3650).slice(0, count)
  // most events that recur do so within weeks: looking further costs more
  const soon = within(70)
  return (soon.length >= count ? soon : within(furthest)).slice(0, count)
}
