import { formatDate } from '../words/format-dates'
import type { Language } from '../words/languages'
import { daysInWords, hoursInWords, machineTime } from '../words/when'
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

/** Events in the order in which they come, each once, at its next date. */
export const datedEvents = (items: DeliveredItem[], language: Language, words: WidgetWords): Entry[] =>
  items.flatMap((item) => {
    const { next, status, location, recurrence } = item
    if (!next) return []
    const times = { ...item, ...next }
    return {
      ...common(item),
      status: status === 'cancelled' ? words.cancelled : status === 'postponed' ? words.postponed : '',
      when: { machine: machineTime(times), text: daysInWords(times, language) },
      beside: [hoursInWords(times, language) || words.allDay, recurrence ? words.repeats : ''],
      place: location,
    }
  })
