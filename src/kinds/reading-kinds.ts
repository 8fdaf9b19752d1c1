import { extensionReadingKinds } from '@extensions/reading'
import type { ReadingKind } from '../page-parts/reading-kind'
import type { Kind } from '../public/public-form'
import { eventReading } from './event/reading'
import { evidenceReading } from './evidence/reading'
import { letterReading } from './letter/reading'
import { newsletterReading } from './newsletter/reading'
import { pageReading } from './page/reading'

/** All kinds, in the order in which menus, sitemaps and the API's description have them; one line a kind. */
export const readingKinds: readonly ReadingKind[] = [
  letterReading,
  newsletterReading,
  eventReading,
  pageReading,
  evidenceReading,
  ...extensionReadingKinds,
]

export const kinds: readonly Kind[] = readingKinds.map(({ kind }) => kind)

export const kindsThatTakePlace: readonly Kind[] = readingKinds
  .filter(({ takesPlace }) => takesPlace)
  .map(({ kind }) => kind)

const byKind = new Map(readingKinds.map((one) => [one.kind, one]))

/** @throws Error where no kind has this name: a row of another program */
export const readingKind = (kind: Kind): ReadingKind => {
  const found = byKind.get(kind)
  if (!found) throw new Error(`There is no kind "${kind}".`)
  return found
}

/** The kind whose addresses have this name, such as `letters`. */
export const kindAt = (plural: string | undefined): ReadingKind | undefined =>
  readingKinds.find((one) => one.plural === plural)
