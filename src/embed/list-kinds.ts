import type { DeliveredItem } from './shared-requests'
import type { WidgetWords } from './widget-words'
import { datedEvents, datedItems, type Entry } from './entries'
import type { Language } from '../words/languages'

/** What one kind of element shows. */
export type ListKind = {
  /** As in the addresses of the API and of the pages. */
  plural: 'letters' | 'newsletters' | 'events'
  all: keyof WidgetWords
  none: keyof WidgetWords
  /** What to ask the API for, besides the language. */
  parameters: (limit: number) => Record<string, string>
  entries: (items: DeliveredItem[], language: Language, words: WidgetWords) => Entry[]
}

const newestFirst = (limit: number): Record<string, string> => ({ limit: String(limit) })

/** What took place today is over for visitors; to the API, it belongs to today until midnight. */
const soonestFirst = (limit: number): Record<string, string> => ({ ...newestFirst(limit), from: 'now' })

export const listKinds: ListKind[] = [
  {
    plural: 'letters',
    all: 'allLetters',
    none: 'noLetters',
    parameters: newestFirst,
    entries: datedItems,
  },
  {
    plural: 'newsletters',
    all: 'allNewsletters',
    none: 'noNewsletters',
    parameters: newestFirst,
    entries: datedItems,
  },
  {
    plural: 'events',
    all: 'allEvents',
    none: 'noEvents',
    parameters: soonestFirst,
    entries: datedEvents,
  },
]
