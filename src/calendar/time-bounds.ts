import { Temporal } from 'temporal-polyfill'
import { schoolTimeZone } from './school-time-zone'

/** Years 1000 to 2999: others would not sort as text, and no school means them. */
const date = /^[12]\d{3}-\d{2}-\d{2}$/
/** RFC 3339, section 5.6. The `+` of an offset arrives as a space where it was not percent-encoded. */
const dateTime = /^[12]\d{3}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[-+ ]\d{2}:\d{2})$/

/** As times are stored: RFC 3339 in UTC with milliseconds, so that they sort as text. */
const utc = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString()

const dayStart = (day: Temporal.PlainDate): string => utc(day.toZonedDateTime(schoolTimeZone).toInstant())

const bound = (text: string, daysLater: number): string | undefined => {
  try {
    if (date.test(text)) return dayStart(Temporal.PlainDate.from(text).add({ days: daysLater }))
    if (dateTime.test(text)) return utc(Temporal.Instant.from(text.replace(' ', '+')))
  } catch {
    // Of the right form, but no such day or time, such as 30 February.
  }
  return undefined
}

/**
 * The lower bound that `from` means, as RFC 3339 in UTC; undefined where it is not a date or time.
 * @param text `YYYY-MM-DD`, the beginning of that day in Europe/London, or an RFC 3339 time
 */
export const lowerBound = (text: string): string | undefined => bound(text, 0)

/**
 * The upper bound that `to` means, itself excluded, as RFC 3339 in UTC; undefined where it is not a date or time.
 * @param text `YYYY-MM-DD`, the end of that day in Europe/London, or an RFC 3339 time
 */
export const upperBound = (text: string): string | undefined => bound(text, 1)

/** The beginning of the day in Europe/London on which a moment falls, or of one later, as RFC 3339 in UTC. */
export const startOfDay = (moment: Date, daysLater = 0): string =>
  dayStart(
    Temporal.Instant.fromEpochMilliseconds(moment.getTime())
      .toZonedDateTimeISO(schoolTimeZone)
      .toPlainDate()
      .add({ days: daysLater }),
  )

/** The beginning of the present day in Europe/London, as RFC 3339 in UTC. */
export const startOfToday = (now: Date): string => startOfDay(now)

/** The same wall-clock time in Europe/London a year earlier, as RFC 3339 in UTC. */
export const aYearBefore = (time: string): string =>
  utc(Temporal.Instant.from(time).toZonedDateTimeISO(schoolTimeZone).subtract({ years: 1 }).toInstant())

/** The same wall-clock time in Europe/London a year later, as RFC 3339 in UTC. */
export const aYearAfter = (time: string): string =>
  utc(Temporal.Instant.from(time).toZonedDateTimeISO(schoolTimeZone).add({ years: 1 }).toInstant())
