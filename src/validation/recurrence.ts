import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { isTimeZone } from './time-zone'

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']
const ofTheDay = ['BYHOUR', 'BYMINUTE', 'BYSECOND']
const parts = [
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'BYDAY',
  'BYMONTH',
  'BYMONTHDAY',
  'BYYEARDAY',
  'BYWEEKNO',
  'BYSETPOS',
  'WKST',
]
const example = 'For example FREQ=WEEKLY;BYDAY=TU;COUNT=10.'

/** Without the leading `RRULE:`, in capitals, without spaces: as it is stored and published. */
export const tidyRecurrence = (text: string): string =>
  text
    .trim()
    .replace(/^RRULE:/i, '')
    .replace(/[ \t]+/g, '')
    .replace(/;+$/, '')
    .toUpperCase()

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
  const rule = tidyRecurrence(text)
  if (/[\r\n]/.test(rule)) return `Write one rule in one line, without DTSTART or EXDATE. ${example}`
  if (rule.length > 300) return `This rule is too long to be right. ${example}`
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
  const frequency = given.get('FREQ')
  if (frequency === undefined) return `The rule must say how often, with FREQ. ${example}`
  if (!frequencies.includes(frequency))
    return `An event repeats by day, week, month or year, not ${frequency}. ${example}`
  if (given.has('COUNT') && given.has('UNTIL'))
    return 'Give either COUNT (how many times) or UNTIL (the last day), not both.'
  for (const name of ['COUNT', 'INTERVAL']) {
    const value = given.get(name)
    if (value !== undefined && !/^[1-9]\d{0,3}$/.test(value))
      return `${name} must be a whole number from 1 to 9999.`
  }
  const until = given.get('UNTIL')
  if (until !== undefined && !/^\d{8}(T\d{6}Z?)?$/.test(until))
    return 'UNTIL is a day such as 20270717, or a time such as 20270717T150000Z.'
  return occurrenceProblem(rule, start, timeZone)
}

const occurrenceProblem = (
  rule: string,
  start?: string | null,
  timeZone?: string | null,
): string | undefined => {
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : 'Europe/London'
  const first = start && !Number.isNaN(Date.parse(start)) ? new Date(start) : new Date('2026-01-01T09:00:00Z')
  try {
    const dtstart = Temporal.Instant.from(first.toISOString()).toZonedDateTimeISO(zone)
    const occurrences = new RRuleTemporal({
      rruleString: `RRULE:${rule}`,
      dtstart,
      strict: true,
      maxIterations: 5000,
    })
    if (start && occurrences.all((_, count) => count < 1).length === 0) {
      return 'With this rule the event would never take place. Check the days, and UNTIL against the start.'
    }
    return undefined
  } catch {
    return `This rule cannot be understood. ${example}`
  }
}
