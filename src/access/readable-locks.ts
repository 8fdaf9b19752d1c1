import type { Access, CollectionSlug, PayloadRequest } from 'payload'
import { relatedId } from '../content/related-id'
import { actorOf } from './roles'

/** Who is editing what, as Payload notes it so that two people don't overwrite each other. */
export type Lock = {
  id: string
  document?: { relationTo: CollectionSlug; value: unknown } | null
  globalSlug?: string | null
}

/** Of these documents, the ids of those that the person may read. */
const readable = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  ids: string[],
): Promise<string[]> => {
  const { docs } = await req.payload.find({
    collection,
    where: { id: { in: ids } },
    depth: 0,
    limit: ids.length,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req: { transactionID: req.transactionID },
  })
  return docs.map(({ id }) => String(id))
}

/** A lock says who is at work on which document: nothing for those who may not read the document itself. */
export const readableLocks: Access = async ({ req }) => {
  const actor = actorOf(req)
  if (!actor) return false
  const { docs: locks } = await req.payload.db.find<Lock>({
    collection: 'payload-locked-documents',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  const byCollection = new Map<CollectionSlug, Map<string, string>>()
  for (const { id, document } of locks) {
    const locked = relatedId(document?.value)
    if (!document || locked === undefined) continue
    const known = byCollection.get(document.relationTo) ?? new Map<string, string>()
    byCollection.set(document.relationTo, known.set(locked, id))
  }
  const lists = [...byCollection].map(async ([collection, lockOf]) => {
    const ids = await readable(req, collection, [...lockOf.keys()]).catch(() => [])
    return ids.map((id) => lockOf.get(id))
  })
  const ofGlobals = locks.filter(({ globalSlug }) => globalSlug && actor.allianceAdmin).map(({ id }) => id)
  return { id: { in: [...ofGlobals, ...(await Promise.all(lists)).flat()] } }
}
