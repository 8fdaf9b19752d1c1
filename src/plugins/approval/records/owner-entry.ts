import type { PayloadRequest } from 'payload'
import { storedId } from '@kpsa/payload-content'
import type { Item } from '../item'
import { approvalOf, ownerOf } from '../options'

/** What a record says of the item's owner: its id, in the owner's own field unless another is named. */
export const ownerEntry = (
  req: PayloadRequest,
  collection: string,
  item: Item,
  field?: string,
): Record<string, string | number> => {
  const approval = approvalOf(req, collection)
  const { owner } = approval
  return { [field ?? owner.field]: storedId(req, owner.collection, ownerOf(approval, item)) }
}
