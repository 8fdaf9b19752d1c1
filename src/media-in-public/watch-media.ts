import type { CollectionAfterChangeHook } from 'payload'
import { mediaWhere, type ConcernedMedium } from './concerned-media'
import { tellHeadteachers } from './tell-headteachers'
import { queueTellingOfConsent } from './tell-of-consent-task'

const momentOf = (value: string | null | undefined): string | undefined =>
  value ? new Date(value).toISOString() : undefined

/**
 * A mark "do not publish" or the end of a consent takes no item off: only the workflow's verbs do. But it is told at
 * once to those who can. The crest of a site, which nobody approves, is taken off by it (src/media-in-public/record-signs.ts).
 */
export const watchMedia: CollectionAfterChangeHook<ConcernedMedium> = async ({ doc, previousDoc, req }) => {
  // The answer may hold only what was asked for with `select`.
  const [medium] = await mediaWhere(req, { id: { equals: doc.id } })
  if (!medium) return doc
  const before = (previousDoc as Partial<ConcernedMedium> | undefined)?.people
  if (medium.people?.doNotPublish === true && before?.doNotPublish !== true) {
    await tellHeadteachers(req, medium, 'do-not-publish')
  }
  const until = momentOf(medium.people?.consentUntil)
  if (until && until !== momentOf(before?.consentUntil)) await queueTellingOfConsent(req, medium.id, until)
  return doc
}
