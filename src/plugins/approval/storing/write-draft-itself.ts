import { isDeepStrictEqual } from 'node:util'
import type { CollectionAfterChangeHook, FieldHook, FlattenedField, PayloadRequest } from 'payload'
import { asSlug } from '../item'
import { collectionConfig } from '../versions/stored-collection'

type Content = Readonly<Record<string, unknown>>

/** What saves of a request are about to store, by collection and id. Not in its context, of which Payload makes copies. */
const savesByRequest = new WeakMap<PayloadRequest, Map<string, Content>>()

const savesOf = (req: PayloadRequest): Map<string, Content> => {
  const known = savesByRequest.get(req)
  if (known) return known
  const saves = new Map<string, Content>()
  savesByRequest.set(req, saves)
  return saves
}

const nameOfSave = (collection: string, id: unknown): string => `${collection} ${String(id)}`

/** Says that Payload is about to store a version of this document alone. */
export const expectDraft = (req: PayloadRequest, collection: string, id: unknown): void =>
  void savesOf(req).set(nameOfSave(collection, id), {})

/**
 * Keeps what Payload is about to store, as it goes to the database: hooks after it are given what a reader gets. The object
 * is Payload's own, and complete when all fields have had their hooks.
 */
export const keepWhatIsStored: FieldHook = ({ collection, originalDoc, req, siblingData, value }) => {
  const save = nameOfSave(collection?.slug ?? '', (originalDoc as { id?: unknown } | undefined)?.id)
  if (savesOf(req).has(save)) savesOf(req).set(save, siblingData as Content)
  return value as unknown
}

/** Whether a field's values are rows of other tables on SQL. */
const isListed = (field: FlattenedField): boolean =>
  ('hasMany' in field && field.hasMany === true) ||
  ('relationTo' in field && Array.isArray(field.relationTo)) ||
  field.type === 'array' ||
  field.type === 'blocks' ||
  ('flattenedFields' in field && field.flattenedFields.some(isListed))

/** What of it has to be written: the document's own row where no list has another content, else all. */
const toWrite = (fields: readonly FlattenedField[], stored: Content, before: Content): Content => {
  const lists = fields.filter(isListed).map(({ name }) => name)
  if (lists.some((name) => !isDeepStrictEqual(stored[name], before[name]))) return stored
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !lists.includes(name)))
}

/**
 * Payload has written a draft as a version alone, so that what is live stays. Where nothing is, this writes the document
 * too: whoever asks without `draft=true` finds what it says now. First of the hooks after a change, since the others may
 * look.
 */
export const writeDraftItself: CollectionAfterChangeHook = async ({ collection, doc, previousDoc, req }) => {
  const { id, updatedAt } = doc as { id: string; updatedAt?: string }
  const save = nameOfSave(collection.slug, id)
  const stored = savesOf(req).get(save)
  savesOf(req).delete(save)
  if (!stored) return doc as unknown

  const { db } = req.payload
  const transaction = { transactionID: req.transactionID }
  const live = await db.findOne<{ id: string; _status?: string }>({
    collection: asSlug(collection.slug),
    where: { id: { equals: id } },
    select: { _status: true },
    req: transaction,
  })
  if (live?._status === 'published') return doc as unknown
  const { flattenedFields } = collectionConfig(req.payload, collection.slug)
  await db.updateOne({
    collection: asSlug(collection.slug),
    id,
    data: {
      // Without a transaction, a process may once have ended between the version and the document.
      ...(req.transactionID ? toWrite(flattenedFields, stored, previousDoc as Content) : stored),
      updatedAt: updatedAt ?? new Date().toISOString(),
    },
    returning: false,
    req: transaction,
  })
  return doc as unknown
}
