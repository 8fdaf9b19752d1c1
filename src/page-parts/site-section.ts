import type { Kind } from '../public/public-form'
import type { Words } from '../words/words'

/** What all pages of a site know of a kind: where its list is, and what it is called. */
export type SiteSection = {
  kind: Kind
  /** As in the addresses of the API and of the pages: `letters`. */
  plural: string
  /** The page that shows what there is of it, below a site: `/letters`. */
  listPath: string
  /** What many of it are called. */
  title: keyof Words
  /** Whether its list stands in the menu of every page, and in the sitemap. */
  inMenu: boolean
  /** There where it takes place at times, and so has a calendar. */
  takesPlace?: object
}
