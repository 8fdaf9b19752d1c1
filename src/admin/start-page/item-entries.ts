import type { PayloadRequest } from 'payload'
import type { SignOff } from '../../plugins/approval/records/sign-offs'
import { formatList } from '../../words/format-dates'
import { languageOf } from '../../words/known-languages'
import { reviewAddress } from '../admin-addresses'
import { formatMoment } from '../look/format-moment'
import { keyOf, type FoundItem } from './find-items'
import { nameOf } from './list-address'
import { authorsOf, type NamesOnPage } from './names-on-page'
import { signaturesInWords } from './signatures-in-words'
import type { StartPageEntry } from './start-page-entry'

/** What entries about items are made of, loaded for the whole page. */
export type EntrySource = {
  req: PayloadRequest
  names: NamesOnPage
  signOffs: ReadonlyMap<string, readonly SignOff[]>
  /** Ids of the schools where the person works. */
  mine: readonly string[]
}

const kindInWords = (req: PayloadRequest, { collection, item }: FoundItem): string => {
  const language = item.language ? languageOf(item.language)?.english : undefined
  const kind = nameOf(req, collection, 'singular')
  return language ? `${kind} (${language})` : kind
}

/** "since 3 July 2026 at 09:15", or nothing without a time. */
export const moment = (words: string, at: string | null | undefined): string =>
  at ? `${words} ${formatMoment(at)}` : ''

export const signaturesOf = ({ signOffs, names }: EntrySource, found: FoundItem): string =>
  signaturesInWords(found.item, signOffs.get(keyOf(found)) ?? [], names.schools)

/** An entry that leads to the review. @param about what stands behind kind and school */
export const itemEntry = (
  { req, names }: EntrySource,
  found: FoundItem,
  about: readonly string[],
  more: Partial<StartPageEntry> = {},
): StartPageEntry => ({
  key: keyOf(found),
  address: reviewAddress(found.collection, found.item.id),
  title: found.item.title || 'Untitled',
  about: [kindInWords(req, found), names.schools.get(found.item.school)?.name ?? '', ...about].filter(
    Boolean,
  ),
  ...more,
})

/** "written by A and B", or nothing where nobody is known. */
export const authors = ({ names, mine }: EntrySource, found: FoundItem): string => {
  const known = authorsOf(found, mine).flatMap((id) => names.people.get(id) || [])
  return known.length > 0 ? `written by ${formatList(known, 'en')}` : ''
}
