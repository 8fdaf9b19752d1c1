import { ProblemError, type ErrorCode } from '../problems/errors'

/** Refusals that speak of people and parties; each project may have a code, and so words, of its own for them. */
const neutral = {
  'not-a-writer': ['not-allowed', 'You may read this, but not submit it. Ask somebody who writes for it.'],
  'not-a-signer': ['not-allowed', 'Only somebody who signs for it can do this.'],
  'not-yours': ['not-allowed', 'This belongs to others, and you are not asked about it.'],
  'own-work': ['own-approval', 'What you alone wrote has to be approved by somebody else.'],
  'owner-excused': ['not-allowed', 'Nobody signs for its owner any more, so nothing new of it is published.'],
  decided: ['already-decided', 'You have decided about this version already.'],
} as const satisfies Record<string, readonly [ErrorCode, string]>

export type Refusal = keyof typeof neutral

type WithRefusals = { refusals: Partial<Record<Refusal, ErrorCode>> }

/** The error for a refusal: the project's own code with its sentence, else a neutral one. */
export const refusal = ({ refusals }: WithRefusals, what: Refusal): ProblemError => {
  const own = refusals[what]
  if (own) return new ProblemError(own)
  const [code, sentence] = neutral[what]
  return new ProblemError(code, sentence)
}
