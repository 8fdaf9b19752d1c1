import { createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import { cache } from 'react'
import { actorOf, schoolsWhere, signers, writers, type Actor } from '../../access/roles'
import { itemCollections, type Item, type ItemCollection } from '../../alliance/item'
import { hasLeft, schoolsById } from '../../alliance/schools'
import { allianceApproval } from '../../alliance-rules/approval'
import {
  decisionsAbout,
  findSignOffs,
  systemRole,
  type SignOff,
} from '../../plugins/approval/records/sign-offs'
import { isLater, lastReceptions } from '../../plugins/approval/records/standing-receptions'
import { findItems, keyOf, newestFirst, oldestFirst, onlyOnce, type FoundItem } from './find-items'

/** What lies on a person's desk: what they are asked, and what came back to them. */
export type Desk = {
  req: PayloadRequest
  actor: Actor
  /** Ids of the schools that the person signs for now, without those that have left, and of those they write for. */
  signsFor: readonly string[]
  writesFor: readonly string[]
  /** Versions that wait for this person's signature, and published items that are offered to their site; longest waiting first. */
  toSign: readonly FoundItem[]
  toReceive: readonly FoundItem[]
  /** Submitted by the schools that the person writes for, and waiting for somebody else. */
  withOthers: readonly FoundItem[]
  /** Sent back to this person, who submitted it or has written in it. */
  sentBack: readonly FoundItem[]
  /** Decisions about all of these, by `keyOf`. */
  signOffs: ReadonlyMap<string, readonly SignOff[]>
}

const submittedAt = ({ workflow }: Item) => workflow.submittedAt

const submitted = async (
  req: PayloadRequest,
  signsFor: readonly string[],
  writesFor: readonly string[],
): Promise<FoundItem[]> => {
  const query = {
    where: { 'workflow.state': { equals: 'submitted' } },
    sort: 'workflow.submittedAt',
    draft: true,
  }
  const [own, others] = await Promise.all([
    findItems(req, { ...query, whose: { of: [...new Set([...signsFor, ...writesFor])] } }),
    findItems(req, { ...query, whose: { signedWith: signsFor } }),
  ])
  return onlyOnce([...own, ...others]).sort(oldestFirst(submittedAt))
}

const offeredTo = (req: PayloadRequest, schools: readonly string[]): Promise<FoundItem[]> =>
  findItems(req, {
    whose: { offeredTo: schools },
    where: {},
    sort: '-workflow.publishedAt',
    draft: false,
    // Translations go where their item goes.
    collections: Object.keys(itemCollections) as ItemCollection[],
  })

const returned = async (
  req: PayloadRequest,
  actor: Actor,
  schools: readonly string[],
): Promise<FoundItem[]> => {
  const found = await findItems(req, {
    whose: { of: schools },
    where: { 'workflow.state': { equals: 'changes-requested' } },
    sort: '-updatedAt',
    draft: true,
  })
  const isMine = ({ workflow }: Item) =>
    workflow.submittedBy === actor.id || workflow.writtenBy?.includes(actor.id)
  return found.filter(({ item }) => isMine(item)).sort(newestFirst(({ updatedAt }) => updatedAt))
}

const signOffsAbout = async (
  req: PayloadRequest,
  found: readonly FoundItem[],
): Promise<Map<string, SignOff[]>> => {
  const ids = [...new Set(found.map(({ item }) => item.id))]
  const result = new Map<string, SignOff[]>()
  if (ids.length === 0) return result
  for (const signOff of await findSignOffs(req, allianceApproval, { itemId: { in: ids } })) {
    const key = `${signOff.itemCollection} ${signOff.itemId}`
    result.set(key, [...(result.get(key) ?? []), signOff])
  }
  return result
}

/** The schools that must sign an item. */
export const signingSchools = ({ school, coSigningSchools }: Item): string[] => [
  school,
  ...(coSigningSchools ?? []),
]

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

/** Everything on the desk of whoever is signed in, in as many queries for one item as for a thousand. */
const loadDesk = async (req: PayloadRequest, actor: Actor): Promise<Desk> => {
  const writesFor = schoolsWhere(actor, writers)
  // Nobody waits for a school that has left.
  const signing = await schoolsById(req, schoolsWhere(actor, signers))
  const signsFor = signing.filter((one) => !hasLeft(one)).map(({ id }) => id)
  const [asked, offered, sentBack] = await Promise.all([
    submitted(req, signsFor, writesFor),
    offeredTo(req, signsFor),
    returned(req, actor, writesFor),
  ])
  const signOffs = await signOffsAbout(req, [...asked, ...offered, ...sentBack])
  const about = (found: FoundItem): readonly SignOff[] => signOffs.get(keyOf(found)) ?? []

  const waitsForMe = (found: FoundItem): boolean => {
    const decided = decisionsAbout(about(found), found.item, found.item.workflow.version)
    return signingSchools(found.item).some((school) => signsFor.includes(school) && !decided.has(school))
  }
  const toSign = asked.filter(waitsForMe)
  return {
    req,
    actor,
    signsFor,
    writesFor,
    toSign,
    toReceive: offered
      .filter((found) =>
        (found.item.channels?.schools ?? []).some(
          (school) => signsFor.includes(school) && isOpenFor(school, found.item, about(found)),
        ),
      )
      .sort(oldestFirst(({ workflow }) => workflow.publishedAt)),
    withOthers: asked.filter((found) => !toSign.includes(found) && writesFor.includes(found.item.school)),
    sentBack,
    signOffs,
  }
}

/** One a person and response: the menu and the page are handed the same person as two objects. */
const kept = cache((_payload: Payload, _person: string): { desk?: Promise<Desk | undefined> } => ({}))

/**
 * The desk of a signed-in person; undefined for anybody else. The menu and the start page of one response ask once.
 *
 * @param user as the admin hands it to its components
 */
export const deskOf = (payload: Payload, user: TypedUser | null | undefined): Promise<Desk | undefined> => {
  const load = async (): Promise<Desk | undefined> => {
    const req = await createLocalReq({ user: user ?? undefined }, payload)
    const actor = actorOf(req)
    return actor && loadDesk(req, actor)
  }
  const place = kept(payload, user ? `${user.collection} ${user.id}` : '')
  place.desk ??= load()
  return place.desk
}
