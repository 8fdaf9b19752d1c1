import type { ApprovedCollection } from '../alliance/item'

/** Where a document is edited, and where a headteacher decides about it. */
export const editAddress = (collection: string, id: string): string =>
  `/admin/collections/${collection}/${id}`
export const reviewAddress = (collection: ApprovedCollection, id: string): string =>
  `/admin/review/${collection}/${id}`
