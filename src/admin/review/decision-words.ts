import type { Review } from '../../alliance/review'

type Decision = Review['required'][number]['decision'] | Review['receiving'][number]['decision']

export const decisionWords: Record<Decision, string> = {
  waiting: 'not decided yet',
  approved: 'approved',
  'changes-requested': 'sent back',
  accepted: 'accepted',
  declined: 'declined',
}
