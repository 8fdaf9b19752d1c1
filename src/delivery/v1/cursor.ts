import { ProblemError } from '../../problems/errors'
import type { FeedPlace, ListPlace, ListQuery } from '../store/publication-store'

const toCursor = (text: string): string => Buffer.from(text, 'utf8').toString('base64url')

/** Only what `toCursor` itself would write is read back: one place has one cursor. */
const fromCursor = (cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (cursor === '' || toCursor(text) !== cursor) throw new ProblemError('invalid-cursor')
  return text
}

const readParts = (cursor: string): unknown[] => {
  let parts: unknown
  try {
    parts = JSON.parse(fromCursor(cursor))
  } catch {
    throw new ProblemError('invalid-cursor')
  }
  if (!Array.isArray(parts)) throw new ProblemError('invalid-cursor')
  return parts
}

/**
 * The place before all that has the same `sortAt`. For cursors from before 2026-12, which had no `publishedAt` and another
 * order within a day: the page begins with that day again, so that some of it may come twice and nothing is missed.
 */
export const placeBefore = (sortAt: string, order: ListQuery['order']): ListPlace => ({
  sortAt,
  publishedAt: order === 'newest' ? '9999-12-31T23:59:59.999Z' : '',
  itemId: '',
})

/** A place in one list; the site and kind are in it, so that it cannot be used in another list by mistake. */
export const listCursor = (site: string, kind: string, place: ListPlace): string =>
  toCursor(JSON.stringify([site, kind, place.sortAt, place.publishedAt, place.itemId]))

/** A place in a list of what takes place: `sortAt` is the start of an occurrence. */
export type ComingPlace = ListPlace & {
  /** The moment that the list is about, RFC 3339 in UTC; undefined where it follows from no clock. */
  at?: string
}

/** A place in a list of what takes place, see `listCursor`. */
export const comingCursor = (
  site: string,
  kind: string,
  { sortAt, publishedAt, itemId, at }: ComingPlace,
): string => toCursor(JSON.stringify([site, kind, sortAt, publishedAt, itemId, at ?? '']))

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^[12]\d{3}-[-\d:T.]{18,20}Z$/.test(value) && !Number.isNaN(Date.parse(value))

/**
 * Of cursors from before 2026-12, `sortAt` is where it began. It never takes place earlier, so from there on
 * nothing is missed, and some may come twice.
 *
 * @throws ProblemError `invalid-cursor` where it was not made for this site and kind
 */
export const readComingCursor = (site: string, kind: string, cursor: string): ComingPlace => {
  const parts = readParts(cursor)
  if (parts.length < 6) {
    const place = readListCursor(site, kind, cursor, 'soonest')
    if (!isTime(place.sortAt)) throw new ProblemError('invalid-cursor')
    return place
  }
  const [ofSite, ofKind, sortAt, publishedAt, itemId, at] = parts
  const right = parts.length === 6 && ofSite === site && ofKind === kind && isTime(sortAt)
  if (!right || typeof publishedAt !== 'string' || typeof itemId !== 'string' || !(at === '' || isTime(at)))
    throw new ProblemError('invalid-cursor')
  return { sortAt, publishedAt, itemId, at: at || undefined }
}

/** @throws ProblemError `invalid-cursor` where it was not made by `listCursor` for this site and kind */
export const readListCursor = (
  site: string,
  kind: string,
  cursor: string,
  order: ListQuery['order'] = 'newest',
): ListPlace => {
  const parts = readParts(cursor)
  const [ofSite, ofKind, sortAt, ...rest] = parts
  if (ofSite !== site || ofKind !== kind || typeof sortAt !== 'string')
    throw new ProblemError('invalid-cursor')
  const [first, second] = rest
  if (rest.length === 1 && typeof first === 'string') return placeBefore(sortAt, order)
  if (rest.length !== 2 || typeof first !== 'string' || typeof second !== 'string')
    throw new ProblemError('invalid-cursor')
  return { sortAt, publishedAt: first, itemId: second }
}

/** A place in one feed; `feed` is its name in its address, such as `letters`, and what it begins with is in no list. */
export const feedCursor = (site: string, feed: string, { publishedAt, itemId }: FeedPlace): string =>
  toCursor(JSON.stringify([site, `feed ${feed}`, publishedAt, itemId]))

/** @throws ProblemError `invalid-cursor` where it was not made by `feedCursor` for this site and feed */
export const readFeedCursor = (site: string, feed: string, cursor: string): FeedPlace => {
  const parts = readParts(cursor)
  const [ofSite, ofFeed, publishedAt, itemId] = parts
  const right = parts.length === 4 && ofSite === site && ofFeed === `feed ${feed}`
  if (!right || typeof publishedAt !== 'string' || !Number.isFinite(Date.parse(publishedAt)))
    throw new ProblemError('invalid-cursor')
  if (typeof itemId !== 'string') throw new ProblemError('invalid-cursor')
  return { publishedAt, itemId }
}

/** A place in a site's change feed: everything up to and including this sequence is known. */
export const changesCursor = (sequence: number): string => toCursor(String(sequence))

/** @throws ProblemError `invalid-cursor` */
export const readChangesCursor = (cursor: string): number => {
  const text = fromCursor(cursor)
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) throw new ProblemError('invalid-cursor')
  return Number(text)
}

/** How far one has read in what a search found: up to this item, which was at this position, the first being 1. */
export type SearchPlace = { itemId: string; position: number }

/** A place in what a search found; the site and the words are in it, as in `listCursor`. */
export const searchCursor = (site: string, q: string, { itemId, position }: SearchPlace): string =>
  toCursor(JSON.stringify([site, q, itemId, position]))

/** @throws ProblemError `invalid-cursor` where it was not made by `searchCursor` for this site and these words */
export const readSearchCursor = (site: string, q: string, cursor: string): SearchPlace => {
  const parts = readParts(cursor)
  const [ofSite, ofQ, itemId, position] = parts
  const right = parts.length === 4 && ofSite === site && ofQ === q
  if (!right || typeof itemId !== 'string' || !Number.isSafeInteger(position) || Number(position) < 1)
    throw new ProblemError('invalid-cursor')
  return { itemId, position: Number(position) }
}
