import type { PayloadRequest } from 'payload'
import { schoolsWhere, signers, type Actor } from '../access/roles'
import { ProblemError } from '../server/errors'
import { recordAudit } from './audit'
import { mayReadVersion, requireActor } from './authorise'
import type { ApprovedCollection, Item } from './item'
import { problemsOf } from './problems'
import { publish } from './publish'
import { schedule } from './schedule'
import { requiredSchools, type School } from './schools'
import { decisionsAbout, recordSignOff, signOffsOf } from './sign-offs'
import { inTransaction } from './transaction'
import { hashOf, newestVersion } from './versions'

/** The required schools for which this person may sign. @throws ProblemError only-headteacher */
export const schoolsToSignFor = (actor: Actor, item: Item, required: readonly School[]): School[] => {
  const mine = schoolsWhere(actor, signers)
  const schools = required.filter((school) => mine.includes(school.id))
  if (schools.length === 0) {
    throw new ProblemError(mayReadVersion(actor, item) ? 'only-headteacher' : 'not-your-school')
  }
  return schools
}

/** @throws ProblemError version-required, version-changed, wrong-state */
export const requireSubmittedVersion = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
  given: string | undefined,
): Promise<string> => {
  if (!given) throw new ProblemError('version-required')
  const version = await hashOf(req, collection, item)
  if (given !== version) throw new ProblemError('version-changed')
  if (item.workflow.state !== 'submitted') throw new ProblemError('wrong-state')
  return version
}

/** A headteacher alone wrote this, and the school wants a second pair of eyes. */
const refuseOwnApproval = (actor: Actor, item: Item, schools: readonly School[]): void => {
  const alone = item.workflow.writtenBy.length === 1 && item.workflow.writtenBy[0] === actor.id
  const forbids = schools.some((school) => school.id === item.school && !school.allowOwnApproval)
  if (alone && forbids) throw new ProblemError('own-approval')
}

/**
 * Signs exactly the version that was shown, for the own school. The last signature needed publishes it, or
 * schedules it where `publishAt` is still to come.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school, only-headteacher, own-approval,
 * version-required, version-changed, wrong-state, already-decided, not-ready
 */
export const approve = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  body: { version?: string; note?: string; correction?: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const item = await newestVersion(req, collection, id)
    const actor = requireActor(req)
    const required = await requiredSchools(req, item)
    const mine = schoolsToSignFor(actor, item, required)
    const version = await requireSubmittedVersion(req, collection, item, body.version)
    refuseOwnApproval(actor, item, mine)

    const decided = decisionsAbout(await signOffsOf(req, collection, id), item, version)
    const open = mine.filter((school) => !decided.has(school.id))
    if (open.length === 0) throw new ProblemError('already-decided')

    const blocking = (await problemsOf(req, collection, item)).filter((problem) => problem.blocking)
    if (blocking.length > 0) {
      throw new ProblemError('not-ready', blocking.map((problem) => problem.message).join(' '))
    }
    for (const school of open) {
      await recordSignOff(req, actor, {
        item,
        itemCollection: collection,
        version,
        school: school.id,
        decision: 'approve',
        note: body.note ?? '',
      })
    }
    await recordAudit(req, collection, item, { action: 'approve', version, note: body.note })

    const signed = (school: School) => open.includes(school) || decided.get(school.id)?.decision === 'approve'
    if (!required.every(signed)) return
    if (item.publishAt && new Date(item.publishAt) > new Date()) {
      await schedule(req, collection, item, version)
    } else {
      await publish(req, collection, item, version, body.correction)
    }
  })
