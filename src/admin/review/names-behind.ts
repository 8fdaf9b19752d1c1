import type { CollectionSlug, PayloadRequest } from 'payload'
import { itemCollections } from '../../alliance/item'
import type { Change } from '../../plugins/approval/versions/describe-changes'

/** What the ids in a change stand for, in words. */
export type Names = ReadonlyMap<string, string>

const looksLikeId = /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return looksLikeId.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(idsIn)
}

/** Everything that an item can refer to, with the field that names it. */
const named = {
  schools: 'name',
  media: 'filename',
  'lppa-frameworks': 'name',
  ...Object.fromEntries(Object.keys(itemCollections).map((slug) => [slug, 'title'])),
}

/** Names for the ids in these changes. Whoever may read an item may know what it names. */
export const namesBehind = async (req: PayloadRequest, changes: readonly Change[]): Promise<Names> => {
  const ids = [...new Set(changes.flatMap(({ before, after }) => [...idsIn(before), ...idsIn(after)]))]
  if (ids.length === 0) return new Map()
  const found = await Promise.all(
    Object.entries(named).map(async ([collection, field]) => {
      const { docs } = await req.payload.db.find<Record<string, unknown> & { id: string }>({
        collection: collection as CollectionSlug,
        where: { id: { in: ids } },
        limit: ids.length,
        pagination: false,
        req: { transactionID: req.transactionID },
      })
      return docs.map((doc) => [String(doc.id), (doc[field] as string | null | undefined) ?? ''] as const)
    }),
  )
  return new Map(found.flat())
}
