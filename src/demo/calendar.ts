import { Temporal } from 'temporal-polyfill'

/** Days of the school calendar, counted from today in Kidderminster, so that the demonstration is never out of date. */
const timeZone = 'Europe/London'

const weekdays = { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6 } as const
export type Weekday = keyof typeof weekdays

export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO(timeZone)

/** Roughly when English primary schools are closed; first and last day as month and day. Easter moves, and is left out. */
const holidays = [
  ['07-20', '09-03'],
  ['12-18', '12-31'],
  ['01-01', '01-04'],
] as const

const isHoliday = (day: Temporal.PlainDate): boolean => {
  const monthAndDay = day.toString().slice(5)
  return holidays.some(([first, last]) => first <= monthAndDay && monthAndDay <= last)
}

/** What is still to come waits until school has begun again, on the same day of the week. */
const inTerm = (day: Temporal.PlainDate): string => {
  let result = day
  while (Temporal.PlainDate.compare(day, today()) > 0 && isHoliday(result)) result = result.add({ weeks: 1 })
  return result.toString()
}

/** The day so many days from now, `YYYY-MM-DD`; the past is negative. Saturdays and Sundays become the Friday before. */
export const schoolDay = (days: number): string => {
  const day = today().add({ days })
  return inTerm(day.subtract({ days: Math.max(0, day.dayOfWeek - 5) }))
}

/** The given day of the week that is so many weeks from now, `YYYY-MM-DD`; 0 is in this week, which begins on Monday. */
export const dayInWeek = (weeks: number, weekday: Weekday): string => {
  const day = today()
  return inTerm(day.add({ days: 7 * weeks + weekdays[weekday] - day.dayOfWeek }))
}

/** The instant of a time of day in Kidderminster, RFC 3339 UTC. @param time `HH:mm` */
export const at = (day: string, time: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString()

/** A day in words: `Thursday 3 December`. */
export const dayInWords = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

/** A day in words, short: `3 December`. */
export const shortly = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long' })

/** The school term of a day, such as `Autumn 2026`. */
export const termOf = (day: string): string => {
  const { month, year } = Temporal.PlainDate.from(day)
  return `${month >= 9 ? 'Autumn' : month >= 4 ? 'Summer' : 'Spring'} ${year}`
}
