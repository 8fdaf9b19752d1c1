import type { FlattenedField } from 'payload'
import { fieldsOfRow } from './fields-of-row'
import { relatedId } from './related-id'

/** A document's content: its fields by name. */
export type Content = Record<string, unknown>

/** What is no content: the record's own bookkeeping, and names that editors give to blocks for themselves. */
const bookkeeping = new Set([
  'id',
  'workflow',
  'createdAt',
  'updatedAt',
  '_status',
  'deletedAt',
  'blockType',
  'blockName',
])

/** One spelling for each moment, RFC 3339 UTC. What isn't one is refused by the field itself. */
const moment = (value: unknown): unknown => {
  const date = new Date(value as string)
  return Number.isNaN(date.getTime()) ? value : date.toISOString()
}

const related = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null && 'relationTo' in value && 'value' in value) {
    return { relationTo: value.relationTo, value: relatedId(value.value) }
  }
  return relatedId(value)
}

const rows = (value: unknown, read: (row: Content) => Content): unknown =>
  Array.isArray(value) ? value.map((row) => read((row ?? {}) as Content)) : undefined

const plainField = (field: FlattenedField, value: unknown): unknown => {
  if (value === null || value === undefined) return undefined
  switch (field.type) {
    case 'group':
    case 'tab':
      return plainContent(field.flattenedFields, value as Content)
    case 'array':
      return rows(value, (row) => plainContent(field.flattenedFields, row))
    case 'blocks':
      return rows(value, (row) => ({
        ...plainContent(fieldsOfRow(field, row) ?? [], row),
        blockType: row.blockType,
      }))
    case 'relationship':
    case 'upload':
      return Array.isArray(value) ? value.map(related) : related(value)
    case 'date':
      return moment(value)
    case 'join':
      return undefined
    default:
      return value
  }
}

/**
 * What a document says, in the one form that every door and both databases agree on: relations as ids (`{relationTo,
 * value}` where the field may name several collections), moments RFC 3339 UTC, everything else as it is. Without ids
 * of rows, bookkeeping, empty values and what no field describes.
 *
 * @param data relations as ids or as documents
 */
export const plainContent = (fields: readonly FlattenedField[], data: Content): Content => {
  const result: Content = {}
  for (const field of fields) {
    if (bookkeeping.has(field.name) || ('virtual' in field && field.virtual)) continue
    const value = plainField(field, data[field.name])
    if (value !== undefined) result[field.name] = value
  }
  return result
}
