import type { Review } from '../../alliance/review'
import { decisionWords } from './decision-words'
import { formatMoment } from '../look/format-moment'

const roleWords: Record<string, string> = {
  deputy: ' (as deputy)',
  'alliance-administrator': ' (alliance administrator)',
}

const By = ({ by, role, at }: { by: string | null; role?: string | null; at: string | null }) =>
  by && at ? (
    <>
      {' '}
      – {by}
      {roleWords[role ?? ''] ?? ''}, {formatMoment(at)}
    </>
  ) : null

const Note = ({ note }: { note: string }) => (note ? <blockquote>{note}</blockquote> : null)

/** Which schools must sign this version, and what each has decided. */
export const RequiredSignatures = ({ required }: { required: Review['required'] }) => (
  <ul className="kpsa-signatures">
    {required.map(({ school, name, decision, by, role, at, note }) => (
      <li className={`kpsa-signatures__entry--${decision}`} key={school}>
        <strong>{name}</strong>: {decisionWords[decision]}
        <By at={at} by={by} role={role} />
        <Note note={note} />
      </li>
    ))}
  </ul>
)

/** Schools that may take it onto their own sites, and the shared page. */
export const ReceivingSites = ({ review }: { review: Review }) => (
  <ul className="kpsa-signatures">
    {review.receiving.map(({ school, name, decision, by, at, localNote, version }) => (
      <li key={school}>
        <strong>{name}</strong>: {decisionWords[decision]}
        {decision === 'accepted' && review.publishedVersion && version !== review.publishedVersion
          ? ' (an earlier version, which stays there until the newer one is accepted)'
          : ''}
        <By at={at} by={by} />
        <Note note={localNote} />
      </li>
    ))}
    {review.alliancePage ? (
      <li>
        <strong>The alliance’s shared page</strong>:{' '}
        {review.alliancePage.decision === 'accepted'
          ? review.publishedVersion
            ? 'shown'
            : 'shown once approved'
          : 'taken off'}
        <By at={review.alliancePage.at} by={review.alliancePage.by} />
        <Note note={review.alliancePage.reason} />
      </li>
    ) : null}
  </ul>
)
