import type { Plugin } from 'payload'

/**
 * Stands in for the approval plugin (see measurements/save.ts): the same collections have Payload's own drafts, set up
 * the same way, and nothing else.
 */
export const approvalPlugin =
  ({ collections }: { collections: readonly string[] }): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collections.includes(collection.slug)
        ? {
            ...collection,
            versions: {
              drafts: { autosave: false, schedulePublish: false, validate: true },
              maxPerDoc: 0,
            },
          }
        : collection,
    ),
  })
