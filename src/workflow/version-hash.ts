import { createHash } from 'node:crypto'
import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { referencesIn } from '../fields/references'
import { relatedId } from '../fields/related-id'

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

type ShownMedia = { id: string; sha256?: string; alt?: string; decorative?: boolean; doNotPublish?: boolean }

/** The files that a document shows, as they are now. */
const mediaShown = async (
  req: PayloadRequest,
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
): Promise<ShownMedia[]> => {
  const ids = [
    ...new Set(
      referencesIn(fields, data)
        .filter((reference) => reference.relationTo === 'media')
        .map((reference) => reference.id),
    ),
  ].sort()
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find({
    collection: 'media',
    where: { id: { in: ids } },
    limit: ids.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return (docs as { id: string; sha256?: string; alt?: string; decorative?: boolean }[])
    .map(({ id, sha256, alt, decorative }) => ({
      id: String(id),
      sha256: sha256 ?? '',
      alt: alt ?? '',
      decorative: decorative ?? false,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** @param data the whole content of the version, relations as ids or as documents. */
export const versionHash = async (
  req: PayloadRequest,
  collection: Pick<SanitizedCollectionConfig, 'flattenedFields'>,
  data: Record<string, unknown>,
): Promise<string> => {
  const content = canonical(collection.flattenedFields, data) ?? {}
  const media = await mediaShown(req, collection.flattenedFields, data)
  return createHash('sha256').update(JSON.stringify({ content, media })).digest('hex')
}
