import type { ReactElement, ReactNode } from 'react'
import type { z } from 'zod'
import type { Recurring } from '../calendar/expand-occurrences'
import type { FilterWord } from '../public/filter-word'
import type { PublicItem } from '../public/public-form'
import type { Language } from '../words/languages'
import type { Words } from '../words/words'
import type { ItemPageProps } from './item-frame'
import type { ItemSource } from './item-source'
import type { SiteContext } from './site-context'
import type { SiteSection } from './site-section'

/** What the read model keeps beside the documents, to filter lists by; also the order in which the API names them. */
export const facets = ['category', 'audience'] as const
export type Facet = (typeof facets)[number]

/** The page of a kind's list. */
export type KindListPage = {
  page: ReactElement
  /** When it last became another by the clock alone; milliseconds since 1970, or RFC 3339. */
  changedAt?: (string | number)[]
}

/** Of what takes place: when, where, and by which category a calendar may be narrowed. */
export type Happening = Recurring & { location: string; category: string }

/**
 * A kind of item as its readers meet it: all that delivery, feeds, search, calendars and public pages know of it stands
 * in its src/kinds/<kind>, and src/kinds/reading-kinds.ts has one line for it.
 *
 * What takes an item is written as a method: TypeScript then lets a kind of letters stand among the kinds of all items.
 * Each is only ever given items of its own kind.
 */
export type ReadingKind<Item extends PublicItem = PublicItem> = SiteSection & {
  kind: Item['kind']
  /** An item as the API answers it. */
  shape: z.ZodObject
  /** What the API's description calls one. */
  oneInWords: string
  /** The parameters of lists that only this kind has values for. */
  filters?: Partial<Record<Facet, FilterWord>>
  /** That one was withdrawn on `{date}`. */
  withdrawn: keyof Words

  /** Its own texts that a search looks through, besides title, summary and text. */
  searched(item: Item): string[]
  /** When it was or is, beside its title in what a search found. */
  searchedDate(context: SiteContext, item: Item): ReactNode

  /** What readers of feeds may want to filter by, in words. */
  feedCategories(item: Item, words: Words): string[]
  /** What its page shows around its text and a reader of feeds would miss: HTML, with everything escaped. */
  feedFacts?(item: Item, language: Language, now: Date): { top?: string; before?: string; after?: string }

  itemPage(props: ItemPageProps<Item>): ReactElement
  /** @throws BadAddress, NoSuchPage */
  listPage(context: SiteContext, source: ItemSource<Item>): Promise<KindListPage>
  /** What home pages show of it, and in which of their columns. */
  home?: {
    place: 'news' | 'beside' | 'last-beside'
    section(context: SiteContext, source: ItemSource<Item>): Promise<ReactNode>
  }

  /**
   * Of a kind that takes place at times: it is listed soonest first, by its next date, and has a calendar. All others
   * are listed newest first.
   */
  takesPlace?: {
    happening(item: Item): Happening
    /** What generated clients call its calendar. */
    calendarOperation: string
  }
}
