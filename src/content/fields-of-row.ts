import type { FlattenedField } from 'payload'

/** A field whose value is a list of rows. */
export type RowsField = Extract<FlattenedField, { type: 'array' | 'blocks' }>

/** What one row of a list is made of; undefined where it names no block that there is. */
export const fieldsOfRow = (
  field: RowsField,
  row: Record<string, unknown>,
): readonly FlattenedField[] | undefined =>
  field.type === 'array'
    ? field.flattenedFields
    : field.blocks.find(({ slug }) => slug === row.blockType)?.flattenedFields
