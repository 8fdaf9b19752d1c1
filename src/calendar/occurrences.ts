import { longestLook, millisecondsPerDay, occurrencesOf } from './expand-occurrences'
import type { Recurring } from './expand-occurrences'
import { nextOccurrence } from './next-occurrence'
import type { Occurrence } from '../public/public-form'

/** The dates of an event that end after `from` and start before `to`, soonest first. */
export const occurrencesBetween = (event: Recurring, from: Date, to: Date): Occurrence[] =>
  occurrencesOf(event, { from: from.toISOString(), to: to.toISOString() })

/** Most events that recur do so within weeks: looking further costs more. */
const near = 70 * millisecondsPerDay

/** The next dates that are not over at `now`, at most `count`; looks five years beyond the first. */
export const nextOccurrences = (event: Recurring, now: Date, count: number): Occurrence[] => {
  const first = nextOccurrence(event, now)
  if (!first) return []
  const begins = new Date(first.start)
  const within = (span: number) =>
    occurrencesBetween(event, begins, new Date(begins.getTime() + span)).filter(
      ({ start }) => start >= first.start,
    )
  const soon = within(near)
  return (soon.length >= count ? soon : within(longestLook)).slice(0, count)
}
