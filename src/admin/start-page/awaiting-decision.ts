import type { PayloadRequest } from 'payload'
import { itemCollections, type ItemCollection, type Item } from '../../alliance/item'
import { allianceApproval } from '../../alliance-rules/approval'
import { hasLeft, schoolsById } from '../../alliance/schools'
import {
  decisionsAbout,
  findSignOffs,
  systemRole,
  type SignOff,
} from '../../plugins/approval/records/sign-offs'
import { isLater, lastReceptions } from '../../plugins/approval/records/standing-receptions'
import { reviewAddress } from '../admin-addresses'
import { asEntries, findItems, type StartPageEntry, type ItemOfMine } from './items-of-mine'

/** More would be no list that somebody reads. */
const most = 30

const submittedTo = (req: PayloadRequest, schools: readonly string[]): Promise<ItemOfMine[]> =>
  findItems(req, {
    where: {
      and: [
        { 'workflow.state': { equals: 'submitted' } },
        { or: [{ school: { in: schools } }, { coSigningSchools: { in: schools } }] },
      ],
    },
    sort: 'workflow.submittedAt',
    limit: most,
    draft: true,
  })

const offeredTo = (req: PayloadRequest, schools: readonly string[]): Promise<ItemOfMine[]> =>
  findItems(req, {
    where: {
      and: [{ _status: { equals: 'published' } }, { 'channels.schools': { in: schools } }],
    },
    sort: '-workflow.publishedAt',
    limit: most,
    draft: false,
    collections: Object.keys(itemCollections) as ItemCollection[],
  })

const signOffsAbout = async (
  req: PayloadRequest,
  found: readonly ItemOfMine[],
): Promise<Map<string, SignOff[]>> => {
  const ids = [...new Set(found.map(({ item }) => item.id))]
  if (ids.length === 0) return new Map()
  const signOffs = await findSignOffs(req, allianceApproval, { itemId: { in: ids } })
  const result = new Map<string, SignOff[]>()
  for (const signOff of signOffs) result.set(signOff.itemId, [...(result.get(signOff.itemId) ?? []), signOff])
  return result
}

const concerned = (mine: readonly string[], item: Item): string[] =>
  [item.school, ...(item.coSigningSchools ?? [])].filter((school) => mine.includes(school))

/**
 * Nobody is asked twice: an answer stands, but an accepted item that has a newer version asks again, and so does one
 * that went live again since.
 */
const isOpenFor = (school: string, item: Item, signOffs: readonly SignOff[]): boolean => {
  const answer = lastReceptions(signOffs).get(school)
  if (!answer || answer.role === systemRole) return true
  if (answer.decision !== 'accept') return false
  const { version, publishedAt } = item.workflow
  return answer.version !== version || (publishedAt !== null && isLater({ at: publishedAt }, answer))
}

/**
 * What waits for a headteacher: versions to sign, of the own school and joint ones of others, and published
 * items that were offered to the own site. Longest waiting first. As many queries for one item as for thirty.
 *
 * @param signedFor the schools for which this person signs
 */
export const awaitingDecision = async (
  req: PayloadRequest,
  signedFor: readonly string[],
): Promise<StartPageEntry[]> => {
  // Nobody waits for a school that has left.
  const schools = (await schoolsById(req, signedFor)).filter((one) => !hasLeft(one)).map(({ id }) => id)
  if (schools.length === 0) return []
  const [submitted, offered] = await Promise.all([submittedTo(req, schools), offeredTo(req, schools)])
  const signOffs = await signOffsAbout(req, [...submitted, ...offered])
  const about = ({ item }: ItemOfMine): SignOff[] => signOffs.get(item.id) ?? []

  const toSign = submitted.filter((found) => {
    const decided = decisionsAbout(about(found), found.item, found.item.workflow.version)
    return concerned(schools, found.item).some((school) => !decided.has(school))
  })
  const toReceive = offered.filter((found) =>
    (found.item.channels?.schools ?? []).some(
      (school) => schools.includes(school) && isOpenFor(school, found.item, about(found)),
    ),
  )
  const waitingSince = (found: ItemOfMine): string | null =>
    toSign.includes(found) ? found.item.workflow.submittedAt : found.item.workflow.publishedAt
  const all = [...toSign, ...toReceive]
    .sort((a, b) => (waitingSince(a) ?? '').localeCompare(waitingSince(b) ?? ''))
    .slice(0, most)
  return asEntries(req, all, (found) => ({
    address: reviewAddress(found.collection, found.item.id),
    detail: toSign.includes(found) ? undefined : 'offered to your site',
    at: waitingSince(found),
  }))
}
