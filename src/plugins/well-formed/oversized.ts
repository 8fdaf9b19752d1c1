import type { FlattenedField } from 'payload'
import { fieldsOfRow, isRecord, sizeProblem } from '@kpsa/payload-content'
import type { Fault } from './misshapen'

/**
 * The values that are larger than their field takes. Nothing within such a value is looked at: what takes long with much
 * of something is never begun.
 */
export const oversizedIn = (
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
  prefix = '',
): Fault[] =>
  fields.flatMap((field): Fault[] => {
    const value = data[field.name]
    if (value === undefined || value === null) return []
    const path = `${prefix}${field.name}`
    const message = sizeProblem(field, value)
    if (message) return [{ path, message }]
    if (field.type === 'group' || field.type === 'tab')
      return isRecord(value) ? oversizedIn(field.flattenedFields, value, `${path}.`) : []
    if ((field.type !== 'array' && field.type !== 'blocks') || !Array.isArray(value)) return []
    return value.flatMap((row: unknown, index) =>
      isRecord(row) ? oversizedIn(fieldsOfRow(field, row) ?? [], row, `${path}.${index}.`) : [],
    )
  })
