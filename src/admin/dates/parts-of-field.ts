import type { DateFieldClientProps } from 'payload'

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What a box for days or times needs to know of its field. */
export const partsOf = ({ field, path, readOnly }: DateFieldClientProps) => {
  const description = textOf(field.admin?.description)
  return {
    path,
    label: textOf(field.label) ?? field.name,
    required: field.required === true,
    readOnly: readOnly === true || field.admin?.readOnly === true,
    ...(description === undefined ? {} : { description }),
  }
}
