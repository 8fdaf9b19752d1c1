import type { PublicItem } from '../public/public-form'

/** A language in which a page exists. */
export type Alternate = { language: string; stale?: boolean }

/** An item in the language that suits the reader best, and what there is to say about that language. */
export type ChosenItem<Item extends PublicItem = PublicItem> = {
  item: Item
  /** The language that the item was written in, where that form is public. */
  original: string | undefined
  /** The translation is behind the original. */
  stale: boolean
  /** The reader asked for a language in which the item does not exist. */
  missing: boolean
  alternates: Alternate[]
}
