import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  GlobalAfterChangeHook,
  Plugin,
} from 'payload'
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

/** Keeps the read model of the sites in step with the schools and the alliance. */
export const publishingPlugin =
  (options: { schools: string; alliance: string }): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collection.slug === options.schools
        ? {
            ...collection,
            hooks: {
              ...collection.hooks,
              afterChange: [...(collection.hooks?.afterChange ?? []), recordChangedSchool],
              afterDelete: [...(collection.hooks?.afterDelete ?? []), recordRemovedSchool],
            },
          }
        : collection,
    ),
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
