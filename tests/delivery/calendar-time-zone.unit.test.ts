import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { timeZoneLines } from '../../src/delivery/calendar/calendar-time-zone'

const read = (zone: string, first: number, latest: number): ICAL.Timezone => {
  const lines = timeZoneLines(zone, first, latest)
  return new ICAL.Timezone({
    component: new ICAL.Component(ICAL.parse(lines.join('\r\n')) as unknown[]),
    tzid: zone,
  })
}

/** Noons and the hours around three in the night, when clocks change, of every day. */
const wallTimes = (firstYear: number, lastYear: number): Temporal.PlainDateTime[] => {
  const times: Temporal.PlainDateTime[] = []
  let day = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 })
  while (day.year <= lastYear) {
    for (const hour of [0, 4, 12]) times.push(day.toPlainDateTime({ hour }))
    day = day.add({ days: 1 })
  }
  return times
}

describe('the clocks of a zone, as another program reads them', () => {
  it.each([
    ['Europe/London', 2024, 2046],
    ['Europe/Warsaw', 2024, 2030],
    ['America/New_York', 2024, 2046],
    ['Asia/Karachi', 2024, 2030],
    ['Asia/Kolkata', 2024, 2030],
    ['Australia/Lord_Howe', 2024, 2030],
    ['Africa/Casablanca', 2024, 2034],
    ['America/Santiago', 2024, 2034],
    // Ended its summer time in 2022.
    ['America/Mexico_City', 2020, 2030],
    ['Europe/Dublin', 2024, 2030],
    ['UTC', 2024, 2030],
  ])('%s from %i to %i', (zone, from, to) => {
    const timezone = read(zone, from, 2024)
    const wrong = wallTimes(from, to).filter((time) => {
      const expected = time.toZonedDateTime(zone).offsetNanoseconds / 1e9
      const { year, month, day, hour } = time
      return (
        timezone.utcOffset(
          new ICAL.Time({ year, month, day, hour, minute: 0, second: 0 }, ICAL.Timezone.localTimezone),
        ) !== expected
      )
    })
    expect(wrong.map(String)).toEqual([])
  })

  it('tells a yearly change as a rule, which holds for ever', () => {
    expect(timeZoneLines('Europe/London', 2026, 2026)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/London',
      'BEGIN:STANDARD',
      'DTSTART:20251026T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0000',
      'TZNAME:GMT',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T010000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0000',
      'TZOFFSETTO:+0100',
      'TZNAME:BST',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ])
  })

  it('has the clocks of a zone that never changes them', () => {
    expect(timeZoneLines('UTC', 2026, 2026)).toContain('TZOFFSETTO:+0000')
    expect(timeZoneLines('Asia/Kolkata', 2026, 2026)).toContain('TZOFFSETTO:+0530')
  })
})
