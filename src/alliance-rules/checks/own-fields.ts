import { writingKindIn } from '../../kinds/writing-kinds'
import type { Check } from './check'

/** What the kind itself finds odd. */
export const ownFields: Check = (_req, { collection, item }) =>
  writingKindIn(collection)?.problems?.(item) ?? []
