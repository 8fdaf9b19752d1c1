import { occurrencesOf } from '../delivery/expand-occurrences'
import type { Recurring } from '../delivery/expand-occurrences'
import { nextOccurrence } from '../delivery/next-occurrence'
import type { Occurrence } from '../publications/public-form'

const day = 24 * 60 * 60 * 1000

/** The dates of an event that end after `from` and start before `to`, soonest first. */
export const occurrencesBetween = (event: Recurring, from: Date, to: Date): Occurrence[] =>
  occurrencesOf(event, { from: from.toISOString(), to: to.toISOString() })

/** Five years, as far as one look may go. */
const furthest = 1826

/** The next dates that are not over at `now`, at most `count`; looks five years beyond the first. */
export const nextOccurrences = (event: Recurring, now: Date, count: number): Occurrence[] => {
  const first = nextOccurrence(event, now)
  if (!first) return []
  const begins = new Date(first.start)
  const within = (days: number) =>
    occurrencesBetween(event, begins, new Date(begins.getTime() + days * day)).filter(
      ({ start }) => start >= first.start,
    )
  // most events that recur do so within weeks: looking further costs more
  const soon = within(70)
  return (soon.length >= count ? soon : within(furthest)).slice(0, count)
}
