import type { FlattenedField } from 'payload'
import { fieldsOfRow } from '../../content/fields-of-row'
import { isRecord } from '../../content/is-record'

/**
 * Whether one of the lists in a document holds a row that is no object: Payload's form writes into each. What is in
 * the fields themselves is the form's business, since it is asked for while somebody types.
 */
export const hasOddRows = (fields: readonly FlattenedField[], data: Record<string, unknown>): boolean =>
  fields.some((field) => {
    const value = data[field.name]
    if (field.type === 'group' || field.type === 'tab') {
      return isRecord(value) && hasOddRows(field.flattenedFields, value)
    }
    if ((field.type !== 'array' && field.type !== 'blocks') || !Array.isArray(value)) return false
    return value.some((row: unknown) => !isRecord(row) || hasOddRows(fieldsOfRow(field, row) ?? [], row))
  })
