import { getTranslation } from '@payloadcms/translations'
import type { PayloadRequest } from 'payload'
import type { ApprovedCollection } from '../../alliance/item'
import { asSlug } from '../../plugins/approval/item'
import { looked, type FoundItem } from './find-items'
import type { Further } from './start-page-entry'

/** Where the admin lists a collection's documents with these values, in the form of Payload's own filters. */
export const listAddress = (
  collection: string,
  filters: Readonly<Record<string, readonly [operator: string, value: string]>> = {},
): string => {
  const query = Object.entries(filters).map(
    ([field, [operator, value]], index) =>
      `where[or][0][and][${index}][${field}][${operator}]=${encodeURIComponent(value)}`,
  )
  return `/admin/collections/${collection}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** What the admin calls a collection's documents. */
export const nameOf = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  number: 'plural' | 'singular',
): string => getTranslation(req.payload.collections[asSlug(collection)].config.labels[number], req.i18n)

const inText = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label

/**
 * What a part leaves out, one entry a kind: "and 12 more letters".
 *
 * @param found everything that belongs to the part, as far as it was looked at
 * @param shown how many of those stand in it, from the beginning
 */
export const furtherOf = (
  req: PayloadRequest,
  found: readonly FoundItem[],
  shown: number,
  addressOf: (collection: ApprovedCollection) => string,
): Further[] => {
  const left = found.slice(shown)
  return [...new Set(left.map(({ collection }) => collection))].map((collection) => {
    const count = left.filter((one) => one.collection === collection).length
    const all = found.filter((one) => one.collection === collection).length
    const name = inText(nameOf(req, collection, count === 1 ? 'singular' : 'plural'))
    return {
      words: `and ${all >= looked ? 'more than ' : ''}${count} more: ${name}`,
      address: addressOf(collection),
    }
  })
}
