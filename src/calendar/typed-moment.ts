import { Temporal } from 'temporal-polyfill'
import { dayInFull, readTypedDate } from './typed-date'
import { schoolTimeZone } from './school-time-zone'
import { isTimeZone } from './time-zone'

/** What somebody wrote for a time or a day, understood or not. `value` is as it is stored. */
export type Understood = { value: string; note?: string } | { problem: string }

const stored = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/

/** Whether a value is an instant as it is stored, and not what somebody has typed. */
export const isStoredMoment = (value: unknown): value is string =>
  typeof value === 'string' && stored.test(value) && !Number.isNaN(Date.parse(value))

/** The zone where it is one; London else: it may be on its way of being typed. */
export const zoneOrSchools = (timeZone: unknown): string =>
  typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : schoolTimeZone

/** What people call the clocks of a zone: `UK time`, `New York time`. */
export const clocksOf = (timeZone: string): string =>
  timeZone === schoolTimeZone
    ? 'UK time'
    : `${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')} time`

const asStored = (moment: Temporal.ZonedDateTime): string => new Date(moment.epochMilliseconds).toISOString()

const hours = (moment: Temporal.ZonedDateTime): string => {
  const [hour, minute] = [moment.hour, String(moment.minute).padStart(2, '0')]
  const seconds = moment.second === 0 ? '' : `:${String(moment.second).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute}${seconds} ${hour < 12 ? 'am' : 'pm'}`
}

/** The two moments that the clocks show this, the same one where there is but one; undefined where they leave it out. */
const momentsOf = (
  local: Temporal.PlainDateTime,
  timeZone: string,
): { first: Temporal.ZonedDateTime; second: Temporal.ZonedDateTime } | undefined => {
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const second = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  return first.toPlainDateTime().equals(local) ? { first, second } : undefined
}

const offsets: Record<string, string> = { Z: '+00:00', GMT: '+00:00', BST: '+01:00' }

const nameOfOffset = ({ offset, timeZoneId }: Temporal.ZonedDateTime): string =>
  timeZoneId === schoolTimeZone ? (offset === '+01:00' ? 'BST' : 'GMT') : offset

/**
 * The moment that somebody means who writes a day and a time by the clocks of a zone. In the hour that clocks go
 * through twice it is the first one, unless `GMT` or an offset stands behind it; an hour that they leave out is none.
 *
 * @param text as people write it: see `readTypedDate`
 * @param wholeDay a day alone will do; it is the beginning of the day
 * @returns RFC 3339 UTC in milliseconds, with a note where there is something to know about it
 */
export const readMoment = (text: string, timeZone: string, { wholeDay = false } = {}): Understood => {
  const typed = readTypedDate(text)
  if ('problem' in typed) return typed
  const { day, time, offset } = typed
  if (time === undefined && !wholeDay) return { problem: 'Add the time, such as 15:15 or 3.15 pm.' }
  const local = Temporal.PlainDateTime.from(`${day}T${time ?? '00:00'}`)
  if (offset !== undefined) {
    const instant = Temporal.Instant.from(`${local.toString()}${offsets[offset] ?? offset}`)
    return { value: asStored(instant.toZonedDateTimeISO(timeZone)) }
  }
  if (time === undefined) return { value: asStored(local.toPlainDate().toZonedDateTime(timeZone)) }
  const moments = momentsOf(local, timeZone)
  if (!moments) {
    const change = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
    return {
      problem: `This hour does not exist: the clocks go forward on ${dayInFull(day)}. Write ${change.toPlainTime().toString({ smallestUnit: 'minute' })} or another time.`,
    }
  }
  const { first, second } = moments
  if (first.equals(second)) return { value: asStored(first) }
  return {
    value: asStored(first),
    note: `The clocks go back on this day, and there is this time twice: the first is taken. For the second, write ${nameOfOffset(second)} behind it.`,
  }
}

/** As `readMoment`, for a day without a time: noon UTC of that day. */
export const readDay = (text: string): Understood => {
  const typed = readTypedDate(text)
  if ('problem' in typed) return typed
  return typed.time === undefined
    ? { value: `${typed.day}T12:00:00.000Z` }
    : { problem: 'Write the day alone, without a time.' }
}

const zoned = (value: string, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(value).toZonedDateTimeISO(timeZone)

/** @param day `YYYY-MM-DD`. @returns `14/06/2027`, which `readTypedDate` reads */
export const dayAsTyped = (day: string): string => day.slice(0, 10).split('-').reverse().join('/')

/** The day of a stored moment by the clocks of the zone, `YYYY-MM-DD`. */
export const dayOfMoment = (value: string, timeZone: string): string =>
  zoned(value, timeZone).toPlainDate().toString()

/** The time of day, such as `15:15`, with what tells apart an hour that there is twice. */
export const timeOfMoment = (value: string, timeZone: string): string => {
  const moment = zoned(value, timeZone)
  const time = moment.toPlainTime().toString({ smallestUnit: moment.second === 0 ? 'minute' : 'second' })
  const first = moment.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  return first.offset === moment.offset ? time : `${time} ${nameOfOffset(moment)}`
}

/** How a stored moment is written so that it is read as the same: `14/06/2027 15:15`. */
export const momentAsTyped = (value: string, timeZone: string): string =>
  `${dayAsTyped(dayOfMoment(value, timeZone))} ${timeOfMoment(value, timeZone)}`

/**
 * A stored moment in words: 'Monday 14 June 2027, 3:15 pm'. Where the clocks are others than in Britain, what those show
 * is said, too.
 */
export const momentInFull = (value: string, timeZone: string): string => {
  const moment = zoned(value, timeZone)
  const inWords = `${dayInFull(moment.toPlainDate().toString())}, ${hours(moment)}`
  const here = moment.withTimeZone(schoolTimeZone)
  if (here.offset === moment.offset) return moment.hour < 6 ? `${inWords}, in the night` : inWords
  const sameDay = here.toPlainDate().equals(moment.toPlainDate())
  const hereInWords = sameDay ? hours(here) : `${dayInFull(here.toPlainDate().toString())}, ${hours(here)}`
  return `${inWords} ${clocksOf(timeZone)} (${hereInWords} UK time)`
}

/** The moment at which the clocks of another zone show what those of the first one show at this one. */
export const atSameTimeIn = (value: string, from: string, to: string): string =>
  asStored(zoned(value, from).toPlainDateTime().toZonedDateTime(to))

/** The moment at which the clocks show the same some days later, or earlier where `days` is below 0. */
export const daysLater = (value: string, timeZone: string, days: number): string =>
  asStored(zoned(value, timeZone).toPlainDateTime().add({ days }).toZonedDateTime(timeZone))

/** How many days after the first the second one is; both `YYYY-MM-DD`. */
export const daysBetween = (first: string, second: string): number =>
  Temporal.PlainDate.from(first).until(second, { largestUnit: 'days' }).days
