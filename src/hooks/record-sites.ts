import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, GlobalAfterChangeHook } from 'payload'
import { recordSignsOf } from '../media-in-public/record-signs'
import { recordSites } from '../publications/site-records'

/** Keeps the read model of the sites in step with a school, in the transaction of its save. */
export const recordChangedSchool: CollectionAfterChangeHook = async ({ doc, req }) => {
  await recordSites(req, String((doc as { id: unknown }).id))
  return doc as unknown
}

/** Takes the site of a school that is no more out of the read model. */
export const recordRemovedSchool: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await req.payload.db.deleteMany({
    collection: 'sites',
    where: { slug: { equals: (doc as { slug: string }).slug } },
    req: { transactionID: req.transactionID },
  })
  await recordSites(req, '')
  return doc as unknown
}

/** Keeps the read model of all sites in step with what they share. */
export const recordChangedAlliance: GlobalAfterChangeHook = async ({ doc, req }) => {
  await recordSites(req, '')
  return doc as unknown
}

/** Shows a crest or a logo as its picture is now, or takes it off. */
export const recordChangedSign: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'update') await recordSignsOf(req, String((doc as { id: unknown }).id))
  return doc as unknown
}
