import type { PayloadRequest } from 'payload'
import { dayInLondon } from '../calendar/day'
import { ownersById } from '../plugins/approval/parties'

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

const neededOfSchools = { slug: true, name: true, leftOn: true, allowOwnApproval: true } as const

/** The schools with these ids, in the order of the ids; unknown ones are left out. */
export const schoolsById = async (req: PayloadRequest, ids: readonly string[]): Promise<School[]> =>
  [...(await ownersById(req, 'schools', ids, neededOfSchools)).values()].map(asSchool)

/** The schools with these slugs, in the order of the slugs; unknown ones are left out. */
export const schoolsBySlug = async (req: PayloadRequest, slugs: readonly string[]): Promise<School[]> => {
  const wanted = [...new Set(slugs)]
  if (wanted.length === 0) return []
  const { docs } = await req.payload.db.find<Record<string, unknown>>({
    collection: 'schools',
    where: { slug: { in: wanted } },
    limit: wanted.length,
    select: neededOfSchools,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  const found = new Map(docs.map(asSchool).map((school) => [school.slug, school]))
  return wanted.flatMap((slug) => found.get(slug) ?? [])
}

/** From the beginning of the day on which it left, in Europe/London. */
export const hasLeft = ({ leftOn }: Pick<School, 'leftOn'>, now = new Date()): boolean =>
  leftOn !== null && dayInLondon(new Date(leftOn)) <= dayInLondon(now)
