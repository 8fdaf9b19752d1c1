import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { hasRole, writers } from '../../access/roles'
import { ofPublic } from '../../media-concerns/concern'
import { stateLabels } from '../../plugins/approval/states'
import { editAddress } from '../admin-addresses'
import { decisionsFor } from './decisions-for'
import { DecisionPanel } from './decision-panel'
import type { ReviewShown } from './load-review'
import { ProblemList } from '../editing/problem-list'
import { ReviewChanges } from './review-changes'
import { ReviewHistory } from './review-history'
import { ReviewPreview } from './review-preview'
import { ReceivingSites, RequiredSignatures } from './review-signatures'
import { ReviewWhere } from './review-where'
import { StateLabel } from './state-label'

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="kpsa-part">
    <h2>{title}</h2>
    {children}
  </section>
)

/** Said where what is shown is not, or not yet, what is asked about. */
const AboutVersion = ({ shown: { asked, review } }: { shown: ReviewShown }) => {
  if (asked === 'live' && review.version !== review.publishedVersion) {
    return (
      <p className="kpsa-note">
        A newer version is waiting for approval at its school. You decide about the published one, shown here.
      </p>
    )
  }
  if (review.publishedVersion && review.version !== review.publishedVersion) {
    return (
      <p className="kpsa-note">An earlier version is published, and stays so until this one is approved.</p>
    )
  }
  return null
}

export const ReviewPage = ({ shown }: { shown: ReviewShown }) => {
  const { collection, id, item, review, preview, actor, asked } = shown
  const isNewer = asked === 'newest' && review.publishedVersion !== null && review.changes.length > 0
  const problems = review.problems.filter(({ code }) => asked === 'newest' || code.startsWith(ofPublic))
  const mayEdit = hasRole(actor, item.school, writers)
  return (
    <main className="kpsa-review">
      <header>
        <h1>{shown.title}</h1>
        <p>
          {shown.school} · <StateLabel state={review.state}>{stateLabels[review.state]}</StateLabel>
        </p>
        {mayEdit ? (
          <p>
            <Link href={editAddress(collection, id)}>Edit</Link>
          </p>
        ) : null}
        <AboutVersion shown={shown} />
      </header>
      <div className="kpsa-review__columns">
        <div>
          {problems.length > 0 ? (
            <Part title="Problems">
              <ProblemList problems={problems} />
            </Part>
          ) : null}
          <Part title="As readers will see it">
            {preview ? <ReviewPreview document={preview} /> : <p>The original is no longer there.</p>}
          </Part>
          {isNewer ? (
            <Part title="What has changed since it was published">
              <ReviewChanges changes={review.changes} names={shown.names} />
            </Part>
          ) : null}
        </div>
        <div>
          <Part title="Your decision">
            <DecisionPanel {...decisionsFor(shown)} />
          </Part>
          <Part title="Who must approve it">
            <RequiredSignatures required={review.required} />
          </Part>
          <Part title="Where and when">
            <ReviewWhere item={item} review={review} />
          </Part>
          {review.receiving.length > 0 || review.alliancePage ? (
            <Part title="Other sites">
              <ReceivingSites review={review} />
            </Part>
          ) : null}
          <Part title="History">
            <ReviewHistory history={review.history} />
          </Part>
        </div>
      </div>
    </main>
  )
}
