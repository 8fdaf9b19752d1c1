import type { ListQuery } from '../delivery/publication-store'
import { hasControlCharacters } from './site-path'

type Position = NonNullable<ListQuery['after']>

/** A place in a list as it stands in an address: opaque to readers, stable while items come and go. */
export const writeCursor = ({ sortAt, itemId }: Position): string =>
  Buffer.from(`${sortAt} ${itemId}`).toString('base64url')

/** @returns undefined where this is no cursor of ours. */
export const readCursor = (cursor: string): Position | undefined => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const [, sortAt, itemId] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) (\S{1,200})$/.exec(text) ?? []
  if (!sortAt || !itemId || hasControlCharacters(itemId) || Number.isNaN(Date.parse(sortAt))) return undefined
  return { sortAt, itemId }
}
