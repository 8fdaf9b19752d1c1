import type { FlattenedField, PayloadRequest } from 'payload'
import type { Item } from '../item'
import { approvalOf } from '../options'
import { readable } from './readable'
import { collectionConfig } from './stored-collection'

/** One field that differs: its name, what people call it, and both values in a form that people can read. */
export type Change = { field: string; label: string; before: unknown; after: unknown }

const bookkeeping = ['id', 'workflow', 'createdAt', 'updatedAt', '_status']

/** What people call a field. */
export const labelOf = (field: FlattenedField): string =>
  'label' in field && typeof field.label === 'string' ? field.label : field.name

/** What is different in `after`, field by field; everything that isn't empty where there is no `before`. */
export const describeChanges = (
  req: PayloadRequest,
  collection: string,
  before: Item | undefined,
  after: Item,
): Change[] => {
  const { owner, notShown } = approvalOf(req, collection)
  const left = new Set([...bookkeeping, owner.field, ...notShown])
  return collectionConfig(req.payload, collection)
    .flattenedFields.filter((field) => !left.has(field.name))
    .flatMap((field) => {
      const change = {
        field: field.name,
        label: labelOf(field),
        before: readable(before?.[field.name]),
        after: readable(after[field.name]),
      }
      return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change]
    })
}
