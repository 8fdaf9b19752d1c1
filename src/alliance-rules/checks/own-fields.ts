import { isItemCollection, itemCollections } from '../../alliance/item'
import { writingKind } from '../../kinds/writing-kinds'
import type { Check } from './check'

/** What the kind itself finds odd. */
export const ownFields: Check = (_req, { collection, item }) =>
  isItemCollection(collection) ? (writingKind(itemCollections[collection]).problems?.(item) ?? []) : []
