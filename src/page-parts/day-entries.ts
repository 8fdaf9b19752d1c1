import { formatDate } from '../words/format-dates'
import type { Language } from '../words/languages'
import type { Entry, WidgetItem } from './widget-kind'

/** What an entry has of every item. */
export const entryOf = ({ title, url, language, summary }: WidgetItem) => ({ title, url, language, summary })

/** Entries of items that are dated by a day, as they come. */
export const dayEntries = (items: (WidgetItem & { date: string })[], language: Language): Entry[] =>
  items.map((item) => ({
    ...entryOf(item),
    status: '',
    when: item.date ? { machine: item.date, text: formatDate(item.date, language) } : undefined,
    beside: [],
    place: '',
  }))
