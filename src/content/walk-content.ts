import type { FlattenedField } from 'payload'
import { fieldsOfRow } from './fields-of-row'

/** A value with the field that describes it. `path` counts rows from 0: `sections.2.image`. */
export type Visit = (field: FlattenedField, value: unknown, path: string) => void

type Row = Record<string, unknown>
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : [])

/** Visits every leaf field of a document, inside groups, arrays and blocks too. Missing values are skipped. */
export const walkContent = (
  fields: readonly FlattenedField[],
  data: Row | null | undefined,
  visit: Visit,
  prefix = '',
): void => {
  for (const field of fields) {
    const value = data?.[field.name]
    if (value === undefined || value === null) continue
    const path = `${prefix}${field.name}`
    if (field.type === 'group' || field.type === 'tab') {
      walkContent(field.flattenedFields, value as Row, visit, `${path}.`)
    } else if (field.type === 'array' || field.type === 'blocks') {
      rowsOf(value).forEach((row, index) =>
        walkContent(fieldsOfRow(field, row) ?? [], row, visit, `${path}.${index}.`),
      )
    } else {
      visit(field, value, path)
    }
  }
}
