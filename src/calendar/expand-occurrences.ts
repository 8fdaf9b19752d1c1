import { LRUCache } from 'lru-cache'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { ruleFor } from './event-times'
import type { Occurrence } from '../public/public-form'

/** When something takes place, and whether it does; times as in src/public/public-form.ts. */
export type Recurring = Pick<Occurrence, 'start' | 'end' | 'startLocal' | 'endLocal'> & {
  timeZone: string
  allDay: boolean
  /** RFC 5545 RRULE without the leading `RRULE:`, or empty. */
  recurrence: string
  /** Days on which it does not take place. */
  exceptDates: string[]
  status: 'scheduled' | 'cancelled' | 'postponed'
}

/** RFC 3339 in UTC; `to` itself is excluded. */
export type Period = { from: string; to: string }

export const mostOccurrences = 500

/** A window is looked at for five years at most, so that no address can ask for a millennium of Mondays. */
const longestPeriod = { years: 5 }

/** How far a rule is followed that can only be counted from its beginning: eleven years of a daily event. */
const mostPeriods = 4000

/** Exceptions remove some of what is found, so more is looked for: an event has 200 of them at most. */
const mostExceptions = 200

export const millisecondsPerDay = 86_400_000

/** As far as one look for occurrences may go, in milliseconds: just less than the longest period. */
export const longestLook = 1826 * millisecondsPerDay

const ruleText = (event: Recurring): string => event.recurrence.trim().replace(/^RRULE:/i, '')

/** Rules that can be answered from any point in time at a like cost; all others are followed from their beginning. */
const isQuick = (rule: string): boolean =>
  /(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/i.test(rule) &&
  !/(^|;)(COUNT|BYHOUR|BYMINUTE|BYSECOND)=/i.test(rule)

/** A start as an instant, and as the wall clock shows it (see `wallClock`); both in milliseconds. */
type Start = { time: number; wall: number }

/**
 * The starts from `from` up to `to`, soonest first, of the rule (RFC 5545, section
 * 3.3.10) on the wall clock of the event's zone. DTSTART counts as the first occurrence even where the rule does
 * not yield it, as in calendars (section 3.8.5.3). Those of all-day events are days, whatever the clock does on them.
 */
const startsBetween = (event: Recurring, from: Date, to: Date): Start[] => {
  const { allDay, timeZone } = event
  const asStart = (milliseconds: number): Start => {
    const offset = offsetAt(milliseconds, timeZone)
    return allDay
      ? { wall: milliseconds, time: instantOf(milliseconds, offset, timeZone) }
      : { time: milliseconds, wall: milliseconds + offset }
  }
  if (!allDay) return countedBetween(event, from, to).map(asStart)
  // On the wall clock no time is further from UTC than a day.
  const [earliest, latest] = [from.getTime() - millisecondsPerDay, to.getTime() + millisecondsPerDay]
  return countedBetween(event, new Date(earliest), new Date(latest)).map(asStart)
}

/** As `startsBetween`, on the clock that `ruleFor` counts on. */
const countedBetween = (event: Recurring, from: Date, to: Date): number[] => {
  const rule = {
    ...ruleFor(event, event.startLocal),
    includeDtstart: true,
    maxIterations: mostPeriods,
    cache: false,
  }
  if (isQuick(ruleText(event))) {
    return new RRuleTemporal(rule).between(from, to, true).map((start) => start.epochMilliseconds)
  }
  const followed = new RRuleTemporal({ ...rule, maxCandidateEvaluations: 10 * mostPeriods })
  const starts: number[] = []
  try {
    followed.all((start) => {
      if (start.epochMilliseconds >= to.getTime()) return false
      if (start.epochMilliseconds >= from.getTime()) starts.push(start.epochMilliseconds)
      return starts.length < mostOccurrences + mostExceptions
    })
  } catch {
    // The rule goes on beyond `mostPeriods`: what was found until there is true.
  }
  return starts
}

/**
 * Tells whether an occurrence is excepted. An exception is a local date (the whole day), a local date-time (that
 * start), or an instant with an offset or Z, all in the event's zone.
 */
const exceptions = (event: Recurring): ((time: number, day: string) => boolean) => {
  const days = new Set<string>()
  const instants = new Set<number>()
  for (const text of event.exceptDates) {
    try {
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) days.add(text)
      else if (/(Z|[-+]\d{2}:?\d{2})$/i.test(text))
        instants.add(Temporal.Instant.from(text).epochMilliseconds)
      else {
        instants.add(Temporal.PlainDateTime.from(text).toZonedDateTime(event.timeZone).epochMilliseconds)
      }
    } catch {
      // An exception that names no time excepts nothing.
    }
  }
  return (time, day) => instants.has(time) || days.has(day)
}

