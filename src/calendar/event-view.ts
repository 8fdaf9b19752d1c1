import type { Dated, EventDates } from './event-dates'
import { startOfToday } from './time-bounds'

/**
 * Which dates of events are looked at: all that is not over at `from` and begins before `to`. Where it follows from the
 * clock, `at` is the present moment and `day` the beginning of its day in London: then what is over by now gives way to
 * what comes after it, so that an event stands at its next date. Moments are milliseconds since 1970.
 */
export type EventView = {
  from: number
  at: number | undefined
  day: number | undefined
  /** The date by which an event stands in this view; undefined where it is not in it. */
  occurrenceIn: (dates: EventDates) => Dated | undefined
}

/**
 * @param query RFC 3339 in UTC, or `now` for the present moment; without `from`, today from its beginning (London time)
 * @param now the present moment
 */
export const eventView = (query: { from?: string; to?: string }, now: Date): EventView => {
  const to = query.to === undefined ? Infinity : Date.parse(query.to)
  const firstFrom = (dates: EventDates, moment: number): Dated | undefined => {
    const first = dates.firstFrom(moment)
    return first && first.start < to ? first : undefined
  }
  if (query.from !== undefined && query.from !== 'now') {
    const from = Date.parse(query.from)
    return { from, at: undefined, day: undefined, occurrenceIn: (dates) => firstFrom(dates, from) }
  }
  const at = now.getTime()
  const day = Date.parse(startOfToday(now))
  if (query.from === 'now') return { from: at, at, day, occurrenceIn: (dates) => firstFrom(dates, at) }
  // One that took place today stays in the list of today.
  return { from: day, at, day, occurrenceIn: (dates) => firstFrom(dates, at) ?? firstFrom(dates, day) }
}
