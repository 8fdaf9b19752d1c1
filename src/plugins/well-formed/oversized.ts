import type { FlattenedField } from 'payload'
import { isRecord, sizeProblem } from '@kpsa/payload-content'
import type { Fault } from './misshapen'

/**
 * The values that are larger than their field takes. Asked before anything else, and nothing within such a value is
 * looked at: what takes long with much of something is never begun.
 *
 * @param spare characters that a text may have beyond its bound
 */
export const oversizedIn = (
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
  spare: number,
  prefix = '',
): Fault[] =>
  fields.flatMap((field): Fault[] => {
    const value = data[field.name]
    if (value === undefined || value === null) return []
    const path = `${prefix}${field.name}`
    const message = sizeProblem(field, value, spare)
    if (message) return [{ path, message }]
    if (field.type === 'group' || field.type === 'tab')
      return isRecord(value) ? oversizedIn(field.flattenedFields, value, spare, `${path}.`) : []
    if ((field.type !== 'array' && field.type !== 'blocks') || !Array.isArray(value)) return []
    return value.flatMap((row: unknown, index) => {
      if (!isRecord(row)) return []
      const within = field.type === 'array' ? field : field.blocks.find(({ slug }) => slug === row.blockType)
      return oversizedIn(within?.flattenedFields ?? [], row, spare, `${path}.${index}.`)
    })
  })
