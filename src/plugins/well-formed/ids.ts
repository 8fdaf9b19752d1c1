import type { PayloadRequest } from 'payload'

export type Ids = {
  /** Whether something can be the id of a document of this collection, in this database. */
  isId: (value: unknown, collection: string) => boolean
}

const isWholeNumber = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value === 'string' && /^\d{1,15}$/.test(value)

/** As Payload's adapters make them: an ObjectId of MongoDB, elsewhere a UUID. */
const generated = (database: string): RegExp =>
  database === 'mongoose' ? /^[0-9a-f]{24}$/i : /^[0-9a-f-]{36}$/i

/** What ids of one's own may be where a collection has an `id` field of texts. */
const isOwnText = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= 200 && !value.includes('\0')

/** What ids look like here, as Payload says it of each collection: numbers, texts of the database, or texts of one's own. */
export const idsOf = ({ payload }: PayloadRequest): Ids => {
  const form = generated(payload.db.name)
  const collections: Readonly<Record<string, { customIDType?: 'number' | 'text' } | undefined>> =
    payload.collections
  return {
    isId: (value, collection) => {
      const known = collections[collection]
      if (!known) return false
      if ((known.customIDType ?? payload.db.defaultIDType) === 'number') return isWholeNumber(value)
      return known.customIDType ? isOwnText(value) : typeof value === 'string' && form.test(value)
    },
  }
}
