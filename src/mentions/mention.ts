import type { PayloadRequest, Where } from 'payload'
import { itemCollections, type ApprovedCollection } from '../alliance/item'
import { referencesIn } from '../content/references'
import { collectionConfig } from '../plugins/approval/versions/stored-collection'

/** A document by its collection and id. */
export type Named = { collection: string; id: string }

/** What is deleted by people and may be missed: pictures, frameworks, items. */
const targets = new Set<string>(['media', 'lppa-frameworks', ...Object.keys(itemCollections)])

export type Mention = {
  id: string
  source: string
  target: string
  gone?: string | null
  goneFrom?: string | null
}

/** One text for a document, as mentions are stored. */
export const documentKey = ({ collection, id }: Named): string => `${collection}:${id}`

export const documentOfKey = (name: string): Named => {
  const [collection = '', id = ''] = name.split(':')
  return { collection, id }
}

/** What a version of a document shows or names, each once: in fields, in sections, in its texts. */
export const namedIn = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  version: Record<string, unknown>,
): Named[] => {
  const found = new Map<string, Named>()
  const { flattenedFields } = collectionConfig(req.payload, collection)
  for (const { relationTo, id } of referencesIn(flattenedFields, version)) {
    const named = { collection: relationTo, id }
    if (targets.has(relationTo)) found.set(documentKey(named), named)
  }
  return [...found.values()]
}

export const mentionsWhere = async (req: PayloadRequest, where: Where): Promise<Mention[]> => {
  const { docs } = await req.payload.db.find<Mention>({
    collection: 'mentions',
    where,
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}
