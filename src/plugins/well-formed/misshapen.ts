import type { FlattenedField, PayloadRequest } from 'payload'
import { fieldsOfRow, isIdOf, isRecord, type RowsField } from '@kpsa/payload-content'

/** What is wrong with a value of the wrong form, as a sentence; undefined where there is nothing better to say. */
export type Explain = (field: FlattenedField, value: unknown) => string | undefined

/** What is wrong with a value, and where: `sections.2.image`. */
export type Fault = { path: string; message: string }

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0')

const timeText = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i

/** A day or a time as text (RFC 3339), or as the program itself gives it. JavaScript reads 4/6/2027 in the American way. */
const isTime = (value: unknown): boolean =>
  (typeof value === 'string' ? timeText.test(value) : value instanceof Date) &&
  !Number.isNaN(new Date(value as string | Date).getTime())

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

const rowFaults = (
  field: RowsField,
  value: unknown,
  path: string,
  req: PayloadRequest,
  explain: Explain,
): Fault[] => {
  // So the admin's forms send a list without rows; Payload reads it as an empty one.
  if (value === 0 || value === '0') return []
  if (!Array.isArray(value)) return [{ path, message: 'Send a list here.' }]
  return value.flatMap((row: unknown, index): Fault[] => {
    const fields = isRecord(row) ? fieldsOfRow(field, row) : undefined
    return isRecord(row) && fields
      ? faultsIn(fields, row, req, explain, `${path}.${index}.`)
      : [{ path: `${path}.${index}`, message: 'This row has not the form that it needs.' }]
  })
}

/**
 * The values that don't have the form of their field: text where an object came, a list where one value belongs.
 * Databases meet these with errors of their own kind. Whether a well-formed value will do is the field's business.
 *
 * @param req of the database whose ids references have
 * @param explain says what is wrong with a value in the words of those who write it
 */
export const faultsIn = (
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
  req: PayloadRequest,
  explain: Explain,
  prefix = '',
): Fault[] =>
  fields.flatMap((field): Fault[] => {
    const value = data[field.name]
    const path = `${prefix}${field.name}`
    if (value === undefined) return []
    if (field.type === 'group' || field.type === 'tab') {
      return isRecord(value)
        ? faultsIn(field.flattenedFields, value, req, explain, `${path}.`)
        : [{ path, message: 'Send an object here.' }]
    }
    if (value === null) return []
    if (field.type === 'array' || field.type === 'blocks') return rowFaults(field, value, path, req, explain)
    const isRight = single(field, req)
    if (!isRight) return []
    const many = 'hasMany' in field && field.hasMany === true
    if (many !== Array.isArray(value))
      return [{ path, message: many ? 'Send a list here.' : 'Send one value here.' }]
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (values.every(isRight)) return []
    const odd = values.find((one) => !isRight(one))
    return [{ path, message: explain(field, odd) ?? 'This has not the form that is needed here.' }]
  })
