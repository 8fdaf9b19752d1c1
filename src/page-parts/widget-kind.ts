import type { Occurrence, PublicItem } from '../public/public-form'
import type { Language } from '../words/languages'
import type { Words } from '../words/words'
import type { SiteSection } from './site-section'

/** What every kind's list in the widget reads of an item, as the API answers it. */
export type WidgetItem = Pick<PublicItem, 'title' | 'url' | 'language' | 'summary'> & {
  next?: Omit<Occurrence, 'cancelled'> | null
}

/** One line of a list, in words. */
export type Entry = {
  title: string
  /** Absolute. */
  url: string
  /** The language that title and summary are in. */
  language: string
  summary: string
  /** That it does not take place as planned; empty otherwise. */
  status: string
  /** Undefined where the item has no date. `machine` is for `<time datetime>`. */
  when: { machine: string; text: string } | undefined
  /** What stands beside the date, in the words of the widget. */
  beside: string[]
  /** In the item's own words. */
  place: string
}

/**
 * A kind that the widget has an element for, `<kpsa-{plural}>`. Everything that it imports is sent to every reader of
 * every school's website.
 */
export type WidgetKind<Item extends WidgetItem = WidgetItem, Word extends keyof Words = keyof Words> = {
  section: SiteSection
  /** The words of the link to all of them, and of an empty list. */
  all: keyof Words
  none: keyof Words
  /** All other words that its entries need: the script is given no more. */
  words: readonly Word[]
  /** What to ask the API for, besides number and language. */
  parameters?: Record<string, string>
  entries(items: Item[], language: Language, words: Pick<Words, Word>): Entry[]
}
