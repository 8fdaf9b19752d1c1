import type { Plugin } from 'payload'
import { keepWithinSchool } from './keep-within-school'

export type SchoolScopeOptions = {
  /** Collections whose documents belong to a school through their field `school`. */
  collections: readonly string[]
  /** Those of them that the alliance administrator may write too. */
  administratorWrites: readonly string[]
}

/** Adds the guard that keeps every write within the writer's school. Safety never rests on the admin's filters. */
export const schoolScopePlugin =
  ({ collections, administratorWrites }: SchoolScopeOptions): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collections.includes(collection.slug)
        ? {
            ...collection,
            hooks: {
              ...collection.hooks,
              beforeValidate: [
                ...(collection.hooks?.beforeValidate ?? []),
                keepWithinSchool({ administratorToo: administratorWrites.includes(collection.slug) }),
              ],
            },
          }
        : collection,
    ),
  })
