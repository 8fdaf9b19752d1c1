import { extensionItems } from '@extensions/items'
import type { Kind } from '../public/public-form'
import type { Item as ApprovedItem } from '../plugins/approval/item'

/** The collections whose documents are items, and what each is called in public. */
export const itemCollections = {
  letters: 'letter',
  newsletters: 'newsletter',
  events: 'event',
  pages: 'page',
  'lppa-evidence': 'evidence',
  ...extensionItems,
} as const satisfies Record<string, Kind>

export type ItemCollection = keyof typeof itemCollections
/** Everything that goes through approval: the items, and their translations. */
export type ApprovedCollection = ItemCollection | 'translations'

export const approvedCollections: readonly ApprovedCollection[] = [
  ...(Object.keys(itemCollections) as ItemCollection[]),
  'translations',
]

export const isItemCollection = (slug: string): slug is ItemCollection => slug in itemCollections

/** An item or a translation as stored, relations as ids. */
export type Item = ApprovedItem & {
  slug?: string | null
  summary?: string | null
  school: string
  coSigningSchools?: string[] | null
  channels?: { ownSite?: boolean | null; kpsa?: boolean | null; schools?: string[] | null } | null
  visibility?: 'portfolio' | 'public' | null
  item?: { relationTo: ItemCollection; value: string }
  language?: string
  sourceVersion?: string | null
}
