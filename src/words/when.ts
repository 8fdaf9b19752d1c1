import type { Occurrence } from '../public/public-form'
import { schoolTimeZone } from '../calendar/school-time-zone'
import { clock, formatDateWithDay, formatter, lastDay, longDate, longDateWithDay } from './format-dates'
import type { Language } from './languages'

/** One occurrence of an event, with what the event says of all of them. */
export type Times = Pick<Occurrence, 'start' | 'end' | 'startLocal' | 'endLocal'> & {
  /** Of the event: where it takes place. */
  timeZone: string
  allDay: boolean
}

const dayFormat: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' }

/** The day that a calendar in the zone shows, `YYYY-MM-DD`. */
const dayIn = (timeZone: string, instant: number): string => {
  const parts = formatter('en', { ...dayFormat, timeZone }).formatToParts(instant)
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

type Days = { first: string; last: string }

/** The days on a calendar of the zone. An end at midnight belongs to the day before. */
const daysIn = (timeZone: string, { start, end }: Times): Days => {
  const [begin, close] = [Date.parse(start), Date.parse(end)]
  return { first: dayIn(timeZone, begin), last: dayIn(timeZone, Math.max(begin, close - 1)) }
}

/**
 * The days on which an occurrence stands in parents' calendars, `YYYY-MM-DD`: those of an event that lasts all day are
 * its own, wherever it is; those of all others are British.
 */
export const daysOf = (times: Times): Days =>
  times.allDay
    ? { first: times.startLocal.slice(0, 10), last: lastDay(times) }
    : daysIn(schoolTimeZone, times)

/** 'Tuesday, 3 March 2026', '3–5 March 2026'; over midnight, 'Friday 4 December – Saturday 5 December 2026'. */
export const daysInWords = (times: Times, language: Language): string => {
  const { first, last } = daysOf(times)
  if (first === last) return formatDateWithDay(first, language)
  const form = times.allDay ? longDate : longDateWithDay
  const [from, to] = [first, last].map((day) => Date.parse(`${day}T12:00:00Z`))
  return formatter(language, { ...form, timeZone: 'UTC' }).formatRange(from ?? 0, to ?? 0)
}

const hoursIn = (timeZone: string, times: Times, language: Language): string => {
  const format = formatter(language, { ...clock(language), timeZone })
  const [start, end] = [Date.parse(times.start), Date.parse(times.end)]
  if (end <= start) return format.format(start)
  // A range over midnight would repeat both dates, which `daysInWords` has said already.
  return dayIn(timeZone, start) === dayIn(timeZone, end)
    ? format.formatRange(start, end)
    : `${format.format(start)} – ${format.format(end)}`
}

/** What people call a zone: the place that it is named after, `New York`; of one without a place, `GMT-5`. */
const zoneInWords = (timeZone: string, instant: number): string => {
  const [area, ...places] = timeZone.split('/')
  const place = places.at(-1)
  if (place !== undefined && area !== 'Etc') return place.replaceAll('_', ' ')
  const parts = formatter('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(instant)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

const minutes: Intl.DateTimeFormatOptions = {
  ...dayFormat,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
}

const isOtherClock = (timeZone: string, instant: number): boolean =>
  formatter('en', { ...minutes, timeZone }).format(instant) !==
  formatter('en', { ...minutes, timeZone: schoolTimeZone }).format(instant)

/**
 * The hours by British clocks, empty for what lasts all day: '2:00 – 3:00 pm'. Where the clocks are others that day at
 * the event's own place, that is named with its hours, and with its day where it is another there:
 * '2:00 – 3:00 pm (New York: 9:00 – 10:00 am)'.
 */
export const hoursInWords = (times: Times, language: Language): string => {
  if (times.allDay) return ''
  const { timeZone } = times
  const here = hoursIn(schoolTimeZone, times, language)
  const [start, end] = [Date.parse(times.start), Date.parse(times.end)]
  if (!isOtherClock(timeZone, start) && !isOtherClock(timeZone, end)) return here
  const [hereDays, thereDays] = [daysOf(times), daysIn(timeZone, times)]
  const sameDays = hereDays.first === thereDays.first && hereDays.last === thereDays.last
  const day = sameDays ? '' : `${formatDateWithDay(thereDays.first, language)}, `
  return `${here} (${zoneInWords(timeZone, start)}: ${day}${hoursIn(timeZone, times, language)})`
}

/**
 * When an occurrence is, in one line, as every page, feed, list and e-mail says it.
 *
 * @param words of the language
 */
export const whenInWords = (times: Times, language: Language, words: { allDay: string }): string =>
  `${daysInWords(times, language)}, ${hoursInWords(times, language) || words.allDay}`

/** For `<time datetime>`: the day of what lasts all day, of all else the instant. */
export const machineTime = ({ allDay, start, startLocal }: Times): string =>
  allDay ? startLocal.slice(0, 10) : start
