import { schoolTimeZone } from './school-time-zone'

const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: schoolTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in London at an instant, `YYYY-MM-DD`. */
export const dayInLondon = (instant: Date): string => londonDay.format(instant)

const noon = (day: string): string | undefined => {
  const date = new Date(`${day}T12:00:00.000Z`)
  // 31 February would otherwise become a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? date.toISOString() : undefined
}

/**
 * How a day without a time is stored: noon UTC of that day, which is the same day everywhere in Europe.
 * @param value `YYYY-MM-DD`, or an instant as RFC 3339 or Date, which counts as the day it falls on in London
 * @returns undefined where the value names no day from 1900 to 2199
 */
export const dayAtNoon = (value: unknown): string | undefined => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : noon(dayInLondon(value))
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (!/^(19|20|21)\d\d-\d\d-\d\d($|T)/.test(text)) return undefined
  if (text.length === 10) return noon(text)
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) || noon(text.slice(0, 10)) === undefined
    ? undefined
    : noon(dayInLondon(instant))
}

export const daySentence =
  'This is not a day of the calendar. Write it as year-month-day, such as 2026-09-01.'
