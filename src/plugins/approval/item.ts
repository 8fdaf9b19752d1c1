import type { CollectionSlug } from 'payload'
import type { State } from './states'

export const asSlug = (collection: string): CollectionSlug => collection as CollectionSlug

/** The `workflow` group as it is stored with each version. Times are RFC 3339 UTC; versions are content hashes. */
export type Workflow = {
  state: State
  version: string
  /** The hash of what the version says and shows; see version-hash.ts. Null where it was written before there were seals. */
  seal: string | null
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
  /** When readers were first told of the correction that the live version names. */
  correctedAt: string | null
}

/** A document under approval as stored: relations are ids, in the form that its database gives them. */
export type Item = {
  id: string
  title?: string | null
  /** Honoured where the collection has such fields; RFC 3339 UTC. */
  publishAt?: string | null
  withdrawAt?: string | null
  createdAt: string
  updatedAt: string
  _status?: 'draft' | 'published'
  workflow: Workflow
} & Record<string, unknown>
