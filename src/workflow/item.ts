import type { CollectionSlug } from 'payload'
import type { Kind } from '../publications/public-form'
import type { State } from './states'

/** The collections whose documents are items, and what each is called in public. */
export const itemCollections = {
  letters: 'letter',
  newsletters: 'newsletter',
  events: 'event',
  pages: 'page',
  'lppa-evidence': 'evidence',
} as const satisfies Record<string, Kind>

export type ItemCollection = keyof typeof itemCollections
/** Everything that goes through approval: the items, and their translations. */
export type ApprovedCollection = ItemCollection | 'translations'

export const approvedCollections: readonly ApprovedCollection[] = [
  ...(Object.keys(itemCollections) as ItemCollection[]),
  'translations',
]

export const isItemCollection = (slug: string): slug is ItemCollection => slug in itemCollections
export const asSlug = (collection: ApprovedCollection): CollectionSlug => collection

/** The `workflow` group as it is stored with each version. Times are RFC 3339 UTC; versions are content hashes. */
export type Workflow = {
  state: State
  version: string
  submittedBy: string | null
  submittedAt: string | null
  /** Who has written any of this since it was last published; users' ids. */
  writtenBy: string[]
  /** Approved by all and waiting for `publishAt`. */
  scheduledVersion: string | null
  /** The version that is live. */
  publishedVersion: string | null
  publishedAt: string | null
  firstPublishedAt: string | null
  withdrawnAt: string | null
  /** What the approver says was put right in this version. */
  correction: { at: string | null; note: string | null }
}

/** An item or a translation as stored, relations as ids. */
export type Item = {
  id: string
  title?: string | null
  slug?: string | null
  summary?: string | null
  school: string
  coSigningSchools?: string[] | null
  channels?: { ownSite?: boolean | null; kpsa?: boolean | null; schools?: string[] | null } | null
  publishAt?: string | null
  withdrawAt?: string | null
  visibility?: 'portfolio' | 'public' | null
  item?: { relationTo: ItemCollection; value: string }
  language?: string
  sourceVersion?: string | null
  createdAt: string
  updatedAt: string
  _status?: 'draft' | 'published'
  workflow: Workflow
} & Record<string, unknown>
