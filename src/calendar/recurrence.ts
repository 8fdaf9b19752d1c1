import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { isTimeZone } from './time-zone'

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']
const ofTheDay = ['BYHOUR', 'BYMINUTE', 'BYSECOND']
/** Highest number of each part that lists numbers; the library passes over what is out of range. */
const highest = { BYMONTH: 12, BYMONTHDAY: 31, BYYEARDAY: 366, BYWEEKNO: 53, BYSETPOS: 366 }
const parts = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST', ...Object.keys(highest)]
const example = 'For example FREQ=WEEKLY;BYDAY=TU;COUNT=10.'
/** Longest rule, in characters. */
export const longestRule = 300
const tooLong = `This rule is too long to be right. ${example}`
const never = 'With this rule the event would never take place. Check the days, and UNTIL against the start.'

const zoneOr = (timeZone: unknown): string =>
  typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : 'Europe/London'

/** A last day means all of that day, a last time is one of the event's own zone; stored is always UTC. */
const untilInUtc = (until: string, timeZone: string): string => {
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6}))?$/.exec(until) ?? []
  if (!year || !month || !day) return until
  try {
    const clock = (time ?? '235959').replace(/(\d\d)(?=\d)/g, '$1:')
    const instant = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${clock}`, { overflow: 'reject' })
    const text = instant.toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: 'second' })
    return text.replace(/[-:]/g, '')
  } catch {
    return until
  }
}

/**
 * A rule as it is stored and published: in capitals, without spaces and the leading `RRULE:`, and with UNTIL as
 * a time in UTC (RFC 5545, section 3.3.10, asks for it where the start has a zone). One that is too long stays as it
 * is, to be refused.
 */
export const tidyRecurrence = (text: string, timeZone?: unknown): string =>
  text.length > longestRule
    ? text
    : text
        .trim()
        .replace(/^RRULE:/i, '')
        .replace(/[ \t]+/g, '')
        .replace(/(?<!;);+$/, '')
        .toUpperCase()
        .replace(/(^|;)UNTIL=([0-9T]+)(?=;|$)/, (_, before: string, until: string) => {
          return `${before}UNTIL=${untilInUtc(until, zoneOr(timeZone))}`
        })

/**
 * What is wrong with a recurrence rule (RFC 5545, section 3.3.10), as a sentence; undefined where nothing is.
 * Events repeat by days and longer: rules within a day would fill a calendar with thousands of entries.
 * @param start RFC 3339 instant of the event's start; where it is given, the rule must have an occurrence
 */
export const recurrenceProblem = (
  text: string,
  start?: string | null,
  timeZone?: string | null,
): string | undefined => {
  if (text.length > longestRule) return tooLong
  const rule = tidyRecurrence(text, timeZone)
  if (/[\r\n]/.test(rule)) return `Write one rule in one line, without DTSTART or EXDATE. ${example}`
  if (rule.length > longestRule) return tooLong
  const given = new Map<string, string>()
  for (const part of rule.split(';')) {
    const match = /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(part)
    const [, name = '', value = ''] = match ?? []
    if (!match || given.has(name)) return `"${part.slice(0, 40)}" is not part of a rule. ${example}`
    if (ofTheDay.includes(name))
      return `${name} is not possible: an event repeats at its own time of day. ${example}`
    if (!parts.includes(name))
      return `${name} is not possible here; the rule holds only how the event repeats. ${example}`
    given.set(name, value)
  }
  return partsProblem(given) ?? occurrenceProblem(rule, start, zoneOr(timeZone))
}

const partsProblem = (given: ReadonlyMap<string, string>): string | undefined => {
  const frequency = given.get('FREQ')
  if (frequency === undefined) return `The rule must say how often, with FREQ. ${example}`
  if (!frequencies.includes(frequency))
    return `An event repeats by day, week, month or year, not ${frequency}. ${example}`
  const until = given.get('UNTIL')
  if (given.has('COUNT') && until !== undefined) {
    return 'Give either COUNT (how many times) or UNTIL (the last day), not both.'
  }
  for (const name of ['COUNT', 'INTERVAL']) {
    if (given.has(name) && !/^[1-9]\d{0,2}$/.test(given.get(name) ?? '')) {
      return `${name} must be a whole number from 1 to 999.`
    }
  }
  for (const [name, most] of Object.entries(highest)) {
    const numbers = given.get(name)?.split(',').map(Number) ?? []
    if (numbers.some((number) => !(Math.abs(number) >= 1 && Math.abs(number) <= most))) {
      return `${name} has a number that no calendar has. ${example}`
    }
  }
  if (until !== undefined && !/^(19|20)\d{6}T\d{6}Z$/.test(until)) {
    return 'UNTIL is a day such as 20270717, or a time such as 20270717T150000Z.'
  }
  return undefined
}

const occurrenceProblem = (
  rule: string,
  start: string | null | undefined,
  timeZone: string,
): string | undefined => {
  const known = Boolean(start) && !Number.isNaN(Date.parse(start as string))
  const first = new Date(known ? (start as string) : '2026-01-01T09:00:00Z')
  try {
    const dtstart = Temporal.Instant.from(first.toISOString()).toZonedDateTimeISO(timeZone)
    const occurrences = new RRuleTemporal({
      rruleString: `RRULE:${rule}`,
      dtstart,
      strict: true,
      maxIterations: 5000,
    })
    return known && occurrences.all((_, count) => count < 1).length === 0 ? never : undefined
  } catch (error) {
    // The library gives up a rule that goes on without an occurrence.
    if (error instanceof Error && /exceeded/.test(error.message)) return never
    return `This rule cannot be understood. ${example}`
  }
}
