import type { AuditAction } from '../../plugins/approval/records/happening'
import type { Review } from '../../alliance/review'
import { formatMoment } from '../look/format-moment'

const actionWords: Partial<Record<AuditAction, string>> = {
  submit: 'submitted it for approval',
  approve: 'approved this version',
  'request-changes': 'sent it back',
  withdraw: 'withdrew it',
  publish: 'gave the last approval needed, and it was published',
  accept: 'accepted it for the own site',
  decline: 'declined it for the own site',
  'acceptance-ended': 'took an older version off the sites that had accepted it',
  'edit-after-submission': 'changed it after it was submitted, so it has to be submitted again',
  correct: 'added what was put right, so everybody is asked about this version',
  'complete-without': 'completed it without a signature that is waited for no more',
  'given-back': 'gave it back to its author',
  'ask-again': 'asked again for a signature',
  'not-published': 'did not publish it at its time',
  'not-withdrawn': 'could not take it down at its time',
}

/** What happened, newest first. */
export const ReviewHistory = ({ history }: { history: Review['history'] }) =>
  history.length === 0 ? (
    <p>It was not submitted yet.</p>
  ) : (
    <ol className="kpsa-history" reversed>
      {history.toReversed().map(({ at, by, action, note }) => (
        <li key={at}>
          <time dateTime={at}>{formatMoment(at)}</time>: {by.includes(',') ? `${by},` : by}{' '}
          {actionWords[action as AuditAction] ?? action.replaceAll('-', ' ')}.
          {note ? <blockquote>{note}</blockquote> : null}
        </li>
      ))}
    </ol>
  )