/** A wall clock as if it were UTC, in milliseconds: plain numbers are ten times as fast as calendar objects. */
const wallClock = (local: string): number => Date.parse(`${local.slice(0, 19)}Z`)

const localText = (wall: number): string => new Date(wall).toISOString().slice(0, 19)

const offsetAt = (time: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6

/** The instant of a wall-clock time. @param likelyOffset tried first; most occurrences cross no clock change */
const instantOf = (wall: number, likelyOffset: number, zone: string): number =>
  offsetAt(wall - likelyOffset, zone) === likelyOffset
    ? wall - likelyOffset
    : Temporal.PlainDateTime.from(localText(wall)).toZonedDateTime(zone).epochMilliseconds

/** The event's own time: of one that does not repeat, all there is. */
export const ownOccurrence = (event: Recurring): Occurrence => ({
  start: event.start,
  end: event.end,
  startLocal: event.startLocal,
  endLocal: event.endLocal,
  cancelled: event.status === 'cancelled',
})

/** Overlaps the period. What has no length, such as a deadline, is in it where it begins. */
const within = (occurrence: Occurrence, { from, to }: Period): boolean => {
  const start = Date.parse(occurrence.start)
  return (
    start < Date.parse(to) && (Date.parse(occurrence.end) > Date.parse(from) || start >= Date.parse(from))
  )
}

const clipped = (period: Period): Period => {
  const furthest = Temporal.Instant.from(period.from).toZonedDateTimeISO('UTC').add(longestPeriod)
  return Date.parse(period.to) <= furthest.epochMilliseconds
    ? period
    : { from: period.from, to: new Date(furthest.epochMilliseconds).toISOString() }
}

const repeated = (event: Recurring, period: Period): Occurrence[] => {
  const { timeZone, start, end, startLocal, endLocal } = event
  const length = wallClock(endLocal) - wallClock(startLocal)
  const isExcepted = exceptions(event)
  // As precise as the event's own times are written.
  const utc = (time: number) => {
    const text = new Date(time).toISOString()
    return start.includes('.') ? text : text.replace(/\.\d+/, '')
  }
  // One that began before the period may still be going on in it.
  const longest = Date.parse(end) - Date.parse(start) + millisecondsPerDay
  const from = new Date(Date.parse(period.from) - longest)
  const found: Occurrence[] = []
  for (const { time, wall } of startsBetween(event, from, new Date(period.to))) {
    const offset = wall - time
    if (isExcepted(time, localText(wall).slice(0, 10))) continue
    const occurrence = {
      start: utc(time),
      // The end keeps its place on the wall clock too: a sleepover until 8 ends at 8 when the clocks change.
      end: utc(instantOf(wall + length, offset, timeZone)),
      startLocal: localText(wall),
      endLocal: localText(wall + length),
      cancelled: event.status === 'cancelled',
    }
    if (within(occurrence, period)) found.push(occurrence)
    if (found.length === mostOccurrences) break
  }
  return found
}

/** As `occurrencesOf`, for who remembers the answer themselves. */
export const occurrencesAnew = (event: Recurring, period: Period): Occurrence[] => {
  const bounded = clipped(period)
  if (event.recurrence.trim() !== '') {
    try {
      return repeated(event, bounded)
    } catch {
      // Falls through to the event's own time.
    }
  }
  return [ownOccurrence(event)].filter((occurrence) => within(occurrence, bounded))
}

/**
 * Calendar arithmetic is slow, and the period of most requests is the same all day. Counted in occurrences, some 250
 * bytes each, of which the key of each answer takes the place of two: whoever asks for ever another period must not
 * fill the memory.
 */
const remembered = new LRUCache<string, Occurrence[]>({
  maxSize: 50_000,
  sizeCalculation: ({ length }) => length + 2,
})

/**
 * When an event takes place: the occurrences that end after `from` and start before `to`, soonest first, 500 at
 * most. Each keeps its time on the wall clock of the event's zone across clock changes; one at a time that a clock
 * change skips does not take place (RFC 5545, section 3.3.10). Those in `exceptDates` are left out, as EXDATE
 * does, and still count for COUNT. Where the whole event is cancelled, each says so.
 *
 * A rule that cannot be read counts as none: the event's own time is still true.
 */
export const occurrencesOf = (event: Recurring, period: Period): Occurrence[] => {
  const { start, end, startLocal, endLocal, timeZone, allDay, recurrence, exceptDates, status } = event
  const key = JSON.stringify([
    start,
    end,
    startLocal,
    endLocal,
    timeZone,
    allDay,
    recurrence,
    exceptDates,
    status,
    period.from,
    period.to,
  ])
  const known = remembered.get(key)
  if (known) return known
  const found = occurrencesAnew(event, period)
  remembered.set(key, found)
  return found
}
