import type { PayloadRequest } from 'payload'
import { review, type Review as ApprovalReview, type SharedDecision } from '../plugins/approval/review'
import type { ApprovedCollection } from './item'

/** What the review call answers here: parties are schools, and the shared place is the alliance's page. */
export type Review = ApprovalReview<'school'> & {
  /** The shared page's own decision, where the item is meant for it. */
  alliancePage: SharedDecision | null
}

/**
 * Everything that somebody needs to decide about the newest version. Changes nothing.
 *
 * @throws ProblemError not-found, not-signed-in, not-your-school
 */
export const reviewOf = (req: PayloadRequest, collection: ApprovedCollection, id: string): Promise<Review> =>
  review<'school'>(req, collection, id) as Promise<Review>
