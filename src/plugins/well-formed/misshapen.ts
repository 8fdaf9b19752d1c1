import type { FlattenedField, PayloadRequest } from 'payload'
import { fieldsOfRow, isIdOf, isRecord, type RowsField } from '@kpsa/payload-content'

/** What is wrong with a value, and where: `sections.2.image`. */
export type Fault = { path: string; message: string }

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0')

/** An instant as text, or as the program itself gives it. */
const isTime = (value: unknown): boolean =>
  (typeof value === 'string' || value instanceof Date) && !Number.isNaN(new Date(value).getTime())

/** Whether one value, not a list, has the form that the field needs; undefined where any form will do. */
const single = (field: FlattenedField, req: PayloadRequest): ((value: unknown) => boolean) | undefined => {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
    case 'select':
    case 'radio':
      return isText
    case 'date':
      return (value) => value === '' || isTime(value)
    case 'number':
      return (value) => value === '' || Number.isFinite(Number(value))
    case 'checkbox':
      return (value) => typeof value === 'boolean'
    case 'relationship':
    case 'upload': {
      const isReference = (value: unknown, collection: string) =>
        value === '' || isIdOf(req, collection, isRecord(value) ? value.id : value)
      const { relationTo } = field
      if (!Array.isArray(relationTo)) return (value) => isReference(value, relationTo)
      const known: readonly string[] = relationTo
      return (value) =>
        isRecord(value) &&
        known.includes(String(value.relationTo)) &&
        isReference(value.value, String(value.relationTo))
    }
    default:
      return undefined
  }
}

const rowFaults = (field: RowsField, value: unknown, path: string, req: PayloadRequest): Fault[] => {
  // So the admin's forms send a list without rows; Payload reads it as an empty one.
  if (value === 0 || value === '0') return []
  if (!Array.isArray(value)) return [{ path, message: 'Send a list here.' }]
  return value.flatMap((row: unknown, index): Fault[] => {
    const fields = isRecord(row) ? fieldsOfRow(field, row) : undefined
    return isRecord(row) && fields
      ? faultsIn(fields, row, req, `${path}.${index}.`)
      : [{ path: `${path}.${index}`, message: 'This row has not the form that it needs.' }]
  })
}

/**
 * The values that don't have the form of their field: text where an object came, a list where one value belongs.
 * Databases meet these with errors of their own kind. Whether a well-formed value will do is the field's business.
 *
 * @param req of the database whose ids references have
 */
export const faultsIn = (
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
  req: PayloadRequest,
  prefix = '',
): Fault[] =>
  fields.flatMap((field): Fault[] => {
    const value = data[field.name]
    const path = `${prefix}${field.name}`
    if (value === undefined) return []
    if (field.type === 'group' || field.type === 'tab') {
      return isRecord(value)
        ? faultsIn(field.flattenedFields, value, req, `${path}.`)
        : [{ path, message: 'Send an object here.' }]
    }
    if (value === null) return []
    if (field.type === 'array' || field.type === 'blocks') return rowFaults(field, value, path, req)
    const isRight = single(field, req)
    if (!isRight) return []
    const many = 'hasMany' in field && field.hasMany === true
    if (many !== Array.isArray(value))
      return [{ path, message: many ? 'Send a list here.' : 'Send one value here.' }]
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.every(isRight) ? [] : [{ path, message: 'This has not the form that is needed here.' }]
  })
