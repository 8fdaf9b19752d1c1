import type { CollectionSlug, PayloadRequest } from 'payload'
import { itemCollections } from '../alliance/item'

const looksLikeId = /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Every text within a value that has the form of an id, each once. */
export const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return looksLikeId.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(idsIn))]
}

/** Everything that an item can refer to, with the field that names it. */
export const namedBy: Readonly<Record<string, string>> = {
  schools: 'name',
  media: 'filename',
  'lppa-frameworks': 'name',
  ...Object.fromEntries(Object.keys(itemCollections).map((slug) => [slug, 'title'])),
}

/** Names for the ids within these values, of what the person may read, by id. */
export const namesIn = async (req: PayloadRequest, values: unknown): Promise<Record<string, string>> => {
  const ids = idsIn(values)
  if (ids.length === 0) return {}
  const found = await Promise.all(
    Object.entries(namedBy).map(async ([collection, field]) => {
      const { docs } = await req.payload.find({
        collection: collection as CollectionSlug,
        where: { id: { in: ids } },
        select: { [field]: true },
        ...{ limit: ids.length, pagination: false, draft: true, depth: 0 },
        ...{ overrideAccess: false, user: req.user, req },
      })
      return docs.map((doc) => {
        const { id, [field]: name } = doc as unknown as Record<string, string | null>
        return [String(id), name ?? ''] as const
      })
    }),
  )
  return Object.fromEntries(found.flat())
}
