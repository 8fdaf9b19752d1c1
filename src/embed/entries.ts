import { formatDate, formatDays, formatHours } from '../site/format-dates'
import type { Language } from '../site/languages'
import type { DeliveredItem } from './shared-requests'
import type { WidgetWords } from './widget-words'

/** One line of a list, in words. */
export type Entry = {
  title: string
  /** Absolute. */
  url: string
  /** The language that title and summary are in. */
  language: string
  summary: string
  /** That an event does not take place as planned; empty otherwise. */
  status: string
  /** Undefined where the item has no date. `machine` is for `<time datetime>`. */
  when: { machine: string; text: string } | undefined
  /** What stands beside the date, in the words of the widget. */
  beside: string[]
  /** In the item's own words. */
  place: string
}

const common = ({ title, url, language, summary }: DeliveredItem) => ({ title, url, language, summary })

/** Letters and newsletters, as they come. */
export const datedItems = (items: DeliveredItem[], language: Language): Entry[] =>
  items.map((item) => ({
    ...common(item),
    status: '',
    when: item.date ? { machine: item.date, text: formatDate(item.date, language) } : undefined,
    beside: [],
    place: '',
  }))

/** Events that are not over yet, each once, at its next date in its own time zone, soonest first. */
export const datedEvents = (items: DeliveredItem[], language: Language, words: WidgetWords): Entry[] => {
  const now = new Date().toISOString()
  return items
    .flatMap((item) => {
      const next = item.occurrences?.find(({ start, end }) => end > now || start >= now)
      return next ? [{ item, next }] : []
    })
    .sort((one, other) => one.next.start.localeCompare(other.next.start))
    .map(({ item, next }) => {
      const { status, timeZone, allDay, location, recurrence } = item
      const times = { ...next, timeZone, allDay }
      const cancelled = next.cancelled || status === 'cancelled'
      return {
        ...common(item),
        status: cancelled ? words.cancelled : status === 'postponed' ? words.postponed : '',
        when: {
          machine: allDay ? next.startLocal.slice(0, 10) : next.start,
          text: formatDays(times, language),
        },
        beside: [formatHours(times, language) || words.allDay, recurrence ? words.repeats : ''],
        place: location,
      }
    })
}
