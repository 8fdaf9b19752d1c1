'use client'
import { useEffect, useRef } from 'react'
import { ProblemList } from './problem-list'
import type { Outcome } from './use-submit-for-approval'

const headings: Record<Outcome['kind'], string> = {
  submitted: 'Submitted for approval.',
  'not-saved': 'It could not be saved, so it was not submitted.',
  refused: 'It was saved, and not submitted.',
}

const Explanation = ({ outcome }: { outcome: Outcome }) => {
  if (outcome.kind === 'submitted') {
    return <p>Everybody who must sign has been told. If you change it, submit it again.</p>
  }
  if (outcome.kind === 'not-saved') {
    return <p>The fields marked in red say what is wrong. What you typed is still here.</p>
  }
  const { message, problems } = outcome.refusal
  return problems.length > 0 ? <ProblemList problems={problems} /> : <p>{message}</p>
}

/** What came of submitting, below the buttons. It takes the focus, so that nobody has to look for it. */
export const SubmitOutcome = ({
  outcome,
  onDismiss,
}: {
  outcome: Outcome | undefined
  onDismiss: () => void
}) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (outcome) box.current?.focus()
  }, [outcome])
  if (!outcome) return null
  const good = outcome.kind === 'submitted'
  return (
    <div
      aria-label="Submitting"
      className={`kpsa-outcome kpsa-note kpsa-note--${good ? 'good' : 'bad'}`}
      ref={box}
      role={good ? 'status' : 'alert'}
      tabIndex={-1}
    >
      <p>
        <strong>{headings[outcome.kind]}</strong>
      </p>
      <Explanation outcome={outcome} />
      <button className="kpsa-button kpsa-button--small" onClick={onDismiss} type="button">
        Close
      </button>
    </div>
  )
}
