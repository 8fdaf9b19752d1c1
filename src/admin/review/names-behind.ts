import type { CollectionSlug, PayloadRequest } from 'payload'
import { idsIn, namedBy } from '../../alliance-rules/names-in'
import type { Change } from '../../plugins/approval/versions/describe-changes'

/** What the ids in a change stand for, in words. */
export type Names = ReadonlyMap<string, string>

/** Names for the ids in these changes. Whoever may read an item may know what it names. */
export const namesBehind = async (req: PayloadRequest, changes: readonly Change[]): Promise<Names> => {
  const ids = idsIn(changes.map(({ before, after }) => [before, after]))
  if (ids.length === 0) return new Map()
  const found = await Promise.all(
    Object.entries(namedBy).map(async ([collection, field]) => {
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
