import type { PayloadRequest } from 'payload'
import { asSchool, hasLeft } from '../../alliance/schools'
import { editAddress } from '../admin-addresses'
import { formatDay } from '../look/format-moment'
import { shown } from './asked-parts'
import { listAddress } from './list-address'
import type { StartPageList } from './start-page-entry'

/** An alliance has five schools, or twenty. */
const most = 30

const asEveryoneMay = (req: PayloadRequest) =>
  ({ depth: 0, overrideAccess: false, user: req.user, req }) as const

/** The schools of the alliance, and since when those that have left are gone. */
export const members = async (req: PayloadRequest): Promise<StartPageList> => {
  const { docs, totalDocs } = await req.payload.find({
    ...asEveryoneMay(req),
    collection: 'schools',
    select: { name: true, slug: true, leftOn: true },
    sort: 'name',
    limit: most,
  })
  const standing = (doc: (typeof docs)[number]): string => {
    if (!doc.leftOn) return 'member'
    return hasLeft(asSchool({ ...doc }))
      ? `left on ${formatDay(doc.leftOn)}`
      : `leaves on ${formatDay(doc.leftOn)}`
  }
  const left = totalDocs - docs.length
  return {
    entries: docs.map((doc) => ({
      key: `school ${doc.id}`,
      address: editAddress('schools', String(doc.id)),
      title: doc.name,
      about: [standing(doc)],
    })),
    further: left > 0 ? [{ words: `and ${left} more: schools`, address: listAddress('schools') }] : [],
  }
}

/** Accounts that can see and do nothing, since nobody has given them a role. */
export const peopleWithoutRole = async (req: PayloadRequest): Promise<StartPageList> => {
  const { docs, totalDocs } = await req.payload.find({
    ...asEveryoneMay(req),
    collection: 'users',
    where: { and: [{ allianceAdmin: { not_equals: true } }, { 'schools.school': { exists: false } }] },
    select: { name: true, email: true },
    sort: 'name',
    limit: shown,
  })
  const left = totalDocs - docs.length
  return {
    entries: docs.map(({ id, name, email }) => ({
      key: `person ${id}`,
      address: editAddress('users', String(id)),
      title: name,
      about: [email, 'has no role yet'],
    })),
    further:
      left > 0
        ? [
            {
              words: `and ${left} more: people`,
              address: listAddress('users', { 'schools.school': ['exists', 'false'] }),
            },
          ]
        : [],
  }
}
