import { placeBefore } from '../../delivery/v1/cursor'
import type { ListPlace } from '../../delivery/store/publication-store'
import { hasControlCharacters } from './site-path'

const time = String.raw`(\d{4}-\d{2}-\d{2}T[\d:.]+Z)`
const pattern = new RegExp(`^${time}(?: ${time})? (\\S{1,200})$`)

/** A place in a list as it stands in an address: opaque to readers, stable while items come and go. */
export const writeCursor = ({ sortAt, publishedAt, itemId }: ListPlace): string =>
  Buffer.from(`${sortAt} ${publishedAt} ${itemId}`).toString('base64url')

/** @returns undefined where this is no cursor of ours. */
export const readCursor = (cursor: string): ListPlace | undefined => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const [, sortAt, publishedAt, itemId] = pattern.exec(text) ?? []
  if (!sortAt || !itemId || hasControlCharacters(itemId)) return undefined
  if ([sortAt, publishedAt].some((at) => at !== undefined && Number.isNaN(Date.parse(at)))) return undefined
  // Only what is newest first is paged by these.
  return publishedAt === undefined ? placeBefore(sortAt, 'newest') : { sortAt, publishedAt, itemId }
}
