import type { FlattenedField } from 'payload'

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
    } else if (field.type === 'array') {
      rowsOf(value).forEach((row, index) =>
        walkContent(field.flattenedFields, row, visit, `${path}.${index}.`),
      )
    } else if (field.type === 'blocks') {
      rowsOf(value).forEach((row, index) => {
        const block = field.blocks.find((candidate) => candidate.slug === row.blockType)
        if (block) walkContent(block.flattenedFields, row, visit, `${path}.${index}.`)
      })
    } else {
      visit(field, value, path)
    }
  }
}
