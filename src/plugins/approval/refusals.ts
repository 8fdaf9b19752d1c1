import type { CodedError } from '@kpsa/payload-content'
import { ApprovalError } from './approval-error'
import type { ApprovalCode } from './codes'

/** Refusals that speak of people and parties; each project may have a code, and so words, of its own for them. */
const neutral = {
  'not-a-writer': ['not-allowed', 'You may read this, but not submit it. Ask somebody who writes for it.'],
  'not-a-signer': ['not-allowed', 'Only somebody who signs for it can do this.'],
  'not-yours': ['not-allowed', 'This belongs to others, and you are not asked about it.'],
  'own-work': ['own-approval'],
  'owner-excused': ['not-allowed', 'Nobody signs for its owner any more, so nothing new of it is published.'],
  decided: ['already-decided'],
  'signed-by-others': ['signed-by-others'],
} as const satisfies Record<string, readonly [code: ApprovalCode, sentence?: string]>

export type Refusal = keyof typeof neutral

/** What a project says instead: an error of its own, made anew each time. */
export type Refusals = Partial<Record<Refusal, () => CodedError>>

/** The error for a refusal: the project's own, else a neutral one. */
export const refusal = ({ refusals }: { refusals: Refusals }, what: Refusal): CodedError => {
  const [code, sentence] = neutral[what]
  return refusals[what]?.() ?? new ApprovalError(code, sentence)
}
