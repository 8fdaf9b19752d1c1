import type { FlattenedField, PayloadRequest } from 'payload'
import type { Item } from '../item'
import { isEmpty, labelOf, readable } from './describe-changes'
import { collectionConfig } from './stored-collection'

/** A field that two people left different, in a form that people can read, and which of them has changed it. */
export type Apart = {
  field: string
  label: string
  mine: unknown
  theirs: unknown
  changedByMe: boolean
  changedByThem: boolean
}

const ofTheSystem = new Set(['id', 'workflow', 'createdAt', 'updatedAt', '_status', 'deletedAt'])

/** The same text for what is the same to people: without ids of rows, and without what is empty. */
const canonical = (value: unknown): string => {
  const bare = (part: unknown): unknown => {
    if (isEmpty(part)) return undefined
    if (Array.isArray(part)) return part.map(bare)
    if (typeof part !== 'object' || part === null) return part
    const entries = Object.entries(part)
      .filter(([key]) => key !== 'id')
      .map(([key, entry]) => [key, bare(entry)] as const)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }
  return JSON.stringify(bare(value)) ?? ''
}

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
): Apart[] =>
  collectionConfig(req.payload, collection)
    .flattenedFields.filter(({ name }: FlattenedField) => !ofTheSystem.has(name) && Object.hasOwn(mine, name))
    .flatMap((field) => {
      const [my, their, before] = [mine[field.name], theirs[field.name], base?.[field.name]].map(canonical)
      if (my === their) return []
      return {
        field: field.name,
        label: labelOf(field),
        mine: readable(mine[field.name]),
        theirs: readable(theirs[field.name]),
        changedByMe: !base || my !== before,
        changedByThem: !base || their !== before,
      }
    })
