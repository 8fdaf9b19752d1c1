import type { Collection, PayloadRequest } from 'payload'
import { type Content, plainContent, referencesIn, storedId } from '@kpsa/payload-content'
import { asSlug } from '../item'
import { collectionConfig } from './stored-collection'

const isUpload = (req: PayloadRequest, slug: string): boolean =>
  Boolean((req.payload.collections as Record<string, Collection>)[slug]?.config.upload)

/** Everything that is stored about the files that a document refers to, in the order in which it does. */
export const filesShown = async (
  req: PayloadRequest,
  collection: string,
  content: Content,
): Promise<unknown[]> => {
  const uploads = referencesIn(collectionConfig(req.payload, collection).flattenedFields, content).filter(
    ({ relationTo }) => isUpload(req, relationTo),
  )
  const known = new Map<string, Content>()
  for (const slug of new Set(uploads.map(({ relationTo }) => relationTo))) {
    const ids = uploads.filter(({ relationTo }) => relationTo === slug).map(({ id }) => id)
    const { docs } = await req.payload.db.find<Content & { id: string }>({
      collection: asSlug(slug),
      where: { id: { in: [...new Set(ids)].map((id) => storedId(req, slug, id)) } },
      limit: ids.length,
      pagination: false,
      req: { transactionID: req.transactionID },
    })
    const { flattenedFields } = collectionConfig(req.payload, slug)
    for (const doc of docs) {
      known.set(`${slug} ${doc.id}`, { ...plainContent(flattenedFields, doc), updatedAt: doc.updatedAt })
    }
  }
  return uploads.map(({ relationTo, id }) => ({ relationTo, id, file: known.get(`${relationTo} ${id}`) }))
}
