import type { CollectionBeforeDeleteHook, CollectionSlug, Where } from 'payload'
import { ProblemError } from '../server/errors'

type Use = { collection: CollectionSlug; where: Where }

/** What others still refer to is not deleted. `uses` says where to look; the first that is found refuses. */
export const refuseWhileUsed =
  (sentence: string, uses: (args: { id: string }) => Use[]): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    for (const { collection, where } of uses({ id: String(id) })) {
      // WARNING: overrides access, since a use counts whether or not this person may see it.
      const { totalDocs } = await req.payload.count({ collection, where, overrideAccess: true, req })
      if (totalDocs > 0) throw new ProblemError('wrong-state', sentence)
    }
  }
