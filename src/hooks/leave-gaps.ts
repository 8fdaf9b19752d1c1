import type { CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest } from 'payload'
import type { ApprovedCollection } from '../alliance/item'
import { mentionsWhere, documentOfKey, documentKey } from '../mentions/mention'
import { isNamedIn, newestIfAny } from '../mentions/uses-of'

const calledBy = async (req: PayloadRequest, collection: string, id: string): Promise<string> => {
  const document = await req.payload.db.findOne<{
    id: string
    title?: string
    filename?: string
    name?: string
  }>({
    collection: collection as CollectionSlug,
    where: { id: { equals: id } },
    req: { transactionID: req.transactionID },
  })
  return document?.filename ?? document?.title ?? document?.name ?? ''
}

/**
 * Drafts are told what they lose. SQLite takes the relation out of them together with the document, and MongoDB leaves
 * an id that leads nowhere: what it was, and where it is missed, is known now and never again.
 */
export const leaveGaps: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const target = { collection: collection.slug, id: String(id) }
  const mentions = await mentionsWhere(req, { target: { equals: documentKey(target) } })
  if (mentions.length === 0) return
  const gone = await calledBy(req, target.collection, target.id)
  for (const mention of mentions) {
    const source = documentOfKey(mention.source)
    const slug = source.collection as ApprovedCollection
    const newest = await newestIfAny(req, slug, source.id)
    const missedIn = newest && isNamedIn(req, slug, newest, target) ? newest.workflow.version : null
    await req.payload.db.updateOne({
      collection: 'mentions',
      id: mention.id,
      data: { source: mention.source, target: mention.target, gone, goneFrom: missedIn },
      req: { transactionID: req.transactionID },
      returning: false,
    })
  }
}
