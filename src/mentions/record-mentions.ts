import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import type { ApprovedCollection } from '../alliance/item'
import { mentionsWhere, namedIn, documentKey, type Named } from './mention'

/** Notes what a document names and was not known to name. A save that names nothing new writes nothing. */
export const noteMentions = async (
  req: PayloadRequest,
  source: Named,
  targets: readonly Named[],
): Promise<number> => {
  if (targets.length === 0) return 0
  const name = documentKey(source)
  const known = new Set((await mentionsWhere(req, { source: { equals: name } })).map(({ target }) => target))
  const unknown = targets.map(documentKey).filter((target) => !known.has(target))
  for (const target of unknown) {
    await req.payload.db.create({
      collection: 'mentions',
      data: { source: name, target },
      req: { transactionID: req.transactionID },
      returning: false,
    })
  }
  return unknown.length
}

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
