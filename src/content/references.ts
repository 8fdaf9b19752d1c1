import type { FlattenedField } from 'payload'
import { relatedId } from './related-id'
import { walkContent } from './walk-content'

/** A document that another one names: in a relationship, an upload field or rich text. */
export type Reference = { relationTo: string; id: string; path: string }

/** Every `{relationTo, value}` anywhere in a rich text: uploads, internal links, embedded documents. */
const inRichText = (node: unknown, path: string, found: Reference[]): void => {
  if (Array.isArray(node)) {
    for (const child of node) inRichText(child, path, found)
  } else if (typeof node === 'object' && node !== null) {
    if ('relationTo' in node && typeof node.relationTo === 'string' && 'value' in node) {
      const id = relatedId(node.value)
      if (id !== undefined) found.push({ relationTo: node.relationTo, id, path })
    }
    for (const child of Object.values(node)) inRichText(child, path, found)
  }
}

/** All references of a document, in the order of its fields. Empty ones are left out. */
export const referencesIn = (
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
): Reference[] => {
  const found: Reference[] = []
  walkContent(fields, data, (field, value, path) => {
    if (field.type === 'richText') {
      inRichText(value, path, found)
    } else if (field.type === 'relationship' || field.type === 'upload') {
      for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (Array.isArray(field.relationTo)) {
          inRichText(entry, path, found)
        } else {
          const id = relatedId(entry)
          if (id !== undefined) found.push({ relationTo: field.relationTo, id, path })
        }
      }
    }
  })
  return found
}
