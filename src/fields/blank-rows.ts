import * as standard from 'payload/shared'
import type { ArrayField, Field, FieldHook, Validate } from 'payload'

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** Whether nobody has written anything in it. What is no row is not blank: it is judged as what it is. */
const isBlankRow = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  !Array.isArray(row) &&
  Object.entries(row).every(([name, value]) => name === 'id' || isBlank(value))

const leaveOut: FieldHook = ({ value }: { value?: unknown }) =>
  Array.isArray(value) ? value.filter((row) => !isBlankRow(row)) : value

/** A field whose row is asked for nothing as long as it is blank. */
const unlessBlank = (field: Field): Field => {
  if (field.type === 'row') return { ...field, fields: field.fields.map(unlessBlank) }
  if (field.type !== 'text' && field.type !== 'date' && field.type !== 'relationship') return field
  if (!field.required) return field
  const judge = (field.validate ?? standard[field.type]) as Validate
  const validate: Validate = (value, args) => isBlankRow(args.siblingData) || judge(value, args)
  return { ...field, validate }
}

/**
 * A list whose blank rows count for nothing: somebody has added one and written nothing in it. They stop no draft and
 * are not stored. Its rows hold plain fields.
 */
export const withoutBlankRows = (list: ArrayField): ArrayField => ({
  ...list,
  hooks: { ...list.hooks, beforeValidate: [leaveOut, ...(list.hooks?.beforeValidate ?? [])] },
  fields: list.fields.map(unlessBlank),
})
