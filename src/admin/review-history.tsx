import type { AuditAction } from '../workflow/audit'
import type { Review } from '../alliance/review'
import { formatMoment } from './format-moment'

const actionWords: Partial<Record<AuditAction, string>> = {
  submit: 'submitted it for approval',
  approve: 'approved this version',
  'request-changes': 'sent it back',
  withdraw: 'withdrew it',
  publish: 'gave the last approval needed, and it was published',
  accept: 'accepted it for the own site',
  decline: 'declined it for the own site',
  'edit-after-submission': 'changed it after it was submitted, so it has to be submitted again',
  'not-published': 'did not publish it at its time, since what was approved had changed',
}

/** What happened, newest first. */
export const ReviewHistory = ({ history }: { history: Review['history'] }) =>
  history.length === 0 ? (
    <p>It was not submitted yet.</p>
  ) : (
    <ol className="kpsa-history" reversed>
      {history.toReversed().map(({ at, by, action, note }) => (
        <li key={at}>
          <time dateTime={at}>{formatMoment(at)}</time>: {by}{' '}
          {actionWords[action as AuditAction] ?? action.replaceAll('-', ' ')}.
          {note ? <blockquote>{note}</blockquote> : null}
        </li>
      ))}
    </ol>
  )
