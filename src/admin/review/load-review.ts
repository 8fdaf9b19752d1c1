import type { PayloadRequest } from 'payload'
import { renderPreview } from '../../publications/preview'
import type { PublicItem } from '../../public/public-form'
import { actorOf, schoolsWhere, signers, type Actor } from '../../access/roles'
import { isItemCollection, type ApprovedCollection, type Item } from '../../alliance/item'
import { reviewOf, type Review } from '../../alliance/review'
import { readableVersion } from '../../plugins/approval/review'
import { schoolsById } from '../../alliance/schools'
import type { Situation } from '../editing/possible-transitions'
import { isIdOf } from '../../content/ids'
import { settingsOf } from '../../settings/settings-of'
import { staffAddresses } from '../start-page/staff-addresses'
import { namesBehind, type Names } from './names-behind'

/** Everything that the review view shows to one person. */
export type ReviewShown = {
  collection: ApprovedCollection
  id: string
  item: Item
  title: string
  school: string
  actor: Actor
  situation: Situation
  review: Review
  /** What is decided about: the newest version, except where a school is asked about the live one. */
  asked: 'newest' | 'live'
  preview: PublicItem | undefined
  names: Names
  /** The school wants a second pair of eyes, and this person alone wrote it. */
  needsSomebodyElse: boolean
}

const isApprovedCollection = (slug: unknown): slug is ApprovedCollection =>
  typeof slug === 'string' && (isItemCollection(slug) || slug === 'translations')

const situationOf = (item: Item, live: Item | undefined): Situation => ({
  state: item.workflow.state,
  live: live !== undefined,
  scheduled: Boolean(item.workflow.scheduledVersion),
  school: item.school,
  coSigningSchools: item.coSigningSchools ?? [],
  // Who is offered it, and whether it is on the shared page, is a matter of what was approved.
  receivingSchools: (live ?? item).channels?.schools ?? [],
  onAlliancePage: (live ?? item).channels?.kpsa === true,
})

const onlyReceives = (
  actor: Actor,
  { school, coSigningSchools, receivingSchools, live }: Situation,
): boolean => {
  const mine = schoolsWhere(actor, signers)
  return (
    live &&
    mine.some((one) => receivingSchools.includes(one)) &&
    !mine.some((one) => one === school || coSigningSchools.includes(one))
  )
}

const wroteAlone = (actor: Actor, { workflow: { writtenBy } }: Item): boolean =>
  writtenBy.length === 1 && writtenBy[0] === actor.id

/**
 * Reads what a person needs to decide, by the same rules as the endpoints.
 *
 * @returns undefined where there is no such document, or this person may not see it
 */
export const loadReview = async (
  req: PayloadRequest,
  collection: unknown,
  id: unknown,
): Promise<ReviewShown | undefined> => {
  const actor = actorOf(req)
  if (!actor || !isApprovedCollection(collection) || typeof id !== 'string' || !isIdOf(req, collection, id))
    return undefined
  try {
    const { item: newest, live } = await readableVersion<Item>(req, collection, id)
    const situation = situationOf(newest, live)
    const asked = live && onlyReceives(actor, situation) ? 'live' : 'newest'
    const item = asked === 'live' && live ? live : newest
    const told = await reviewOf(req, collection, id)
    const preview = (await renderPreview(req, collection, item))?.document
    const [owner] = await schoolsById(req, [item.school])
    return {
      collection,
      id,
      item,
      title: item.title ?? 'Untitled',
      school: owner?.name ?? '',
      actor,
      situation,
      review: told,
      asked,
      preview: preview && staffAddresses(preview, collection, id, settingsOf(req.payload).publicUrl),
      names: await namesBehind(req, told.changes),
      needsSomebodyElse: owner?.allowOwnApproval === false && wroteAlone(actor, item),
    }
  } catch (error) {
    // By name: Next's bundle and the rest of the program each have a class of their own.
    if (error instanceof Error && error.name === 'ProblemError') return undefined
    throw error
  }
}
