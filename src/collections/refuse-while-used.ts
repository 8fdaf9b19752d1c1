import type { CollectionBeforeDeleteHook, CollectionSlug, Where } from 'payload'
import { ProblemError } from '../server/errors'

/** Where to look: in documents as they are, or with `everyVersion` in all that they ever were (`version.field`). */
type Use = { collection: CollectionSlug; where: Where; everyVersion?: true }

/** What others still refer to is not deleted. `uses` says where to look; the first that is found refuses. */
export const refuseWhileUsed =
  (sentence: string, uses: (args: { id: string }) => Use[]): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    for (const { collection, where, everyVersion } of uses({ id: String(id) })) {
      // WARNING: overrides access, since a use counts whether or not this person may see it.
      const asked = { collection, where, overrideAccess: true, req } as const
      const { totalDocs } = await (everyVersion ? req.payload.countVersions(asked) : req.payload.count(asked))
      if (totalDocs > 0) throw new ProblemError('wrong-state', sentence)
    }
  }
