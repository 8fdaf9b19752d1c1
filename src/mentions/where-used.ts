import { getTranslation } from '@payloadcms/translations'
import type { PayloadRequest } from 'payload'
import type { ApprovedCollection, Item } from '../alliance/item'
import { mayReadVersion } from '../plugins/approval/verbs/authorise'
import { collectionConfig } from '../plugins/approval/versions/stored-collection'
import type { Use } from './uses-of'

/** More than these would be no sentence any more. */
const mostNamed = 3

const howInWords: Record<Use['how'], string> = {
  submitted: 'waiting for approval',
  scheduled: 'approved, goes live later',
  published: 'published',
}

/** Such as "letter". */
export const kindInWords = (req: PayloadRequest, collection: string): string =>
  getTranslation(collectionConfig(req.payload, collection).labels.singular, req.i18n)
    .toLowerCase()
    .replace(/\blppa\b/, 'LPPA')

/** A document by its kind and title; nothing of its title to those who may not read it. */
export const itemInWords = (req: PayloadRequest, collection: ApprovedCollection, version: Item): string => {
  const kind = kindInWords(req, collection)
  return mayReadVersion(req, collection, version)
    ? `the ${kind} "${version.title || 'untitled'}"`
    : `a ${kind} of another school`
}

const useInWords = (req: PayloadRequest, { collection, version, how }: Use): string =>
  `${itemInWords(req, collection, version)} (${howInWords[how]})`

/** "a", "a and b", "a, b, c and 2 more". */
export const listInWords = (places: readonly string[]): string => {
  const named = places.slice(0, mostNamed)
  const more = places.length - named.length
  const parts = more > 0 ? [...named, `${more} more`] : named
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** Where something is used, for a sentence: the first few places by kind, title and state, and how many more. */
export const whereUsed = (
  req: PayloadRequest,
  uses: readonly Use[],
  further: readonly string[] = [],
): string => listInWords([...uses.map((use) => useInWords(req, use)), ...further])
