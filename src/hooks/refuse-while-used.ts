import type { CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest, Where } from 'payload'
import { kindInWords, listInWords } from '../mentions/where-used'
import { ProblemError } from '../problems/errors'

/** Where to look: in documents as they are, or with `everyVersion` in all that they ever were (`version.field`). */
type Use = { collection: CollectionSlug; where: Where; everyVersion?: true }

/** As many versions of one kind are looked at for a sentence that names a few items. */
const lookedAt = 20

/** The items behind the newest of these versions, by kind and title; without the title where it may not be read. */
const placesIn = async (req: PayloadRequest, { collection, where }: Use): Promise<string[]> => {
  // WARNING: overrides access, since a use counts whether or not this person may see it.
  const { docs } = await req.payload.findVersions({
    collection,
    where,
    sort: '-updatedAt',
    limit: lookedAt,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const ids = [...new Set(docs.map(({ parent }) => String(parent)))]
  const readable = await req.payload.find({
    collection,
    where: { id: { in: ids } },
    draft: true,
    depth: 0,
    limit: ids.length,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  const titles = new Map(
    readable.docs.map((doc) => [String(doc.id), (doc as { title?: string | null }).title || 'untitled']),
  )
  const kind = kindInWords(req, collection)
  return ids.map((id) => (titles.has(id) ? `the ${kind} "${titles.get(id)}"` : `a ${kind} of another school`))
}

/**
 * What others still refer to is not deleted. `uses` says where to look; the refusal says which items it was found in.
 */
export const refuseWhileUsed =
  (sentence: string, uses: (args: { id: string }) => Use[]): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const found: Use[] = []
    for (const use of uses({ id: String(id) })) {
      const { collection, where, everyVersion } = use
      // WARNING: overrides access, since a use counts whether or not this person may see it.
      const asked = { collection, where, overrideAccess: true, req } as const
      const { totalDocs } = await (everyVersion ? req.payload.countVersions(asked) : req.payload.count(asked))
      if (totalDocs > 0) found.push(use)
    }
    if (found.length === 0) return
    const places: string[] = []
    for (const use of found) if (use.everyVersion) places.push(...(await placesIn(req, use)))
    const named = places.length > 0 ? ` It is named by ${listInWords(places)}.` : ''
    throw new ProblemError('wrong-state', `${sentence}${named}`)
  }
