import { occurrencesOf } from '../delivery/expand-occurrences'
import type { Recurring } from '../delivery/expand-occurrences'
import type { Occurrence } from '../publications/public-form'

const day = 24 * 60 * 60 * 1000

/** The dates of an event that end after `from` and start before `to`, soonest first. */
export const occurrencesBetween = (event: Recurring, from: Date, to: Date): Occurrence[] =>
  occurrencesOf(event, { from: from.toISOString(), to: to.toISOString() })

/** The next dates after `now` (one that is going on counts), at most `count`; looks three years ahead. */
export const nextOccurrences = (event: Recurring, now: Date, count: number): Occurrence[] => {
  const within = (days: number) => occurrencesBetween(event, now, new Date(now.getTime() + days * day))
  if (!event.recurrence) return within(3650).slice(0, count)
  // most events that recur do so within weeks: looking further costs more
  const soon = within(70)
  return (soon.length >= count ? soon : within(1100)).slice(0, count)
}
