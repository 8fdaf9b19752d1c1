import { createHash } from 'node:crypto'
import type { Collection, FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { referencesIn } from '../fields/references'
import { relatedId } from '../fields/related-id'
import { storedId } from './id-form'
import { asSlug } from './item'
import type { Approval } from './options'

/**
 * A version is named by the SHA-256, in hex, of everything about it that a reader could see: its fields, the
 * order of its blocks, its channels and times, and of each picture or file it shows the bytes and the
 * description. The same content always has the same name, on both databases.
 */

/** What is no content: the record's own bookkeeping. */
const bookkeeping = new Set(['id', 'workflow', 'createdAt', 'updatedAt', '_status', 'deletedAt'])

type Json = string | number | true | Json[] | { [key: string]: Json } | undefined

/** Empty values say nothing: databases differ in how they keep them. */
const present = (value: Json): Json =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)
    ? undefined
    : value

const related = (value: unknown): Json => {
  if (typeof value === 'object' && value !== null && 'relationTo' in value && 'value' in value) {
    return `${String(value.relationTo)}:${relatedId(value.value) ?? ''}`
  }
  return relatedId(value)
}

/** Rich text as it is, without the random ids that the editor gives to links and pictures. */
const plain = (value: unknown): Json => {
  if (value === null || value === undefined || value === '' || value === false) return undefined
  if (Array.isArray(value)) return present(value.map(plain).filter((entry) => entry !== undefined))
  if (typeof value === 'object') {
    const result: Record<string, Json> = {}
    for (const key of Object.keys(value).sort()) {
      if (key === 'id') continue
      const entry = plain((value as Record<string, unknown>)[key])
      if (entry !== undefined) result[key] = entry
    }
    return present(result)
  }
  return value as string | number | true
}

/** One spelling for each moment. What isn't one is refused by the field itself, after this. */
const moment = (value: string): string => {
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString()
}

const rows = (value: unknown, read: (row: Record<string, unknown>) => Json): Json =>
  Array.isArray(value) ? present(value.map((row) => read(row as Record<string, unknown>) ?? {})) : undefined

const canonicalField = (field: FlattenedField, value: unknown): Json => {
  if (value === null || value === undefined || value === '' || value === false) return undefined
  switch (field.type) {
    case 'group':
    case 'tab':
      return canonical(field.flattenedFields, value as Record<string, unknown>)
    case 'array':
      return rows(value, (row) => canonical(field.flattenedFields, row))
    case 'blocks':
      return rows(value, (row) => {
        const block = field.blocks.find(({ slug }) => slug === row.blockType)
        return { ...contentOf(block?.flattenedFields ?? [], row), blockType: String(row.blockType) }
      })
    case 'relationship':
    case 'upload':
      return Array.isArray(value) ? present(value.map(related)) : related(value)
    case 'date':
      return moment(value as string)
    case 'join':
      return undefined
    default:
      return plain(value)
  }
}

const contentOf = (
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
): Record<string, Json> => {
  const result: Record<string, Json> = {}
  for (const field of fields) {
    if (bookkeeping.has(field.name) || field.name === 'blockType' || field.name === 'blockName') continue
    if ('virtual' in field && field.virtual) continue
    const value = canonicalField(field, data[field.name])
    if (value !== undefined) result[field.name] = value
  }
  return result
}

const canonical = (fields: readonly FlattenedField[], data: Record<string, unknown>): Json =>
  present(contentOf(fields, data))

type File = Readonly<Record<string, unknown>>
type Seen = (file: File) => Record<string, unknown>

const isUpload = (req: PayloadRequest, slug: string): boolean =>
  Boolean((req.payload.collections as Record<string, Collection>)[slug]?.config.upload)

/** Everything that is stored about a file, so that whatever changes makes another version. */
const everything =
  (req: PayloadRequest, slug: string): Seen =>
  (file) => ({
    ...contentOf(collectionConfigOf(req, slug).flattenedFields, file),
    updatedAt: file.updatedAt,
  })

const collectionConfigOf = (req: PayloadRequest, slug: string): SanitizedCollectionConfig =>
  (req.payload.collections as Record<string, Collection>)[slug]?.config as SanitizedCollectionConfig

const filesIn = async (
  req: PayloadRequest,
  slug: string,
  ids: readonly string[],
  seen: Seen,
): Promise<object[]> => {
  const { docs } = await req.payload.db.find<Record<string, unknown>>({
    collection: asSlug(slug),
    where: { id: { in: ids.map((id) => storedId(req, slug, id)) } },
    limit: ids.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs.map((file) => ({ id: String(file.id), ...seen(file) })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The files that a document shows, as they are now, in the order of their collections and ids. */
const filesShown = async (
  req: PayloadRequest,
  { flattenedFields, custom }: HashedCollection,
  data: Record<string, unknown>,
): Promise<object[]> => {
  const uploads = referencesIn(flattenedFields, data).filter(({ relationTo }) => isUpload(req, relationTo))
  const { files } = custom?.approval as Pick<Approval, 'files'>
  const shown: object[] = []
  for (const slug of [...new Set(uploads.map(({ relationTo }) => relationTo))].sort()) {
    const ids = [...new Set(uploads.filter(({ relationTo }) => relationTo === slug).map(({ id }) => id))]
    shown.push(...(await filesIn(req, slug, ids, files[slug] ?? everything(req, slug))))
  }
  return shown
}

type HashedCollection = Pick<SanitizedCollectionConfig, 'flattenedFields' | 'custom'>

/** @param data the whole content of the version, relations as ids or as documents. */
export const versionHash = async (
  req: PayloadRequest,
  collection: HashedCollection,
  data: Record<string, unknown>,
): Promise<string> => {
  const content = canonical(collection.flattenedFields, data) ?? {}
  const media = await filesShown(req, collection, data)
  return createHash('sha256').update(JSON.stringify({ content, media })).digest('hex')
}
