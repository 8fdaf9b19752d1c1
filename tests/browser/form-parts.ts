import type { Field } from 'payload'
import { lookedAtConfig } from '../support/looked-at-config'

/** What a form has besides plain fields: things that open a drawer, or that rows are added to first. */
export type FormPart = {
  kind: 'upload' | 'uploads' | 'rich-text' | 'relationship' | 'array' | 'block'
  /** As Payload counts: `sections.0.body`. */
  path: string
  /** The label of the tab in which it is; none where the form has no tabs. */
  tab: string | undefined
  /** Of a block: what it is called in the drawer that adds it. */
  label?: string
}

export type Form = { kind: 'collection' | 'global'; slug: string; tabs: string[]; parts: FormPart[] }

const words = (label: unknown): string => (typeof label === 'string' ? label : '')

const isOut = (field: Field): boolean =>
  ('hidden' in field && field.hidden === true) ||
  (field.admin !== undefined &&
    (('hidden' in field.admin && field.admin.hidden === true) ||
      ('disabled' in field.admin && field.admin.disabled === true)))

/** All parts below some fields, in the order of the page. */
const partsOf = (fields: readonly Field[], prefix: string, tab: string | undefined): FormPart[] =>
  fields.flatMap((field): FormPart[] => {
    if (isOut(field)) return []
    switch (field.type) {
      case 'tabs':
        return field.tabs.flatMap((one) =>
          partsOf(one.fields, 'name' in one && one.name ? `${prefix}${one.name}.` : prefix, words(one.label)),
        )
      case 'row':
      case 'collapsible':
        return partsOf(field.fields, prefix, tab)
      case 'group':
        return partsOf(field.fields, 'name' in field && field.name ? `${prefix}${field.name}.` : prefix, tab)
      case 'array':
        return [
          { kind: 'array', path: `${prefix}${field.name}`, tab },
          ...partsOf(field.fields, `${prefix}${field.name}.0.`, tab),
        ]
      case 'blocks':
        return field.blocks.flatMap((block, index): FormPart[] => [
          { kind: 'block', path: `${prefix}${field.name}`, tab, label: words(block.labels?.singular) },
          ...partsOf(block.fields, `${prefix}${field.name}.${index}.`, tab),
        ])
      case 'upload':
        return [{ kind: field.hasMany ? 'uploads' : 'upload', path: `${prefix}${field.name}`, tab }]
      case 'richText':
        return [{ kind: 'rich-text', path: `${prefix}${field.name}`, tab }]
      case 'relationship':
        return [{ kind: 'relationship', path: `${prefix}${field.name}`, tab }]
      default:
        return []
    }
  })

const tabsOf = (fields: readonly Field[]): string[] =>
  fields.flatMap((field) => (field.type === 'tabs' ? field.tabs.map(({ label }) => words(label)) : []))

/** Every form of the admin, from the configuration: a new collection is among them by itself. */
export const allForms = async (): Promise<Form[]> => {
  const { collections, globals } = await lookedAtConfig()
  return [
    ...collections
      .filter(({ slug }) => !slug.startsWith('payload-'))
      .map(({ slug, fields }): Form => ({
        kind: 'collection',
        slug,
        tabs: tabsOf(fields),
        parts: partsOf(fields, '', undefined),
      })),
    ...globals.map(({ slug, fields }): Form => ({
      kind: 'global',
      slug,
      tabs: tabsOf(fields),
      parts: partsOf(fields, '', undefined),
    })),
  ]
}
