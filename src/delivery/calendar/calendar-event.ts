import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { ruleFor } from '../../calendar/event-times'
import type { Happening } from '../../page-parts/reading-kind'
import type { PublicItem } from '../../public/public-form'
import { lastDay } from '../../words/format-dates'
import { baseLanguage } from '../../words/languages'
import { words, wordFor } from '../../words/words'
import { recurrenceProblem, tidyRecurrence } from '../../calendar/recurrence'
import { calendarDay, calendarText, calendarTime } from './calendar-lines'
import type { PublicationRow } from '../store/publication-store'

/** An item that takes place. */
type CalendarEvent = PublicItem & Happening

/** The same as it was published. */
export type CalendarRow = Pick<PublicationRow, 'sequence' | 'changedAt'> & { event: CalendarEvent }

/**
 * The same for an event wherever it is published, in every language and version (RFC 7986, section 5.3: no host name).
 * Nothing after the `@` is looked up by anybody.
 */
const uidOf = (event: CalendarEvent): string => `${event.id}@kpsa-cms.invalid`

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/** DTEND of days is exclusive; DTEND of times must be later than DTSTART (RFC 5545, section 3.8.2.2). */
const timeLines = (event: CalendarEvent): string[] => {
  const { allDay, startLocal, endLocal, timeZone } = event
  if (allDay) {
    return [
      `DTSTART;VALUE=DATE:${calendarDay(startLocal)}`,
      `DTEND;VALUE=DATE:${calendarDay(dayAfter(lastDay(event)))}`,
    ]
  }
  return [
    `DTSTART;TZID=${timeZone}:${calendarTime(startLocal)}`,
    ...(endLocal > startLocal ? [`DTEND;TZID=${timeZone}:${calendarTime(endLocal)}`] : []),
  ]
}

/** UNTIL is a day where the start is one, and in UTC otherwise (RFC 5545, section 3.3.10). */
const withUntilAsDay = (rule: string, { timeZone, startLocal }: CalendarEvent): string =>
  rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, (_, ...parts: string[]) => {
    const [year, month, day, hour, minute, second] = parts
    const until = Temporal.Instant.from(
      `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    ).toZonedDateTimeISO(timeZone)
    // The event's own time of day still decides whether the last day counts.
    const start = Temporal.PlainDateTime.from(startLocal).toPlainTime()
    const counts = Temporal.PlainTime.compare(until.toPlainTime(), start) >= 0
    const last = counts ? until.toPlainDate() : until.toPlainDate().subtract({ days: 1 })
    return `UNTIL=${calendarDay(last.toString())}`
  })

/**
 * The rule, and the start where the rule does not yield it: programs differ in whether it takes place then, and in
 * whether COUNT counts it (RFC 5545, section 3.8.5.3, leaves it open). With us it does both, so the start is named,
 * and COUNT becomes the time of the last occurrence.
 */
const ruleOf = (event: CalendarEvent): { rule: string; alsoAtStart: boolean } => {
  const { startLocal, timeZone, allDay } = event
  const rule = tidyRecurrence(event.recurrence, timeZone)
  const form = { ...ruleFor({ recurrence: rule, timeZone, allDay }, startLocal), maxIterations: 5000 }
  const [first] = new RRuleTemporal(form).all((_, count) => count < 1)
  const alsoAtStart = first?.epochMilliseconds !== form.dtstart.epochMilliseconds
  const last =
    alsoAtStart && /COUNT=/.test(rule)
      ? new RRuleTemporal({ ...form, includeDtstart: true }).all().at(-1)
      : undefined
  const until = allDay
    ? last && calendarDay(last.toPlainDate().toString())
    : last && calendarTime(last.toInstant().toString({ smallestUnit: 'second' }))
  if (until) return { rule: rule.replace(/COUNT=\d+/, `UNTIL=${until}`), alsoAtStart }
  return { rule: allDay ? withUntilAsDay(rule, event) : rule, alsoAtStart }
}

/** An exception is a day of the event's zone, a time of it, or an instant: the same as in expand-occurrences.ts. */
const exceptionTime = (text: string, { startLocal, timeZone }: CalendarEvent): string | undefined => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return `${Temporal.PlainDate.from(text).toString()}${startLocal.slice(10, 19)}`
    const time = /(Z|[-+]\d{2}:?\d{2})$/i.test(text)
      ? Temporal.Instant.from(text).toZonedDateTimeISO(timeZone).toPlainDateTime()
      : Temporal.PlainDateTime.from(text)
    return time.toString({ smallestUnit: 'second' })
  } catch {
    return undefined
  }
}

const recurrenceLines = (event: CalendarEvent): string[] => {
  const { recurrence, exceptDates, allDay, timeZone, startLocal } = event
  // As in our own lists: of a rule that cannot be read, the event's own time remains.
  if (recurrence.trim() === '' || recurrenceProblem(recurrence, undefined, timeZone)) return []
  const exceptions = [...new Set(exceptDates.flatMap((text) => exceptionTime(text, event) ?? []))].sort()
  const time = (local: string) =>
    allDay ? `;VALUE=DATE:${calendarDay(local)}` : `;TZID=${timeZone}:${calendarTime(local)}`
  const { rule, alsoAtStart } = ruleOf(event)
  return [
    `RRULE:${rule}`,
    ...(alsoAtStart ? [`RDATE${time(startLocal)}`] : []),
    ...exceptions.map((local) => `EXDATE${time(local)}`),
  ]
}

const statusOf = { scheduled: 'CONFIRMED', cancelled: 'CANCELLED', postponed: 'TENTATIVE' } as const

/**
 * The lines of a VEVENT (RFC 5545, section 3.6.1), with placeholder addresses. Nothing in it follows from the
 * present: DTSTAMP is the time of the publication, so that an unchanged calendar keeps its ETag.
 *
 * SEQUENCE is the publication's number, which grows with each change of it. Many calendars show no STATUS, so that
 * a cancelled or postponed event says so in its title, too.
 *
 * Texts have no parameters, LANGUAGE (section 3.2.10) among them: programs show a text in any script without, and what
 * many are built on (node-ical) makes of a text that has one an object, which then is shown as `[object Object]`.
 */
export const eventLines = ({ event, sequence, changedAt }: CalendarRow): string[] => {
  const say = words[baseLanguage(event.language) ?? 'en']
  const prefix = { scheduled: '', cancelled: `${say.cancelled}: `, postponed: `${say.postponed}: ` }
  const note = { scheduled: '', cancelled: say.cancelledNote, postponed: say.postponedNote }
  const description = [note[event.status], event.localNote?.note ?? '', event.text, event.url]
  const category =
    event.category && event.category !== 'other' ? wordFor(say, 'category', event.category) : ''
  const changed = calendarTime(new Date(changedAt).toISOString())
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(event)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `CREATED:${calendarTime(new Date(event.publishedAt).toISOString())}`,
    ...timeLines(event),
    ...recurrenceLines(event),
    `SUMMARY:${calendarText(prefix[event.status] + event.title)}`,
    `DESCRIPTION:${calendarText(description.filter(Boolean).join('\n\n'))}`,
    ...(event.location ? [`LOCATION:${calendarText(event.location)}`] : []),
    ...(category ? [`CATEGORIES:${calendarText(category)}`] : []),
    `URL:${event.url}`,
    `STATUS:${statusOf[event.status]}`,
    // A day at school keeps no parent from other appointments.
    ...(event.allDay ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ]
}
