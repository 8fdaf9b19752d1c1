import { formatInstant } from '../words/format-dates'
import { dayInLondon } from '../calendar/day'

/** A reason why a picture that is public should perhaps not be. */
export type Concern = 'do-not-publish' | 'consent-ended' | 'consent-ends-soon'

/** What a medium says about the people in it, as far as it matters here. `consentUntil` is RFC 3339 UTC. */
export type ConcernedPeople =
  { doNotPublish?: boolean | null; consentUntil?: string | null } | null | undefined

/** How long before its end a consent is said to end soon: time enough to ask the parents. */
export const daysBefore = 28

const inDays = (moment: Date, days: number): Date => new Date(moment.getTime() + days * 86_400_000)

/** A consent holds until the end of its last day, in Europe/London. */
export const consentEnded = (consentUntil: string, now: Date): boolean =>
  dayInLondon(new Date(consentUntil)) < dayInLondon(now)

const endsSoon = (consentUntil: string, now: Date): boolean =>
  dayInLondon(new Date(consentUntil)) <= dayInLondon(inDays(now, daysBefore))

export const concernsAbout = (people: ConcernedPeople, now = new Date()): Concern[] => {
  const { doNotPublish, consentUntil } = people ?? {}
  const found: Concern[] = doNotPublish === true ? ['do-not-publish'] : []
  if (!consentUntil) return found
  if (consentEnded(consentUntil, now)) return [...found, 'consent-ended']
  return endsSoon(consentUntil, now) ? [...found, 'consent-ends-soon'] : found
}

/** How codes of problems begin that are about what is public, and not about a version to be decided about. */
export const ofPublic = 'public-'

/** Such as `marked "do not publish"`, to follow a picture's name. */
export const inWords = (concern: Concern, people: ConcernedPeople): string => {
  const day = people?.consentUntil ? formatInstant(people.consentUntil, 'en') : ''
  return {
    'do-not-publish': 'marked "do not publish"',
    'consent-ended': `without consent since ${day}`,
    'consent-ends-soon': `shown with a consent that ends on ${day}`,
  }[concern]
}
