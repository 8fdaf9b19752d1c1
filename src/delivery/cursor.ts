import { ProblemError } from '../server/errors'

const toCursor = (text: string): string => Buffer.from(text, 'utf8').toString('base64url')

/** Only what `toCursor` itself would write is read back: one place has one cursor. */
const fromCursor = (cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (cursor === '' || toCursor(text) !== cursor) throw new ProblemError('invalid-cursor')
  return text
}

export type ListPlace = { sortAt: string; itemId: string }

/** A place in one list; the site and kind are in it, so that it cannot be used in another list by mistake. */
export const listCursor = (site: string, kind: string, { sortAt, itemId }: ListPlace): string =>
  toCursor(JSON.stringify([site, kind, sortAt, itemId]))

/** @throws ProblemError `invalid-cursor` where it was not made by `listCursor` for this site and kind */
export const readListCursor = (site: string, kind: string, cursor: string): ListPlace => {
  let parts: unknown
  try {
    parts = JSON.parse(fromCursor(cursor))
  } catch {
    throw new ProblemError('invalid-cursor')
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw new ProblemError('invalid-cursor')
  const [ofSite, ofKind, sortAt, itemId] = parts as unknown[]
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
