import { Forbidden, type CollectionAfterReadHook } from 'payload'
import { mayReadVersion } from '../verbs/authorise'
import type { Item } from '../item'
import { approvalOf, ownerOf } from '../options'
import { stepOf } from '../states'

/** What anybody may know who reads a published document: nothing of who wrote, submitted or signed it. */
const inPublic = ({ workflow, ...content }: Item) => {
  const { state, version, publishedAt, firstPublishedAt, correctedAt } = workflow
  return { ...content, workflow: { state, version, publishedAt, firstPublishedAt, correctedAt } }
}

/**
 * Payload checks access against the published row and then may hand over a newer draft of it. Whoever may not read
 * the owner's drafts sees the version that they were asked about, or what is published where the collection's own
 * access lets them, and no unsubmitted draft behind it.
 */
export const guardReading: CollectionAfterReadHook = ({ collection, doc, overrideAccess, req }) => {
  const item = doc as Item
  if (overrideAccess !== false) return item
  // The plugin makes Payload read these fields whatever a `select` leaves out, so a gap here is no document of ours.
  if (!ownerOf(approvalOf(req, collection.slug), item) || !item.workflow?.state) throw new Forbidden(req.t)
  if (mayReadVersion(req, collection.slug, item)) return item
  if (item.workflow.state === stepOf('publish').to) return inPublic(item)
  throw new Forbidden(req.t)
}
