import type { PayloadRequest } from 'payload'
import { relatedId } from '../../content/related-id'
import { dayAtNoon } from '../../calendar/day'
import { schoolsById } from '../../alliance/schools'
import { editAddress } from '../admin-addresses'
import { formatDay } from '../look/format-moment'
import { shown } from './asked-parts'
import { looked } from './find-items'
import { listAddress } from './list-address'
import { emptyList, type StartPageList } from './start-page-entry'

/** Pictures of these schools that somebody meant to look at again by today; longest due first. */
export const auditsDue = async (req: PayloadRequest, schools: readonly string[]): Promise<StartPageList> => {
  if (schools.length === 0) return emptyList
  const today = dayAtNoon(new Date()) ?? ''
  const { docs: found, totalDocs } = await req.payload.find({
    collection: 'media',
    where: {
      and: [{ 'people.nextAuditDate': { less_than_equal: today } }, { school: { in: [...schools] } }],
    },
    select: { filename: true, alt: true, school: true, people: { nextAuditDate: true } },
    limit: looked,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  const dueAt = ({ people }: (typeof found)[number]): string => people?.nextAuditDate ?? ''
  const docs = found.toSorted((a, b) => dueAt(a).localeCompare(dueAt(b))).slice(0, shown)
  const names = await schoolsById(
    req,
    docs.map(({ school }) => relatedId(school) ?? ''),
  )
  const left = totalDocs - docs.length
  return {
    entries: docs.map(({ id, filename, alt, school, people }) => ({
      key: `media ${id}`,
      address: editAddress('media', String(id)),
      title: alt || filename || 'Picture',
      about: [
        names.find((one) => one.id === relatedId(school))?.name ?? '',
        people?.nextAuditDate ? `to be looked at since ${formatDay(people.nextAuditDate)}` : '',
      ].filter(Boolean),
    })),
    further:
      left > 0
        ? [
            {
              words: `and ${left} more: ${left === 1 ? 'picture' : 'pictures'}`,
              address: listAddress('media', { 'people.nextAuditDate': ['less_than_equal', today] }),
            },
          ]
        : [],
  }
}
