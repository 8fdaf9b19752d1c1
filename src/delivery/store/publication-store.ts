import type { Facet } from '../../page-parts/reading-kind'
import type { Kind, PublicItem, PublicSite } from '../../public/public-form'

/**
 * All that delivery can see: publications, sites, and the media files that a live publication or a site shows.
 * One implementation per database; both read the tables of the collections `publications`, `sites` and
 * `public-files` and never an authoring collection. The only other thing they look at is the hashed keys of
 * site clients.
 */
export type PublicationRow = {
  itemId: string
  kind: Kind
  site: string
  language: string
  /** True for the language that the item was written in; false for a translation. */
  original: boolean
  slug: string
  state: 'live' | 'withdrawn'
  /** Grows with every change of any publication; the order of the change feed. */
  sequence: number
  /** RFC 3339 UTC: its date, the start of what takes place, or else when it was first published. */
  sortAt: string
  /** RFC 3339 UTC; the last end of what takes place, of all else the same as `sortAt`. */
  endsAt: string
  /**
   * RFC 3339 UTC; when it was first published on this site, which orders what has the same `sortAt`, such as the letters
   * of one day. Null once withdrawn.
   */
  publishedAt: string | null
  /** RFC 3339 UTC; when the state last changed, to the second or better. */
  changedAt: string
  withdrawnAt: string | null
  /** Null once withdrawn: a tombstone keeps no content. Addresses in it are placeholders. */
  document: PublicItem | null
}

/** Where a row stands in the order of its list. Publications of one moment, if there are any, stand by their items' ids. */
export type ListPlace = { sortAt: string; publishedAt: string; itemId: string }

export const placeOf = ({ sortAt, publishedAt, itemId }: PublicationRow): ListPlace => ({
  sortAt,
  publishedAt: publishedAt ?? '',
  itemId,
})

export type ListQuery = Partial<Record<Facet, string>> & {
  site: string
  kind: Kind
  /** Preferred language; an item without it comes in the language it was written in. */
  language?: string
  /** RFC 3339 UTC bounds: `from` keeps what ends at or after it, `to` keeps what starts before it. */
  from?: string
  to?: string
  /** `newest`: by sortAt, publishedAt and itemId, all descending; `soonest`: all ascending. */
  order: 'newest' | 'soonest'
  limit: number
  /** Keyset: rows strictly after this one in the order. */
  after?: ListPlace
}

/** Where a row stands in the order of publication. */
export type FeedPlace = { publishedAt: string; itemId: string }

export type NewestQuery = {
  site: string
  /** All kinds where it is left out. */
  kind?: Kind
  /** Preferred language; an item without it comes in the language it was written in. */
  language?: string
  limit: number
  /** Keyset: rows that were published before this one. */
  after?: FeedPlace
}

export type SiteClient = { id: string; name: string; school: string }

/** What a site client was last told of an item on a site. */
export type Receipt = {
  client: string
  site: string
  itemId: string
  /** Null: of every language of which there is a receipt. */
  language: string | null
  /** Null: that it is gone. */
  version: string | null
  /** RFC 3339 UTC. */
  at: string
}

export type StoredSite = {
  site: PublicSite
  domains: string[]
  /** RFC 3339 UTC: when what it says of itself, or its domains, last changed. */
  changedAt: string
}

export interface PublicationStore {
  /** Grows with every change of what delivery shows, in the transaction that makes it; 0 before the first. */
  stateNumber(): Promise<number>
  /** A number that the program keeps under a name, and what it belongs to; undefined where there is none yet. */
  counter(name: string): Promise<{ value: number; hash: string | null } | undefined>
  /** The alliance first, then the schools by name. Placeholders in place of addresses. */
  sites(): Promise<StoredSite[]>
  /** Live items, one row an item. */
  list(query: ListQuery): Promise<PublicationRow[]>
  /** Live items, one row an item, in the order in which they were published, the newest first. */
  newest(query: NewestQuery): Promise<PublicationRow[]>
  /** Where live items stand in that order, from this place on towards the newest. */
  publishedFrom(query: { site: string; kind?: Kind; from: FeedPlace; limit: number }): Promise<FeedPlace[]>
  /** Every language of the item that has, or had, this address; empty if it never was public. */
  atSlug(site: string, kind: Kind, slug: string): Promise<PublicationRow[]>
  /** Every live language of these items on this site, in any order. */
  formsOf(site: string, itemIds: readonly string[]): Promise<PublicationRow[]>
  /** Rows whose sequence is greater than `after`, in order of sequence. */
  changes(site: string, after: number, limit: number): Promise<PublicationRow[]>
  /** The highest sequence so far on this site; 0 where nothing was ever published. */
  latestSequence(site: string): Promise<number>
  /** The media type of a file that is public now; undefined where it is not. */
  publicFile(filename: string): Promise<{ contentType: string } | undefined>
  /** @param keyHash SHA-256 of the key, hex. Undefined: unknown, revoked, overlapped out or disabled. */
  siteClient(keyHash: string, now: Date): Promise<SiteClient | undefined>
  recordSiteClientUse(id: string, at: Date): Promise<void>
  /** Keeps the newest of each client, site, item and language, whatever the order in which they come. */
  recordReceipts(receipts: readonly Receipt[]): Promise<void>
  /** Throws where the database does not answer or has not been migrated. */
  ready(): Promise<void>
  close(): Promise<void>
}
