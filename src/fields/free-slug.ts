import type { CollectionSlug, PayloadRequest, Where } from 'payload'

type Place = {
  req: PayloadRequest
  collection: CollectionSlug
  school: string
  ownId?: string | undefined
  hasDrafts: boolean
}

/** Which of the slugs belong to another document of the school, be it live or in a newer draft. */
export const slugsTaken = async (place: Place, candidates: readonly string[]): Promise<Set<string>> => {
  const { req, collection, school, ownId } = place
  const common = { depth: 0, limit: 0, pagination: false, overrideAccess: true, req } as const
  // WARNING: overrides access, since a slug is taken whether or not the writer may see by what.
  const main: Where[] = [{ school: { equals: school } }, { slug: { in: candidates } }]
  if (ownId) main.push({ id: { not_equals: ownId } })
  const rows = await req.payload.find({ collection, where: { and: main }, draft: false, ...common })
  const taken = new Set(rows.docs.map((doc) => (doc as { slug?: string }).slug ?? ''))
  if (!place.hasDrafts) return taken
  const drafts: Where[] = [
    { latest: { equals: true } },
    { 'version.school': { equals: school } },
    { 'version.slug': { in: candidates } },
  ]
  if (ownId) drafts.push({ parent: { not_equals: ownId } })
  const versions = await req.payload.findVersions({ collection, where: { and: drafts }, ...common })
  for (const { version } of versions.docs) taken.add((version as { slug?: string }).slug ?? '')
  return taken
}

/** `base`, or the first of `base-2`, `base-3`, … that no other document of the school has. */
export const freeSlug = async (place: Place, base: string): Promise<string> => {
  const step = 25
  for (let from = 1; ; from += step) {
    const candidates = Array.from({ length: step }, (_, i) => (from + i === 1 ? base : `${base}-${from + i}`))
    const taken = await slugsTaken(place, candidates)
    const free = candidates.find((candidate) => !taken.has(candidate))
    if (free !== undefined) return free
  }
}
