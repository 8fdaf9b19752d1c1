'use client'
import { useRouteCache } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Review } from '../../alliance/review'
import { transitionOf, type Verb } from '../../plugins/approval/states'
import { callWorkflow, type Refusal } from '../editing/call-workflow'
import { DecisionForm } from './decision-form'
import type { Decisions } from './decisions-for'
import { ProblemList } from '../editing/problem-list'

const doneWords = (verb: Verb, decision: string | undefined, review: Review): string => {
  switch (verb) {
    case 'approve':
      if (review.state === 'published') return 'Approved. It is published now.'
      if (review.state === 'scheduled') return 'Approved. It goes live at its time.'
      return 'Approved for your school. It is published when the others have signed too.'
    case 'request-changes':
      return 'Sent back. The author has been told why.'
    case 'withdraw':
      return 'Withdrawn. It is on no site any more.'
    case 'receive':
      return decision === 'accept' ? 'Done. It is shown there now.' : 'Done. It is not shown there.'
    case 'submit':
      return 'Submitted for approval.'
  }
}

const correctionLabel = (asksAgain: boolean): string =>
  asksAgain
    ? 'What was put right (optional; readers see it, so the other schools are asked again)'
    : 'What was put right (optional; readers see it)'

type Outcome = { done: string; refusal?: undefined } | { done?: undefined; refusal: Refusal }

const OutcomeNote = ({ outcome, onShowNewest }: { outcome: Outcome; onShowNewest: () => void }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [outcome])
  const { done, refusal } = outcome
  return (
    <div
      className={`kpsa-note kpsa-note--${refusal ? 'bad' : 'good'}`}
      ref={box}
      role={refusal ? 'alert' : 'status'}
      tabIndex={-1}
    >
      <p>{done ?? refusal.message}</p>
      {refusal && refusal.problems.length > 0 ? <ProblemList problems={refusal.problems} /> : null}
      {refusal?.code === 'version-changed' || refusal?.code === 'wrong-state' ? (
        <button className="kpsa-button kpsa-button--small" onClick={onShowNewest} type="button">
          Show the newest version
        </button>
      ) : null}
    </div>
  )
}

/**
 * The buttons of the review, each with the note that goes with it. Notes stay in their boxes when a decision is
 * refused and when the newest version is fetched.
 */
export const DecisionPanel = (decisions: Decisions) => {
  const { collection, id, version, publishedVersion, approve, receive, alliancePage, hint } = decisions
  const { clearRouteCache } = useRouteCache()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()

  /** @returns true where it was done, so that the note has served its purpose */
  const decide = async (verb: Verb, body: Record<string, string>): Promise<boolean> => {
    setBusy(true)
    setOutcome(undefined)
    const { review, refusal } = await callWorkflow(collection, id, verb, body)
    setBusy(false)
    setOutcome(refusal ? { refusal } : { done: doneWords(verb, body.decision, review) })
    if (review) clearRouteCache()
    return review !== undefined
  }
  const showNewest = () => {
    setOutcome(undefined)
    clearRouteCache()
  }
  /** For `receive`, which is about what is live. */
  const live = publishedVersion ?? ''

  return (
    <div className="kpsa-decisions">
      {outcome ? <OutcomeNote onShowNewest={showNewest} outcome={outcome} /> : null}
      {hint ? <p>{hint}</p> : null}
      {decisions.submit ? (
        <DecisionForm
          buttons={[{ label: transitionOf('submit').label, value: 'submit', style: 'primary' }]}
          busy={busy}
          meaning={transitionOf('submit').meaning}
          noteLabel="A word to those who sign (optional)"
          onDecide={(_value, note) => decide('submit', note ? { note } : {})}
        />
      ) : null}
      {approve ? (
        <DecisionForm
          buttons={[{ label: transitionOf('approve').label, value: 'approve', style: 'primary' }]}
          busy={busy}
          meaning={transitionOf('approve').meaning}
          noteLabel={approve.correction ? correctionLabel(approve.asksAgain) : undefined}
          onDecide={(_value, correction) => decide('approve', { version, ...(correction && { correction }) })}
        />
      ) : null}
      {decisions.sendBack ? (
        <DecisionForm
          buttons={[{ label: transitionOf('request-changes').label, value: 'request-changes' }]}
          busy={busy}
          noteLabel="What should be changed?"
          noteMissing="Please say what should be changed, so that the author knows what to do."
          onDecide={(_value, note) => decide('request-changes', { version, note })}
        />
      ) : null}
      {receive ? (
        <DecisionForm
          buttons={[
            ...(receive.decision !== 'accepted' || receive.newer
              ? [{ label: 'Accept for our site', value: 'accept', style: 'primary' as const }]
              : []),
            ...(receive.decision !== 'declined'
              ? [
                  {
                    label: receive.decision === 'accepted' ? 'Take off our site' : 'Decline for our site',
                    value: 'decline',
                  },
                ]
              : []),
          ]}
          busy={busy}
          meaning={transitionOf('receive').meaning}
          noteLabel="Your own words for your readers (optional; shown with it on your site)"
          onDecide={(decision, localNote) => decide('receive', { version: live, decision, localNote })}
        />
      ) : null}
      {alliancePage?.decision === 'accepted' ? (
        <details>
          <summary>Take off the shared page…</summary>
          <DecisionForm
            buttons={[{ label: 'Take off the shared page', value: 'decline', style: 'danger' }]}
            busy={busy}
            noteLabel="Why is it taken off?"
            noteMissing="Please say why, so that the school understands."
            onDecide={(decision, reason) => decide('receive', { version: live, decision, reason })}
          />
        </details>
      ) : null}
      {alliancePage?.decision === 'declined' ? (
        <DecisionForm
          buttons={[{ label: 'Put back on the shared page', value: 'accept' }]}
          busy={busy}
          onDecide={(decision) => decide('receive', { version: live, decision })}
        />
      ) : null}
      {decisions.withdraw ? (
        <details>
          <summary>Withdraw…</summary>
          <DecisionForm
            buttons={[{ label: 'Withdraw from every site', value: 'withdraw', style: 'danger' }]}
            busy={busy}
            meaning={`${transitionOf('withdraw').meaning} It can be submitted again later.`}
            noteLabel="Why is it withdrawn?"
            noteMissing="Please say why, so that others know."
            onDecide={(_value, reason) => decide('withdraw', { reason })}
          />
        </details>
      ) : null}
    </div>
  )
}
