import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  GlobalAfterChangeHook,
  Plugin,
} from 'payload'
import { recordSignsOf } from '../../media-in-public/record-signs'
import { recordSites } from '../../publications/site-records'

const recordChangedSchool: CollectionAfterChangeHook = async ({ doc, req }) => {
  await recordSites(req, String((doc as { id: unknown }).id))
  return doc as unknown
}

const recordRemovedSchool: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await req.payload.db.deleteMany({
    collection: 'sites',
    where: { slug: { equals: (doc as { slug: string }).slug } },
    req: { transactionID: req.transactionID },
  })
  await recordSites(req, '')
  return doc as unknown
}

const recordChangedAlliance: GlobalAfterChangeHook = async ({ doc, req }) => {
  await recordSites(req, '')
  return doc as unknown
}

const recordChangedSign: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'update') await recordSignsOf(req, String((doc as { id: unknown }).id))
  return doc as unknown
}

/** Keeps the read model of the sites in step with the schools and the alliance, and with the pictures of both. */
export const publishingPlugin =
  (options: { schools: string; alliance: string; media: string }): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) => {
      if (collection.slug === options.media) {
        const afterChange = [...(collection.hooks?.afterChange ?? []), recordChangedSign]
        return { ...collection, hooks: { ...collection.hooks, afterChange } }
      }
      return collection.slug === options.schools
        ? {
            ...collection,
            hooks: {
              ...collection.hooks,
              afterChange: [...(collection.hooks?.afterChange ?? []), recordChangedSchool],
              afterDelete: [...(collection.hooks?.afterDelete ?? []), recordRemovedSchool],
            },
          }
        : collection
    }),
    globals: config.globals?.map((global) =>
      global.slug === options.alliance
        ? {
            ...global,
            hooks: {
              ...global.hooks,
              afterChange: [...(global.hooks?.afterChange ?? []), recordChangedAlliance],
            },
          }
        : global,
    ),
  })
