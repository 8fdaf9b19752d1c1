import type { ClientField } from 'payload'
import { partInWords } from '../review/field-words'

/** Where a field stands in a form: what it is called, and the tabs that lead to it, the outermost first. */
export type FieldPlace = { label: string; tabs: string[] }

const isNumber = (part: string): boolean => /^\d+$/.test(part)

const labelOf = (field: ClientField): string =>
  'label' in field && typeof field.label === 'string' && field.label !== ''
    ? field.label
    : 'name' in field
      ? partInWords(field.name)
      : ''

const named = (label: string, rest: FieldPlace): FieldPlace => ({
  label: [label, rest.label].filter(Boolean).join(': '),
  tabs: rest.tabs,
})

/** Fields without a name of their own lead on; those with one take the first part of the path. */
const within = (field: ClientField, path: readonly string[]): FieldPlace | undefined => {
  if (field.type === 'tabs') {
    for (const tab of field.tabs) {
      const isNamed = 'name' in tab && Boolean(tab.name)
      if (isNamed && tab.name !== path[0]) continue
      const found = placeIn(tab.fields, isNamed ? path.slice(1) : path)
      const label = typeof tab.label === 'string' ? tab.label : ''
      if (found) return { label: found.label, tabs: [label, ...found.tabs] }
    }
    return undefined
  }
  const [first, ...rest] = path
  if (!('name' in field)) return 'fields' in field ? placeIn(field.fields, path) : undefined
  if (field.name !== first) return undefined
  const label = labelOf(field)
  if (rest.length === 0) return { label, tabs: [] }
  if (field.type === 'group') return named(label, placeIn(field.fields, rest) ?? { label: '', tabs: [] })
  const [row = '', ...inner] = rest
  if (!isNumber(row)) return { label, tabs: [] }
  const rowLabel = `${label} ${Number(row) + 1}`
  const fields =
    field.type === 'array'
      ? field.fields
      : field.type === 'blocks'
        ? field.blocks.flatMap((block) => block.fields)
        : []
  return named(rowLabel, placeIn(fields, inner) ?? { label: '', tabs: [] })
}

const placeIn = (fields: readonly ClientField[], path: readonly string[]): FieldPlace | undefined => {
  for (const field of fields) {
    const found = within(field, path)
    if (found) return found
  }
  return undefined
}

/**
 * Where a field stands.
 *
 * @param path as forms write it: `signatories.0.name`
 */
export const placeOfField = (fields: readonly ClientField[], path: string): FieldPlace =>
  placeIn(fields, path.split('.')) ?? { label: partInWords(path), tabs: [] }
