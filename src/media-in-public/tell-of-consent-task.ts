import type { PayloadRequest, TaskConfig } from 'payload'
import { startOfDay } from '../calendar/time-bounds'
import { inTransaction } from '../transaction/in-transaction'
import { concernsAbout, daysBefore } from '../media-concerns/concern'
import { mediaWhere } from './concerned-media'
import { tellHeadteachers } from './tell-headteachers'

/** A consent, as it stood when the job was queued; RFC 3339 UTC. */
type Input = { medium: string; consentUntil: string }

const hour = 3_600_000

/** Days are stored as noon UTC. Six in the morning, so that it is read at the beginning of a working day. */
const morning = (consentUntil: string, days: number): Date =>
  new Date(Date.parse(consentUntil) + (days * 24 - 6) * hour)

/** When the day after it begins in Europe/London: from then on there is no consent. */
const dayAfter = (consentUntil: string): Date => new Date(startOfDay(new Date(consentUntil), 1))

/**
 * Arranges that headteachers are told of a consent's end: once some weeks before, and once when it has ended. What
 * is past already is told at once. A crest or logo is taken off as the consent ends.
 */
export const queueTellingOfConsent = async (
  req: PayloadRequest,
  medium: string,
  consentUntil: string,
): Promise<void> => {
  const input = { medium, consentUntil }
  const ended = morning(consentUntil, 1)
  const before = morning(consentUntil, -daysBefore)
  for (const waitUntil of ended <= new Date() ? [ended] : [before, ended]) {
    await req.payload.jobs.queue({ task: 'tell-of-consent', input, waitUntil, req })
  }
  const signs = { task: 'record-signs', input: { medium }, waitUntil: dayAfter(consentUntil), req } as const
  await req.payload.jobs.queue(signs)
}

/** Tells of a consent that ends or has ended, where it still stands like this and the picture is public. */
export const tellOfConsentTask: TaskConfig<{ input: Input; output: object }> = {
  slug: 'tell-of-consent',
  label: 'Tell that a consent ends',
  retries: 3,
  inputSchema: [
    { name: 'medium', type: 'text', required: true },
    { name: 'consentUntil', type: 'text', required: true },
  ],
  handler: async ({ input, req }) => {
    await inTransaction(req, async () => {
      const [medium] = await mediaWhere(req, { id: { equals: input.medium } })
      const until = medium?.people?.consentUntil
      if (!until || new Date(until).toISOString() !== input.consentUntil) return
      const concern = concernsAbout(medium.people).find((one) => one !== 'do-not-publish')
      if (concern) await tellHeadteachers(req, medium, concern)
    })
    return { output: {} }
  },
}
