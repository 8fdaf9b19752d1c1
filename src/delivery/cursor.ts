import { ProblemError } from '../server/errors'

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

export type ListPlace = { sortAt: string; itemId: string }

/** A place in one list; the site and kind are in it, so that it cannot be used in another list by mistake. */
export const listCursor = (site: string, kind: string, { sortAt, itemId }: ListPlace): string =>
  toCursor(JSON.stringify([site, kind, sortAt, itemId]))

/** @throws ProblemError `invalid-cursor` where it was not made by `listCursor` for this site and kind */
export const readListCursor = (site: string, kind: string, cursor: string): ListPlace => {
  const parts = readParts(cursor)
  if (parts.length !== 4) throw new ProblemError('invalid-cursor')
  const [ofSite, ofKind, sortAt, itemId] = parts
  if (ofSite !== site || ofKind !== kind || typeof sortAt !== 'string' || typeof itemId !== 'string') {
    throw new ProblemError('invalid-cursor')
  }
  return { sortAt, itemId }
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
