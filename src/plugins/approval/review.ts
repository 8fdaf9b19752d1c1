import type { PayloadRequest } from 'payload'
import { auditOf } from './records/audit'
import { mayReadVersion, requirePerson } from './verbs/authorise'
import { describeChanges, type Change } from './versions/describe-changes'
import type { Item } from './item'
import { approvalOf } from './options'
import { partiesById, requiredParties, type Party } from './parties'
import type { Problem } from './problem'
import { refusal } from './refusals'
import { decisionsAbout, signOffsOf, systemRole, type SignOff } from './records/sign-offs'
import { receptionsNow } from './records/standing-receptions'
import type { State } from './states'
import { problemsOfTimes } from './verbs/unmet-times'
import { nameOf } from './versions/version-hash'
import { liveVersion, newestVersion, versionNamed } from './versions/versions'

/** A party as answers name it: its id under the name of the owner's field. */
type PartyNamed<Owner extends string> = Record<Owner, string> & { slug: string; name: string }

/** What the shared place's decision is, where there is such a place and the item is meant for it. */
export type SharedDecision = {
  decision: 'accepted' | 'declined'
  by: string | null
  at: string | null
  reason: string
}

/**
 * What the review call answers. Versions are hashes, times RFC 3339 UTC. Where the options name a shared place, its
 * `SharedDecision`, or null, is there under its own name.
 */
export type Review<Owner extends string> = {
  state: State
  version: string
  publishedVersion: string | null
  scheduledVersion: string | null
  /** Every party that must sign, with its decision about this version. */
  required: (PartyNamed<Owner> & {
    decision: 'waiting' | 'approved' | 'changes-requested'
    by: string | null
    role: string | null
    at: string | null
    note: string
  })[]
  /** Every party that is offered the item; `version` is the one that its answer, as far as it holds, is about. */
  receiving: (PartyNamed<Owner> & {
    decision: 'waiting' | 'accepted' | 'declined'
    version: string | null
    by: string | null
    at: string | null
    localNote: string
  })[]
  changes: Change[]
  problems: Problem[]
  history: { at: string; by: string; action: string; version: string; note: string }[]
}

const requiredEntry = (signOff: SignOff | undefined) => ({
  decision:
    signOff === undefined ? 'waiting' : signOff.decision === 'approve' ? 'approved' : 'changes-requested',
  by: signOff?.byName ?? null,
  role: signOff?.role ?? null,
  at: signOff?.at ?? null,
  note: signOff?.note ?? '',
})

/** An answer about another version leaves the offered one waiting; `version` says which one was answered. */
const receivingEntry = (offered: string, signOff: SignOff | undefined) => ({
  decision:
    signOff?.version !== offered || signOff.role === systemRole
      ? 'waiting'
      : signOff.decision === 'accept'
        ? 'accepted'
        : 'declined',
  version: signOff?.version ?? null,
  by: signOff?.byName ?? null,
  at: signOff?.at ?? null,
  localNote: signOff?.note ?? '',
})

const sharedEntry = (signOff: SignOff | undefined): SharedDecision => ({
  decision: signOff?.decision === 'decline' ? 'declined' : 'accepted',
  by: signOff?.byName ?? null,
  at: signOff?.at ?? null,
  reason: signOff?.note ?? '',
})

/**
 * What this person may read of an item: its newest version, or where that is an unsubmitted draft of others, the
 * one that was offered.
 *
 * @throws ApprovalError not-found, not-signed-in; the refusal not-yours
 */
export const readableVersion = async <Stored extends Item = Item>(
  req: PayloadRequest,
  collection: string,
  id: string,
): Promise<{ item: Stored; live: Stored | undefined }> => {
  requirePerson(req, collection)
  const newest = await newestVersion<Stored>(req, collection, id)
  const live = await liveVersion<Stored>(req, collection, id)
  const { scheduledVersion } = newest.workflow
  const scheduled = scheduledVersion
    ? await versionNamed<Stored>(req, collection, id, scheduledVersion)
    : undefined
  const item = [newest, scheduled, live].find(
    (candidate) => candidate && mayReadVersion(req, collection, candidate),
  )
  if (!item) throw refusal(approvalOf(req, collection), 'not-yours')
  return { item, live }
}

/**
 * Everything that somebody needs to decide about the newest version. Changes nothing.
 *
 * @throws ApprovalError not-found, not-signed-in; the refusal not-yours
 */
export const review = async <Owner extends string = string>(
  req: PayloadRequest,
  collection: string,
  id: string,
): Promise<Review<Owner>> => {
  const { item, live } = await readableVersion(req, collection, id)
  const approval = approvalOf(req, collection)
  const { owner, receiving } = approval
  const named = ({ id: party, slug, name }: Party) => ({ [owner.field]: party, slug, name })

  const { version } = await nameOf(req, collection, item)
  const signOffs = await signOffsOf(req, collection, id)
  const decisions = decisionsAbout(signOffs, item, version)
  const receptions = await receptionsNow(req, collection, id, live, signOffs)
  const audit = await auditOf(req, collection, id)
  const offered = live ?? item
  const shared = receiving?.shared

  return {
    state: item.workflow.state,
    version,
    publishedVersion: live?.workflow.version ?? null,
    scheduledVersion: item.workflow.scheduledVersion,
    required: (await requiredParties(req, collection, item)).map((party) => ({
      ...named(party),
      ...requiredEntry(decisions.get(party.id)),
    })),
    receiving: (await partiesById(req, approval, receiving?.parties(offered) ?? []))
      .filter(({ document }) => !approval.excused(document))
      .map((party) => ({
        ...named(party),
        ...receivingEntry(live?.workflow.version ?? version, receptions.get(party.id)),
      })),
    ...(shared && { [shared.name]: shared.isOffered(offered) ? sharedEntry(receptions.get(null)) : null }),
    changes: describeChanges(req, collection, live, item),
    problems: [...problemsOfTimes(audit, item), ...(await approval.problems(req, collection, item))],
    history: audit.map((entry) => ({
      at: entry.at,
      by: entry.byName,
      action: entry.action,
      version: entry.version,
      note: entry.note,
    })),
    // The owner's name is the project's, so its key cannot be known here.
  } as Review<Owner>
}
