import type { PayloadRequest } from 'payload'
import type { Actor, SchoolRole } from '../access/roles'
import { rolesBySchool } from '../access/roles'
import type { ApprovedCollection, Item } from './item'
import { nextMoment } from './moment'
import { recordsOfItem } from './records-of-item'

export type Decision = 'approve' | 'request-changes' | 'accept' | 'decline'

/** One decision of one school about one version. `school` is null where the alliance decides about its page. */
export type SignOff = {
  itemCollection: ApprovedCollection
  itemId: string
  itemTitle: string
  version: string
  /** When the version was submitted: submitting again asks every school again. RFC 3339 UTC. */
  submittedAt: string | null
  school: string | null
  itemSchool: string
  decision: Decision
  by: string
  byName: string
  role: SchoolRole | 'alliance-administrator'
  note: string
  at: string
}

/** Every decision about an item, oldest first. */
export const signOffsOf = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  itemId: string,
): Promise<SignOff[]> => recordsOfItem<SignOff>(req, 'sign-offs', collection, itemId)

/** The newest decision of each school about this submission of this version. */
export const decisionsAbout = (
  signOffs: readonly SignOff[],
  item: Pick<Item, 'workflow'>,
  version: string,
): Map<string, SignOff> => {
  const result = new Map<string, SignOff>()
  for (const signOff of signOffs) {
    const counts =
      signOff.school !== null &&
      signOff.version === version &&
      signOff.submittedAt === item.workflow.submittedAt &&
      (signOff.decision === 'approve' || signOff.decision === 'request-changes')
    if (counts) result.set(signOff.school as string, signOff)
  }
  return result
}

/** Each receiving school's newest answer, about whatever version it was given. */
export const receptionsOf = (signOffs: readonly SignOff[]): Map<string | null, SignOff> => {
  const result = new Map<string | null, SignOff>()
  for (const signOff of signOffs) {
    if (signOff.decision === 'accept' || signOff.decision === 'decline') result.set(signOff.school, signOff)
  }
  return result
}

export const recordSignOff = async (
  req: PayloadRequest,
  actor: Actor,
  given: Pick<SignOff, 'itemCollection' | 'version' | 'school' | 'decision' | 'note'> & { item: Item },
): Promise<void> => {
  const { item, ...rest } = given
  const roles = rest.school === null ? undefined : rolesBySchool(actor).get(rest.school)
  const signOff: SignOff = {
    ...rest,
    itemId: item.id,
    itemSchool: item.school,
    itemTitle: item.title ?? '',
    submittedAt: item.workflow.submittedAt,
    by: actor.id,
    byName: actor.name,
    role:
      roles === undefined ? 'alliance-administrator' : roles.has('headteacher') ? 'headteacher' : 'deputy',
    at: nextMoment(),
  }
  await req.payload.db.create({ collection: 'sign-offs', data: signOff, req })
}
