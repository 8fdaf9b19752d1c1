import { mediaAddress, resolveAddresses } from '../../public/addresses'
import type { PublicItem } from '../../public/public-form'
import { env } from '../../settings/env'
import type { ApprovedCollection } from '../../alliance/item'

const anyMedium = mediaAddress('')

/** Puts addresses in place of the placeholders that somebody who is signed in can open before it is public. */
export const staffAddresses = (
  document: PublicItem,
  collection: ApprovedCollection,
  id: string,
): PublicItem => {
  const text = JSON.stringify(document).replaceAll(anyMedium, `/api/${collection}/${id}/review-file/`)
  return JSON.parse(resolveAddresses(text, { publicUrl: env().publicUrl, domains: {} })) as PublicItem
}
