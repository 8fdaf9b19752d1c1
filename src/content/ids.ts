import type { Payload } from 'payload'

type WithPayload = { payload: Pick<Payload, 'collections' | 'db'> }

/** As Payload's adapters make them: an ObjectId of MongoDB, elsewhere a UUID. Anything else never reaches a query. */
export const generatedId = (database: string): RegExp =>
  database === 'mongoose' ? /^[0-9a-f]{24}$/i : /^[0-9a-f-]{36}$/i

/** What ids of one's own may be where a collection has an `id` field of texts. */
const isOwnText = (value: string): boolean => value !== '' && value.length <= 200 && !value.includes('\0')

const isWholeNumber = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value === 'string' && /^\d{1,15}$/.test(value)

/** As Payload says it of a collection: numbers, texts of one's own, or undefined where the database makes texts. */
const ownForm = ({ payload }: WithPayload, collection: string): 'number' | 'text' | undefined => {
  const collections: Readonly<Record<string, { customIDType?: 'number' | 'text' } | undefined>> =
    payload.collections
  return (
    collections[collection]?.customIDType ?? (payload.db.defaultIDType === 'number' ? 'number' : undefined)
  )
}

/** Whether something can be the id of a document of this collection, in this database. */
export const isIdOf = (req: WithPayload, collection: string, value: unknown): value is string | number => {
  if (!Object.hasOwn(req.payload.collections, collection)) return false
  const own = ownForm(req, collection)
  if (own === 'number') return isWholeNumber(value)
  if (typeof value !== 'string') return false
  return own === 'text' ? isOwnText(value) : generatedId(req.payload.db.name).test(value)
}

/** An id that is known as text, in the form in which the collection's database has it. */
export const storedId = (req: WithPayload, collection: string, id: string): string | number =>
  ownForm(req, collection) === 'number' ? Number(id) : id
