import { mediaAddress, resolveAddresses } from '../../public/addresses'
import type { PublicItem } from '../../public/public-form'
import type { ApprovedCollection } from '../../alliance/item'

const anyMedium = mediaAddress('')

/**
 * Puts addresses in place of the placeholders that somebody who is signed in can open before it is public.
 *
 * @param publicUrl scheme and host that people see
 */
export const staffAddresses = (
  document: PublicItem,
  collection: ApprovedCollection,
  id: string,
  publicUrl: string,
): PublicItem => {
  const text = JSON.stringify(document).replaceAll(anyMedium, `/api/${collection}/${id}/review-file/`)
  return JSON.parse(resolveAddresses(text, { publicUrl, domains: {} })) as PublicItem
}
