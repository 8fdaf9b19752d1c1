import type { PayloadRequest } from 'payload'
import { problemsInPublic } from '../media-concerns/problems-in-public'
import { ProblemError } from '../server/errors'
import { auditOf } from './audit'
import { mayReadVersion, requireActor } from './authorise'
import { describeChanges, type Change } from './describe-changes'
import type { ApprovedCollection, Item } from './item'
import { problemsOf, type Problem } from './problems'
import { requiredSchools, schoolsById, type School } from './schools'
import { decisionsAbout, receptionsOf, signOffsOf, type SignOff } from './sign-offs'
import type { State } from './states'
import { hashOf, liveVersion, newestVersion, versionNamed } from './versions'

type SchoolRef = { school: string; slug: string; name: string }

/** What the review call answers. Versions are hashes, times RFC 3339 UTC. */
export type Review = {
  state: State
  version: string
  publishedVersion: string | null
  scheduledVersion: string | null
  /** Every school that must sign, with its decision about this version. */
  required: (SchoolRef & {
    decision: 'waiting' | 'approved' | 'changes-requested'
    by: string | null
    role: string | null
    at: string | null
    note: string
  })[]
  /** Every school that is offered the item; `version` is the one that it answered about. */
  receiving: (SchoolRef & {
    decision: 'waiting' | 'accepted' | 'declined'
    version: string | null
    by: string | null
    at: string | null
    localNote: string
  })[]
  /** The shared page's own decision, where the item is meant for it. */
  alliancePage: {
    decision: 'accepted' | 'declined'
    by: string | null
    at: string | null
    reason: string
  } | null
  changes: Change[]
  problems: Problem[]
  history: { at: string; by: string; action: string; version: string; note: string }[]
}

const reference = (school: School): SchoolRef => ({ school: school.id, slug: school.slug, name: school.name })

const requiredEntry = (school: School, signOff: SignOff | undefined): Review['required'][number] => ({
  ...reference(school),
  decision:
    signOff === undefined ? 'waiting' : signOff.decision === 'approve' ? 'approved' : 'changes-requested',
  by: signOff?.byName ?? null,
  role: signOff?.role ?? null,
  at: signOff?.at ?? null,
  note: signOff?.note ?? '',
})

/** An answer about another version leaves the offered one waiting; `version` says which one was answered. */
const receivingEntry = (
  school: School,
  offered: string,
  signOff: SignOff | undefined,
): Review['receiving'][number] => ({
  ...reference(school),
  decision:
    signOff?.version !== offered ? 'waiting' : signOff.decision === 'accept' ? 'accepted' : 'declined',
  version: signOff?.version ?? null,
  by: signOff?.byName ?? null,
  at: signOff?.at ?? null,
  localNote: signOff?.note ?? '',
})

/**
 * What this person may read of an item: its newest version, or where that is an unsubmitted draft of another
 * school, the one that was offered.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school
 */
export const readableVersion = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
): Promise<{ item: Item; live: Item | undefined }> => {
  const actor = requireActor(req)
  const newest = await newestVersion(req, collection, id)
  const live = await liveVersion(req, collection, id)
  const { scheduledVersion } = newest.workflow
  const scheduled = scheduledVersion ? await versionNamed(req, collection, id, scheduledVersion) : undefined
  const item = [newest, scheduled, live].find((candidate) => candidate && mayReadVersion(actor, candidate))
  if (!item) throw new ProblemError('not-your-school')
  return { item, live }
}

/**
 * Everything that somebody needs to decide about the newest version. Changes nothing.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school
 */
export const review = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
): Promise<Review> => {
  const { item, live } = await readableVersion(req, collection, id)

  const version = await hashOf(req, collection, item)
  const signOffs = await signOffsOf(req, collection, id)
  const decisions = decisionsAbout(signOffs, item, version)
  const receptions = receptionsOf(signOffs)
  const offered = (live ?? item).channels
  const ofAlliance = receptions.get(null)

  return {
    state: item.workflow.state,
    version,
    publishedVersion: live?.workflow.version ?? null,
    scheduledVersion: item.workflow.scheduledVersion,
    required: (await requiredSchools(req, item)).map((school) =>
      requiredEntry(school, decisions.get(school.id)),
    ),
    receiving: (await schoolsById(req, offered?.schools ?? [])).map((school) =>
      receivingEntry(school, live?.workflow.version ?? version, receptions.get(school.id)),
    ),
    alliancePage: offered?.kpsa
      ? {
          decision: ofAlliance?.decision === 'decline' ? 'declined' : 'accepted',
          by: ofAlliance?.byName ?? null,
          at: ofAlliance?.at ?? null,
          reason: ofAlliance?.note ?? '',
        }
      : null,
    changes: describeChanges(req, collection, live, item),
    problems: [
      ...(await problemsOf(req, collection, item)),
      ...(await problemsInPublic(req, collection, id)),
    ],
    history: (await auditOf(req, collection, id)).map((entry) => ({
      at: entry.at,
      by: entry.byName,
      action: entry.action,
      version: entry.version,
      note: entry.note,
    })),
  }
}
