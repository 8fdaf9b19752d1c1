import { resolveAddresses, type AddressBook } from '../../public/addresses'
import { schoolTimeZone } from '../../calendar/school-time-zone'
import { calendarBody, calendarText } from './calendar-lines'
import { eventLines, type CalendarRow } from './calendar-event'
import { timeZoneLines } from './calendar-time-zone'

/**
 * The zones whose times occur, each with the years that they occur in: a series may well go on this year. Whole days
 * are in no zone.
 */
const zonesOf = (rows: CalendarRow[], thisYear: number): Map<string, { first: number; latest: number }> => {
  const zones = new Map<string, { first: number; latest: number }>()
  for (const { event } of rows) {
    if (event.allDay) continue
    const [start, end] = [Number(event.startLocal.slice(0, 4)), Number(event.endLocal.slice(0, 4))]
    const known = zones.get(event.timeZone) ?? { first: start, latest: thisYear }
    zones.set(event.timeZone, {
      first: Math.min(known.first, start),
      latest: Math.max(known.latest, end),
    })
  }
  return zones
}

/**
 * A calendar (RFC 5545), with the names for programs that RFC 7986 gives, and those that were usual before it.
 * It says that it may be fetched every hour; most programs take their own time.
 */
export const calendarOf = (
  name: string,
  rows: CalendarRow[],
  { book, now }: { book: AddressBook; now: Date },
): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//KPSA CMS//Events//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${calendarText(name)}`,
    `X-WR-CALNAME:${calendarText(name)}`,
    `X-WR-TIMEZONE:${schoolTimeZone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...[...zonesOf(rows, now.getUTCFullYear())].flatMap(([zone, { first, latest }]) =>
      timeZoneLines(zone, first, latest),
    ),
    ...rows.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  // Before folding: an address in two halves would not be found.
  return calendarBody(lines.map((line) => resolveAddresses(line, book)))
}
