import { extensionWritingKinds } from '@extensions/writing'
import { isItemCollection, itemCollections, type ApprovedCollection } from '../alliance/item'
import type { Kind } from '../public/public-form'
import type { WritingKind } from '../writing-parts/writing-kind'
import { eventWriting } from './event/writing/event-writing'
import { evidenceWriting } from './evidence/writing/evidence-writing'
import { letterWriting } from './letter/writing/letter-writing'
import { newsletterWriting } from './newsletter/writing/newsletter-writing'
import { pageWriting } from './page/writing/page-writing'

/** All kinds, as they are written; one line a kind. */
const writingKinds: readonly WritingKind[] = [
  letterWriting,
  newsletterWriting,
  eventWriting,
  pageWriting,
  evidenceWriting,
  ...extensionWritingKinds,
]

const byKind = new Map(writingKinds.map((one) => [one.kind, one]))

/** @throws Error where no kind has this name */
export const writingKind = (kind: Kind): WritingKind => {
  const found = byKind.get(kind)
  if (!found) throw new Error(`There is no kind "${kind}".`)
  return found
}

/** The kind of what a collection has; undefined for translations, which are of the kind that they translate. */
export const writingKindIn = (collection: ApprovedCollection): WritingKind | undefined =>
  isItemCollection(collection) ? writingKind(itemCollections[collection]) : undefined
