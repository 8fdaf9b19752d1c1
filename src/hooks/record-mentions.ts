import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import type { ApprovedCollection } from '../alliance/item'
import { documentKey, namedIn } from '../mentions/mention'
import { noteMentions } from '../mentions/note-mentions'

/** Notes what a save names, in its transaction. */
export const recordMentions: CollectionAfterChangeHook = async ({
  collection,
  data,
  doc,
  previousDoc,
  req,
}) => {
  const { id } = doc as { id: unknown }
  // What was given, not the answer, which may hold only what a `select` asks for.
  const version = { ...(previousDoc as object), ...(data as object) }
  const slug = collection.slug as ApprovedCollection
  await noteMentions(req, { collection: slug, id: String(id) }, namedIn(req, slug, version))
  return doc as unknown
}

/** Who is deleted names nothing any more. */
export const forgetMentions: CollectionAfterDeleteHook = async ({ collection, id, doc, req }) => {
  await req.payload.db.deleteMany({
    collection: 'mentions',
    where: { source: { equals: documentKey({ collection: collection.slug, id: String(id) }) } },
    req: { transactionID: req.transactionID },
  })
  return doc as unknown
}
