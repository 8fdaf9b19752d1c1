import { schoolsWhere, signers } from '../../access/roles'
import type { ApprovedCollection } from '../../alliance/item'
import type { ReviewShown } from './load-review'
import { possibleTransitions } from '../editing/possible-transitions'

/** What one person can decide now, in a form that goes to the browser. */
export type Decisions = {
  collection: ApprovedCollection
  id: string
  /** The version shown, and the one that is live: a decision names the one that it is about. */
  version: string
  publishedVersion: string | null
  /**
   * `correction`: something is live, and this person signs for its owner, so readers may be told what was put right.
   * `asksAgain`: others must sign too, and would be asked about the version with the correction.
   */
  approve: { correction: boolean; asksAgain: boolean } | null
  submit: boolean
  sendBack: boolean
  withdraw: boolean
  /** What our school has said so far about taking it onto our site. */
  receive: { decision: 'waiting' | 'accepted' | 'declined'; newer: boolean } | null
  alliancePage: { decision: 'accepted' | 'declined' } | null
  /** Why there is no button to approve, where one might be expected. */
  hint: string
}

const receiveOptions = ({ actor, review }: ReviewShown): Decisions['receive'] => {
  const mine = schoolsWhere(actor, signers)
  const entries = review.receiving.filter(({ school }) => mine.includes(school))
  const [first] = entries
  if (!first) return null
  const open = entries.find(({ decision }) => decision === 'waiting') ?? first
  const newer = open.decision === 'accepted' && open.version !== review.publishedVersion
  return { decision: open.decision, newer }
}

const hintFor = (
  { actor, review, needsSomebodyElse }: ReviewShown,
  asked: boolean,
  open: boolean,
): string => {
  if (review.state !== 'submitted') return 'This is not waiting for approval now.'
  if (!asked && schoolsWhere(actor, signers).length === 0)
    return 'The headteachers named below decide about this.'
  if (!asked) return 'Your school is not asked to approve this.'
  if (!open) return 'Your school has approved this version.'
  if (needsSomebodyElse) return 'Your school asks that somebody else approves what you alone wrote.'
  return 'It can be approved once the problems are put right.'
}

/** The decisions that the table of transitions allows this person, less those already made. */
export const decisionsFor = (shown: ReviewShown): Decisions => {
  const { actor, situation, review } = shown
  const possible = new Set(possibleTransitions(actor, situation).map(({ verb }) => verb))
  const mine = schoolsWhere(actor, signers)
  const asked = possible.has('approve')
  const open = review.required.some(({ school, decision }) => decision === 'waiting' && mine.includes(school))
  const blocked = review.problems.some(({ blocking }) => blocking)
  const mayApprove = asked && open && !blocked && !shown.needsSomebodyElse
  const receive = possible.has('receive') ? receiveOptions(shown) : null
  const forAlliance = possible.has('receive') && receive === null && actor.allianceAdmin
  return {
    collection: shown.collection,
    id: shown.id,
    version: review.version,
    publishedVersion: review.publishedVersion,
    approve: mayApprove
      ? {
          correction:
            shown.collection !== 'translations' &&
            review.publishedVersion !== null &&
            mine.includes(situation.school),
          asksAgain: review.required.some(({ school }) => !mine.includes(school)),
        }
      : null,
    submit: possible.has('submit'),
    sendBack: possible.has('request-changes'),
    withdraw: possible.has('withdraw'),
    receive,
    alliancePage: forAlliance && review.alliancePage ? { decision: review.alliancePage.decision } : null,
    hint: mayApprove ? '' : hintFor(shown, asked, open),
  }
}
