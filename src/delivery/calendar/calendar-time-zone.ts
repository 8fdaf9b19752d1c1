import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import { calendarTime } from './calendar-lines'

/** One change of a zone's clocks, as VTIMEZONE tells it (RFC 5545, section 3.6.5). */
type Change = {
  /** Offsets from UTC in seconds. */
  before: number
  after: number
  /** What the zone is called from then on. */
  name: string
  /** The wall clock at the change, by the offset before it. */
  at: Temporal.PlainDateTime
}

/** How far beyond the last time that occurs the clocks are followed where no yearly rule tells them. */
const yearsAhead = 10

/** A rule counts as a zone's present one where it held for as many years as this. */
const fewestYears = 3

const secondsOf = (nanoseconds: number): number => Math.round(nanoseconds / 1_000_000_000)

/** `+HHMM`, with seconds where there are any (section 3.3.14). */
const offsetText = (seconds: number): string => {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const size = Math.abs(seconds)
  const rest = size % 60 === 0 ? '' : two(size % 60)
  return `${seconds < 0 ? '-' : '+'}${two(size / 3600)}${two((size / 60) % 60)}${rest}`
}

const zoneName = (time: Temporal.ZonedDateTime): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: time.timeZoneId, timeZoneName: 'short' })
    .formatToParts(time.epochMilliseconds)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

const changeAt = (time: Temporal.ZonedDateTime): Change => {
  const before = secondsOf(time.subtract({ nanoseconds: 1 }).offsetNanoseconds)
  return {
    before,
    after: secondsOf(time.offsetNanoseconds),
    name: zoneName(time),
    at: time.toInstant().toZonedDateTimeISO('UTC').add({ seconds: before }).toPlainDateTime(),
  }
}

/** The last change before `from` and all that follow until the end of the year `lastYear`. */
const changesOf = (from: Temporal.ZonedDateTime, lastYear: number): Change[] => {
  const changes: Change[] = []
  let next = from.getTimeZoneTransition('previous') ?? from.getTimeZoneTransition('next')
  while (next && next.year <= lastYear) {
    changes.push(changeAt(next))
    next = next.getTimeZoneTransition('next')
  }
  return changes
}

/** `-1SU` for a last Sunday, `2SU` for a second one. */
const weekdayInMonth = ({ at }: Change): { last: boolean; nth: number; day: string } => ({
  last: at.day + 7 > at.daysInMonth,
  nth: Math.ceil(at.day / 7),
  day: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][at.dayOfWeek - 1] ?? '',
})

/** The yearly rule that these changes follow, one each year; undefined where they follow none of ours. */
const ruleOf = (changes: Change[]): string | undefined => {
  const [first] = changes
  if (!first) return undefined
  const regular = changes.every(
    ({ at }, index) =>
      at.year === first.at.year + index &&
      at.month === first.at.month &&
      at.dayOfWeek === first.at.dayOfWeek &&
      at.toPlainTime().equals(first.at.toPlainTime()),
  )
  if (!regular) return undefined
  const days = changes.map(weekdayInMonth)
  const [{ nth, day } = { nth: 0, day: '' }] = days
  const by = days.every(({ last }) => last) ? -1 : days.every((one) => one.nth === nth) ? nth : undefined
  return by === undefined ? undefined : `FREQ=YEARLY;BYMONTH=${first.at.month};BYDAY=${by}${day}`
}

const observance = (first: Change, rule?: string): string[] => {
  const type = first.after > first.before ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${type}`,
    `DTSTART:${calendarTime(first.at.toString({ smallestUnit: 'second' }))}`,
    ...(rule ? [`RRULE:${rule}`] : []),
    `TZOFFSETFROM:${offsetText(first.before)}`,
    `TZOFFSETTO:${offsetText(first.after)}`,
    ...(first.name ? [`TZNAME:${first.name}`] : []),
    `END:${type}`,
  ]
}

/**
 * Changes of one kind: those that follow the present rule as a rule, and what was before it one by one. Not as RDATE:
 * there are programs that forget DTSTART beside it.
 */
const observances = (changes: Change[], lastYear: number): string[] => {
  const current = changes.at(-1)
  if (current && current.at.year === lastYear) {
    for (const [begin, first] of changes.slice(0, 1 - fewestYears).entries()) {
      const rule = ruleOf(changes.slice(begin))
      if (rule) {
        const before = changes.slice(0, begin).flatMap((change) => observance(change))
        return [...before, ...observance(first, rule)]
      }
    }
  }
  return changes.flatMap((change) => observance(change))
}

const component = (timeZone: string, firstYear: number, latestYear: number): string[] => {
  const from = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 }).toZonedDateTime(timeZone)
  const lastYear = latestYear + yearsAhead
  const changes = changesOf(from, lastYear)
  const kinds = new Map<string, Change[]>()
  for (const change of changes) {
    const kind = `${change.before} ${change.after} ${change.name}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), change])
  }
  const [first] = changes
  const offset = secondsOf(from.offsetNanoseconds)
  const always: Change = {
    before: offset,
    after: offset,
    name: zoneName(from),
    at: Temporal.PlainDateTime.from({ year: 1970, month: 1, day: 1 }),
  }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    ...(first && first.at.year < firstYear ? [] : observance(always)),
    ...[...kinds.values()].flatMap((group) => observances(group, lastYear)),
    'END:VTIMEZONE',
  ]
}

/** Following the clocks takes a tenth of a second, and the answer is the same all year. */
const remembered = new LRUCache<string, string[]>({ max: 100 })

/**
 * The lines of VTIMEZONE: the clocks of a zone from the year of the first time that occurs in a calendar. What a
 * zone does every year (last Sunday in March) is told as a rule, and so holds for a series without an end; what
 * follows no such rule is told change by change until ten years after the latest time.
 * @param timeZone as in the IANA database
 * @param firstYear of the times that occur
 * @param latestYear of the times that occur, the present one at least
 */
export const timeZoneLines = (timeZone: string, firstYear: number, latestYear: number): string[] => {
  const key = JSON.stringify([timeZone, firstYear, latestYear])
  const known = remembered.get(key)
  if (known) return known
  const lines = component(timeZone, firstYear, latestYear)
  remembered.set(key, lines)
  return lines
}
