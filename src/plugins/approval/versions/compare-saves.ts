import type { PayloadRequest } from 'payload'
import { plainContent } from '@kpsa/payload-content'
import type { Item } from '../item'
import { labelOf } from './describe-changes'
import { readable } from './readable'
import { collectionConfig } from './stored-collection'
import { canonical } from './version-hash'

/** A field that two people left different, in a form that people can read, and which of them has changed it. */
export type Apart = {
  field: string
  label: string
  mine: unknown
  theirs: unknown
  changedByMe: boolean
  changedByThem: boolean
}

const sameText = (value: unknown): string => JSON.stringify(canonical(value)) ?? ''

/**
 * Which fields of a save are not as in the newest version, whoever changed them.
 *
 * @param mine what is to be saved; fields that it leaves out are as they are
 * @param theirs the newest version
 * @param base the version that `mine` was made of; without it, both are taken to have changed everything
 */
export const compareSaves = (
  req: PayloadRequest,
  collection: string,
  mine: Record<string, unknown>,
  theirs: Item,
  base: Item | undefined,
): Apart[] => {
  const fields = collectionConfig(req.payload, collection).flattenedFields
  const [my, their, before] = [mine, theirs, base ?? {}].map((data) => plainContent(fields, data))
  return fields.flatMap((field) => {
    const { name } = field
    if (!Object.hasOwn(mine, name) || sameText(my?.[name]) === sameText(their?.[name])) return []
    return {
      field: name,
      label: labelOf(field),
      mine: readable(my?.[name]),
      theirs: readable(their?.[name]),
      changedByMe: !base || sameText(my?.[name]) !== sameText(before?.[name]),
      changedByThem: !base || sameText(their?.[name]) !== sameText(before?.[name]),
    }
  })
}
