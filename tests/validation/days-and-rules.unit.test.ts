import { describe, expect, it } from 'vitest'
import { dayAtNoon } from '../../src/calendar/day'
import { recurrenceProblem, tidyRecurrence } from '../../src/calendar/recurrence'
import { isTimeZone } from '../../src/calendar/time-zone'

describe('a day', () => {
  it.each([
    ['2026-06-30', '2026-06-30T12:00:00.000Z'],
    ['2026-12-31', '2026-12-31T12:00:00.000Z'],
    // Midnight of 1 July in London is still 30 June in UTC.
    ['2026-06-30T23:00:00.000Z', '2026-07-01T12:00:00.000Z'],
    ['2026-06-30T22:59:59.000Z', '2026-06-30T12:00:00.000Z'],
    ['2026-01-10T23:59:00Z', '2026-01-10T12:00:00.000Z'],
    ['2026-06-30T12:00:00.000Z', '2026-06-30T12:00:00.000Z'],
    ['2026-03-29T00:30:00+02:00', '2026-03-28T12:00:00.000Z'],
    [new Date('2026-06-30T23:30:00Z'), '2026-07-01T12:00:00.000Z'],
  ])('%s is stored as %s', (given, stored) => {
    expect(dayAtNoon(given)).toBe(stored)
  })

  it.each([
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-13-01',
    '30/06/2026',
    '5',
    '',
    'today',
    20260630,
    null,
    '0026-01-01',
  ])('%s is none', (given) => {
    expect(dayAtNoon(given)).toBeUndefined()
  })
})

describe('a recurrence rule', () => {
  const start = '2026-09-15T14:30:00.000Z'

  it.each([
    'FREQ=WEEKLY;BYDAY=TU;COUNT=10',
    'RRULE:FREQ=WEEKLY;UNTIL=20270717T150000Z',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1;INTERVAL=2',
    'freq=daily; until=20261001 ;',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;WKST=MO',
  ])('%s is fine', (rule) => {
    expect(recurrenceProblem(rule, start, 'Europe/London')).toBeUndefined()
  })

  it.each([
    ['FREQ=SECONDLY', 'not SECONDLY'],
    ['FREQ=MINUTELY;COUNT=1', 'not MINUTELY'],
    ['FREQ=HOURLY', 'not HOURLY'],
    ['FREQ=DAILY;BYHOUR=1,2,3', 'BYHOUR is not possible'],
    ['FREQ=FORTNIGHTLY', 'not FORTNIGHTLY'],
    ['DTSTART:20260915T143000Z\nRRULE:FREQ=DAILY', 'one line'],
    ['DTSTART=20260915;FREQ=DAILY', 'DTSTART is not possible'],
    ['every tuesday', 'is not part of a rule'],
    ['BYDAY=TU', 'with FREQ'],
    ['FREQ=DAILY;COUNT=0', 'COUNT must be'],
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL must be'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20261001', 'either COUNT'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'is not part of a rule'],
    ['FREQ=WEEKLY;BYDAY=XX', 'cannot be understood'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH has a number'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY has a number'],
    ['FREQ=WEEKLY;BYDAY=1TU', 'cannot be understood'],
    ['FREQ=DAILY;COUNT=5000', 'COUNT must be'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'never take place'],
    ['FREQ=DAILY;UNTIL=20200101', 'never take place'],
    ['FREQ=DAILY;UNTIL=tomorrow', 'UNTIL is a day'],
    [`FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(200)}1`, 'too long'],
  ])('%s is refused', (rule, words) => {
    expect(recurrenceProblem(rule, start, 'Europe/London')).toContain(words)
  })

  it('is judged quickly, however strange', () => {
    const began = performance.now()
    recurrenceProblem('FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29', start, 'Europe/London')
    recurrenceProblem('FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=30', start, 'Europe/London')
    expect(performance.now() - began).toBeLessThan(1500)
  })

  it('is stored without prefix and spaces, in capitals', () => {
    expect(tidyRecurrence(' rrule:freq=weekly; byday=tu; ')).toBe('FREQ=WEEKLY;BYDAY=TU')
  })

  it.each([
    ['FREQ=DAILY;UNTIL=20260717', 'FREQ=DAILY;UNTIL=20260717T225959Z'],
    ['FREQ=DAILY;UNTIL=20261217;WKST=MO', 'FREQ=DAILY;UNTIL=20261217T235959Z;WKST=MO'],
    ['FREQ=DAILY;UNTIL=20260717T150000', 'FREQ=DAILY;UNTIL=20260717T140000Z'],
    ['FREQ=DAILY;UNTIL=20260717T150000Z', 'FREQ=DAILY;UNTIL=20260717T150000Z'],
  ])('%s is stored as %s: the whole last day, in UTC', (given, stored) => {
    expect(tidyRecurrence(given, 'Europe/London')).toBe(stored)
  })
})

describe('a time zone', () => {
  it.each(['Europe/London', 'UTC', 'America/Argentina/Buenos_Aires'])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true)
  })
  it.each(['+01:00', 'Mars/Olympus', '', 'Europe/London\nX:1', 'GMT+25'])('%j is none', (name) => {
    expect(isTimeZone(name)).toBe(false)
  })
})
