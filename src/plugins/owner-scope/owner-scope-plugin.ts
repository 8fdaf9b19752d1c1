import type { Plugin } from 'payload'
import { keepWithinOwner } from './keep-within-owner'
import { withDefaults, type OwnerScopeOptions } from './options'

/**
 * Adds the guard that keeps every write within what belongs to the writer. Safety never rests on the admin's filters.
 *
 * @throws where the options name a collection that isn't there
 */
export const ownerScopePlugin =
  (options: OwnerScopeOptions): Plugin =>
  (config) => {
    const known = new Set((config.collections ?? []).map(({ slug }) => slug))
    const missing = options.collections.find((slug) => !known.has(slug))
    if (missing !== undefined) throw new Error(`ownerScopePlugin: there is no collection "${missing}".`)
    const guard = keepWithinOwner(withDefaults(options))
    return {
      ...config,
      collections: config.collections?.map((collection) =>
        options.collections.includes(collection.slug)
          ? {
              ...collection,
              hooks: {
                ...collection.hooks,
                beforeValidate: [...(collection.hooks?.beforeValidate ?? []), guard],
              },
            }
          : collection,
      ),
    }
  }
