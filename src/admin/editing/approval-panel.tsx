'use client'
import { Link } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Review } from '../../alliance/review'
import { stateLabels } from '../../plugins/approval/states'
import { reviewAddress } from '../admin-addresses'
import { readReview } from './call-workflow'
import { formatMoment } from '../look/format-moment'
import { possibleTransitions } from './possible-transitions'
import { ProblemList } from './problem-list'
import { StateLabel } from '../review/state-label'
import { decisionWords } from '../review/decision-words'
import { useApproval } from './use-approval'

/** The review of the saved document; read again after every save and every decision. */
const useReview = (): Review | undefined => {
  const { collection, id, savedAt } = useApproval()
  const [review, setReview] = useState<Review>()
  useEffect(() => {
    if (id === undefined) return
    const leaving = new AbortController()
    void readReview(collection, id, leaving.signal).then((answer) => {
      if (!leaving.signal.aborted) setReview(answer.review)
    })
    return () => leaving.abort()
  }, [collection, id, savedAt])
  return review
}

const SentBack = ({ review }: { review: Review }) => {
  const last = review.history.findLast(({ action }) => action === 'request-changes')
  if (review.state !== 'changes-requested' || !last) return null
  return (
    <div className="kpsa-note">
      <p>
        {last.by} sent this back on {formatMoment(last.at)}:
      </p>
      <blockquote>{last.note}</blockquote>
    </div>
  )
}

/** In the sidebar of an item: its state, who has signed, and the way to the review. */
export const ApprovalPanel = () => {
  const { collection, id, actor, situation } = useApproval()
  const review = useReview()
  // Headteachers of other schools cannot edit, so they have no buttons at the top: this is their way to decide.
  const canDecide = possibleTransitions(actor, situation).some(({ verb }) => verb === 'approve')
  if (id === undefined) {
    return <p className="kpsa-panel">Nothing is published before the headteacher has approved it.</p>
  }
  return (
    <div className="kpsa-panel">
      <p>
        <StateLabel state={situation.state}>{stateLabels[situation.state]}</StateLabel>
      </p>
      {review ? (
        <>
          <SentBack review={review} />
          {situation.state === 'draft' || review.problems.length === 0 ? null : (
            <ProblemList problems={review.problems} />
          )}
          {review.state === 'submitted' ? (
            <ul className="kpsa-signatures">
              {review.required.map(({ school, name, decision }) => (
                <li key={school}>
                  {name}: {decisionWords[decision]}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
      <p>
        <Link href={reviewAddress(collection, id)}>
          {canDecide ? 'Review and decide' : 'Review, signatures and history'}
        </Link>
      </p>
    </div>
  )
}
