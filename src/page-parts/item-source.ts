import type { Occurrence, PublicItem } from '../public/public-form'

/** An item at one of its dates. */
export type DatedItem<Item extends PublicItem = PublicItem> = { item: Item; occurrence: Occurrence }

/** What a site has published of one kind, in the language that the reader chose. */
export type ItemSource<Item extends PublicItem = PublicItem> = {
  /** One page of the list, newest first, and the cursor of the next where there is one. */
  page: (limit: number) => Promise<{ items: Item[]; next: string | undefined }>
  /**
   * What takes place, each once, at the first date in the period, soonest first.
   * @param period as in src/calendar/event-view.ts
   * @param limit left out, all that a site has at one time
   */
  coming: (period: { from: string; to?: string }, limit?: number) => Promise<DatedItem<Item>[]>
  /** When the list of what is to come last became another by the clock alone, in milliseconds since 1970. */
  turned: () => Promise<number>
}
