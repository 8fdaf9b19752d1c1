import type { Occurrence } from '../public/public-form'
import { localeOf } from './languages'
import type { Language } from './languages'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter is slow, using one is quick: a list page formats hundreds of dates. */
export const formatter = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language}${JSON.stringify(options)}`
  const existing = formatters.get(key)
  if (existing) return existing
  const made = new Intl.DateTimeFormat(localeOf(language), options)
  formatters.set(key, made)
  return made
}

export const longDate: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
export const longDateWithDay: Intl.DateTimeFormatOptions = { weekday: 'long', ...longDate }
const timeOfDay: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' }

/** A date has no time zone; read and written in the same one (UTC) it stays the day that it is. */
const atUtc = (local: string): Date =>
  new Date(local.length === 10 ? `${local}T12:00:00Z` : `${local.slice(0, 19)}Z`)

/** Parents in Britain write '9:15 am'; other languages follow their own habit. */
export const clock = (language: Language): Intl.DateTimeFormatOptions =>
  language === 'en' ? { ...timeOfDay, hourCycle: 'h12' } : timeOfDay

/** @param date `YYYY-MM-DD`, or a local time whose date is meant. */
export const formatDate = (date: string, language: Language): string =>
  formatter(language, { ...longDate, timeZone: 'UTC' }).format(atUtc(date.slice(0, 10)))

/** @param date `YYYY-MM-DD`; the answer names the day of the week too. */
export const formatDateWithDay = (date: string, language: Language): string =>
  formatter(language, { ...longDateWithDay, timeZone: 'UTC' }).format(atUtc(date.slice(0, 10)))

/** An instant (RFC 3339) as a date in Britain, where all schools are. */
export const formatInstant = (instant: string, language: Language): string =>
  formatter(language, { ...longDate, timeZone: 'Europe/London' }).format(new Date(instant))

/** @param month `YYYY-MM` */
export const formatMonth = (month: string, language: Language): string =>
  formatter(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(atUtc(`${month}-15`))

export const formatShortMonth = (date: string, language: Language): string =>
  formatter(language, { month: 'short', timeZone: 'UTC' }).format(atUtc(date.slice(0, 10)))

/** @param number 0 is Monday. */
export const weekdayName = (number: number, language: Language, style: 'long' | 'short' = 'long'): string =>
  formatter(language, { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + number, 12)))

export const formatList = (parts: string[], language: Language): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(parts)

/** The name of a language in the page's language; the code where there is no name. */
export const languageName = (code: string, language: Language): string => {
  try {
    return new Intl.DisplayNames(localeOf(language), { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

export const formatBytes = (bytes: number, language: Language): string => {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  }).format(value)
}

/** The last day of an event: an end at midnight belongs to the day before (RFC 5545, DTEND is exclusive). */
export const lastDay = ({ startLocal, endLocal }: Pick<Occurrence, 'startLocal' | 'endLocal'>): string => {
  const first = startLocal.slice(0, 10)
  const last = endLocal.slice(11, 19).startsWith('00:00')
    ? new Date(atUtc(endLocal).getTime() - 1000).toISOString().slice(0, 10)
    : endLocal.slice(0, 10)
  return last > first ? last : first
}
