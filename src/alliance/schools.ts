import type { PayloadRequest } from 'payload'

/** A school as far as deciding and publishing need it. */
export type School = {
  id: string
  slug: string
  name: string
  leftOn: string | null
  allowOwnApproval: boolean
}

/** A school's document as the database gives it. */
export const asSchool = (doc: Readonly<Record<string, unknown>>): School => ({
  id: String(doc.id),
  slug: String(doc.slug),
  name: String(doc.name),
  leftOn: (doc.leftOn as string | null | undefined) ?? null,
  allowOwnApproval: doc.allowOwnApproval !== false,
})

/** The schools with these ids, in the order of the ids; unknown ones are left out. */
export const schoolsById = async (req: PayloadRequest, ids: readonly string[]): Promise<School[]> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const { docs } = await req.payload.db.find<Record<string, unknown>>({
    collection: 'schools',
    where: { id: { in: wanted } },
    limit: wanted.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  const found = new Map(docs.map((doc) => [String(doc.id), asSchool(doc)]))
  return wanted.flatMap((id) => found.get(id) ?? [])
}

export const hasLeft = (school: School, now = new Date()): boolean =>
  school.leftOn !== null && new Date(school.leftOn) <= now
