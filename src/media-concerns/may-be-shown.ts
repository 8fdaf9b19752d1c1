import type { Problem } from '../plugins/approval/problem'
import { consentEnded, type ConcernedPeople } from './concern'

/** What a medium says about the people in it, as far as it decides whether it may be shown. */
export type PeopleShown =
  | (NonNullable<ConcernedPeople> & { identifiability?: string | null; lawfulBasis?: string | null })
  | null
  | undefined

/** Why a picture must not be shown to the public, for the people in it; none where it may. */
export const reasonsAgainstShowing = (
  { filename, people }: { filename?: string; people?: PeopleShown },
  now = new Date(),
): Problem[] => {
  const problems: Problem[] = []
  const name = filename ?? 'A file'
  if (people?.doNotPublish === true) {
    problems.push({
      code: 'do-not-publish',
      message: `${name} is marked "do not publish". Take it out, or ask whoever marked it.`,
      blocking: true,
    })
  }
  if (people?.consentUntil && consentEnded(people.consentUntil, now)) {
    problems.push({
      code: 'consent-ended',
      message: `The consent for ${name} has ended. Renew it or take the picture out.`,
      blocking: true,
    })
  }
  if (people?.identifiability === 'recognisable' && (people.lawfulBasis ?? 'none') === 'none') {
    problems.push({
      code: 'no-lawful-basis',
      message: `${name} shows people who can be recognised. Say on the picture why it may be published.`,
      blocking: true,
    })
  }
  return problems
}
