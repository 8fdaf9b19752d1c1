import type { PayloadRequest } from 'payload'
import { auditOf, type AuditEntry } from './audit'
import type { Item } from '../item'
import { approvalOf } from '../options'
import type { SignOff } from './sign-offs'
import { versionNamed } from '../versions/versions'

/** What made an item live, or took it down, as its records tell it. `at` is RFC 3339 UTC. */
export type LiveEvent = { at: string; action: 'publish' | 'withdraw'; version: string }

/** What a published version says of who may show it: the parties that it is offered to, and until when. */
export type Terms = { offeredTo: readonly string[]; until: string | null }

type Records = {
  signOffs: readonly SignOff[]
  events: readonly LiveEvent[]
  /** By version. What is not known here was offered to nobody. */
  terms: ReadonlyMap<string, Terms>
  now: Date
}

/** Each receiving party's newest answer, whether it holds still or not; the shared place's is at null. */
export const lastReceptions = (signOffs: readonly SignOff[]): Map<string | null, SignOff> => {
  const result = new Map<string | null, SignOff>()
  for (const signOff of signOffs) {
    if (signOff.decision === 'accept' || signOff.decision === 'decline') result.set(signOff.party, signOff)
  }
  return result
}

/** The shared place shows what is approved until it is declined, so that an acceptance there cannot end. */
const canEnd = ({ party, decision }: SignOff): boolean => party !== null && decision === 'accept'

export const isLater = (one: { at: string }, other: { at: string }): boolean =>
  new Date(one.at).getTime() > new Date(other.at).getTime()

const hasEnded = (answer: SignOff, { events, terms, now }: Omit<Records, 'signOffs'>): boolean => {
  const offered = (version: string) => terms.get(version)?.offeredTo.includes(answer.party ?? '') === true
  const until = terms.get(answer.version)?.until
  return (
    !offered(answer.version) ||
    (until != null && new Date(until) <= now) ||
    events.some((event) => isLater(event, answer) && (event.action === 'withdraw' || !offered(event.version)))
  )
}

/**
 * The answers that hold now, by party; the shared place's is at null. An acceptance holds until the party answers
 * again, and ends for good with a withdrawal, with a version that went live and was not offered to the party, and
 * at the accepted version's own time to be withdrawn. A decline stands until the party accepts.
 *
 * @param records.signOffs all decisions about the item, oldest first
 */
export const standingReceptions = ({ signOffs, ...records }: Records): Map<string | null, SignOff> =>
  new Map([...lastReceptions(signOffs)].filter(([, answer]) => !canEnd(answer) || !hasEnded(answer, records)))

/** Every publication and withdrawal of an item, oldest first. */
export const liveEventsOf = async (
  req: PayloadRequest,
  collection: string,
  id: string,
): Promise<LiveEvent[]> => {
  const isLiveEvent = (entry: AuditEntry): entry is AuditEntry & LiveEvent =>
    entry.action === 'publish' || entry.action === 'withdraw'
  return (await auditOf(req, collection, id)).filter(isLiveEvent)
}

/** When the item was last taken down, or stopped from going live; undefined where it never was. */
export const lastWithdrawal = (events: readonly LiveEvent[]): LiveEvent | undefined =>
  events.findLast(({ action }) => action === 'withdraw')

const termsOf = (req: PayloadRequest, collection: string, item: Item): Terms => ({
  offeredTo: approvalOf(req, collection).receiving?.parties(item) ?? [],
  until: item.withdrawAt ?? null,
})

/**
 * Reads what `standingReceptions` needs, no more than that, and answers with it.
 *
 * @param signOffs all decisions about the item, oldest first
 * @param now RFC 3339 moments up to which have come
 */
export const receptionsNow = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  live: Item | undefined,
  signOffs: readonly SignOff[],
  now = new Date(),
): Promise<Map<string | null, SignOff>> => {
  const mayEnd = [...lastReceptions(signOffs).values()].filter(canEnd)
  const events = mayEnd.length === 0 ? [] : await liveEventsOf(req, collection, id)
  const withdrawn = lastWithdrawal(events)
  // The older versions of an item are read only where an acceptance depends on them.
  const inQuestion = mayEnd.filter((answer) => !withdrawn || !isLater(withdrawn, answer))
  const versions = new Set([
    ...inQuestion.map(({ version }) => version),
    ...events
      .filter((event) => inQuestion.some((answer) => isLater(event, answer)))
      .map(({ version }) => version),
  ])
  const terms = new Map<string, Terms>()
  for (const version of versions) {
    const item = live?.workflow.version === version ? live : await versionNamed(req, collection, id, version)
    if (item) terms.set(version, termsOf(req, collection, item))
  }
  return standingReceptions({ signOffs, events, terms, now })
}
