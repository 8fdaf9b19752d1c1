import { useFormModified, useRouteCache } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { stateLabels } from '../states'
import { readStanding, type AnyReview, type ReviewStanding } from './calls'
import { useSavedDocument } from './use-saved-document'
import { VerbForm } from './verb-form'

const decisions = {
  waiting: 'not decided yet',
  approved: 'approved',
  'changes-requested': 'asks for changes',
} as const

const WhoSigns = ({ required }: Pick<AnyReview, 'required'>) => (
  <ul aria-label="Who must sign">
    {required.map(({ name, slug, decision, by, note }) => (
      <li key={slug}>
        {name}: {decisions[decision]}
        {by === null ? '' : ` (${by})`}
        {note === '' ? '' : `: ${note}`}
      </li>
    ))}
  </ul>
)

const inWords = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? 'nothing'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

const Changes = ({ changes, publishedVersion }: Pick<AnyReview, 'changes' | 'publishedVersion'>) =>
  publishedVersion === null || changes.length === 0 ? null : (
    <details>
      <summary>What changes in what is published ({changes.length})</summary>
      <ul>
        {changes.map(({ field, label, before, after }) => (
          <li key={field}>
            {label}: {inWords(before)} → {inWords(after)}
          </li>
        ))}
      </ul>
    </details>
  )

/** In the sidebar of a document: its state, what stands in its way, who has signed, what changes, and what can be done. */
export const ApprovalPanel = () => {
  const { address, savedAt, version } = useSavedDocument()
  const { clearRouteCache } = useRouteCache()
  const [standing, setStanding] = useState<ReviewStanding & { savedAt: string | undefined }>()
  const [refusal, setRefusal] = useState<string>()
  const [done, setDone] = useState(0)
  const modified = useFormModified()
  const isModified = useRef(modified)
  useEffect(() => {
    isModified.current = modified
  }, [modified])
  useEffect(() => {
    if (address === undefined) return
    const leaving = new AbortController()
    void readStanding(address, leaving.signal).then((answer) => {
      if (leaving.signal.aborted) return
      setRefusal(answer.refusal)
      if (answer.body) setStanding({ ...answer.body, savedAt })
    })
    return () => leaving.abort()
  }, [address, savedAt, done])

  if (address === undefined) return <p>Nothing is published before it has been approved.</p>
  const refused = refusal === undefined ? null : <p role="alert">{refusal}</p>
  if (!standing) return refused
  const { review, possible } = standing
  // What is decided about is what the form shows: nothing that others have saved since it was opened.
  const isShown = review.version === version
  return (
    <section aria-label="Approval">
      <p role="status">
        <strong>{stateLabels[review.state]}</strong>
      </p>
      {review.problems.length === 0 ? null : (
        <ul aria-label="What to put right">
          {review.problems.map(({ code, message }) => (
            <li key={`${code} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {review.state === 'draft' ? null : <WhoSigns required={review.required} />}
      <Changes changes={review.changes} publishedVersion={review.publishedVersion} />
      <VerbForm
        address={address}
        onDone={() => {
          setDone(done + 1)
          // Reads the document anew, which would put back what somebody has typed since.
          if (!isModified.current) clearRouteCache()
        }}
        possible={isShown ? possible : []}
        version={review.version}
      />
      {isShown || standing.savedAt !== savedAt ? null : (
        <p role="alert">This was changed since you opened it. Reload the page to see what it says now.</p>
      )}
      {refused}
    </section>
  )
}
