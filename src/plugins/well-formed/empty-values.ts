import type { FlattenedField } from 'payload'
import { fieldsOfRow, isRecord } from '@kpsa/payload-content'

type Row = Record<string, unknown>

/**
 * Writes "nothing" as the databases know it, in place: a list that is null becomes an empty one, and a time that is
 * an empty text, as a form sends it, becomes null. A title of nothing but spaces is none.
 */
export const settleEmptyValues = (fields: readonly FlattenedField[], data: Row): void => {
  for (const field of fields) {
    const value = data[field.name]
    if (field.type === 'date') {
      if (value === '') data[field.name] = null
    } else if (field.type === 'text' || field.type === 'textarea') {
      if (field.required && typeof value === 'string' && value.trim() === '') data[field.name] = ''
    } else if (field.type === 'group' || field.type === 'tab') {
      if (isRecord(value)) settleEmptyValues(field.flattenedFields, value)
    } else if (field.type === 'array' || field.type === 'blocks') {
      if (value === null) data[field.name] = []
      if (!Array.isArray(value)) continue
      for (const row of value.filter(isRecord)) settleEmptyValues(fieldsOfRow(field, row) ?? [], row)
    }
  }
}
