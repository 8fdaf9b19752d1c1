import type { PayloadRequest } from 'payload'
import { auditOf, recordAudit } from '../records/audit'
import { tellAllConcerned } from '../notices'
import type { TimedInput } from './schedule'
import { inTransaction } from '@kpsa/payload-transaction'
import { unmetTime } from './unmet-times'
import { liveVersion, newestVersion, versionNamed } from '../versions/versions'

const sentences = {
  'not-published':
    'A fault in the program kept it from going live. What was approved still stands and is tried again every hour; whoever runs the service can see why. If it is out of date by now, withdraw it.',
  'not-withdrawn':
    'A fault in the program kept it from being taken down. That is tried again every hour; whoever runs the service can see why. If it must go at once, withdraw it yourself.',
} as const

/**
 * Tells everybody concerned, once, that what was due at a set time could not be done, whatever was tried. The approval
 * stands, so that it is done as soon as it can be.
 */
export const failInTime = (
  req: PayloadRequest,
  what: keyof typeof sentences,
  { collection, id, version }: TimedInput,
): Promise<void> =>
  inTransaction(req, async () => {
    const newest = await newestVersion(req, collection, id)
    const live = await liveVersion(req, collection, id)
    const concerned = what === 'not-published' ? newest.workflow.scheduledVersion : live?.workflow.version
    if (concerned !== version) return
    const told = unmetTime(await auditOf(req, collection, id))
    if (told?.action === what && told.version === version) return
    const item = (await versionNamed(req, collection, id, version)) ?? newest
    await recordAudit(req, collection, item, { action: what, version, note: sentences[what] })
    await tellAllConcerned(req, collection, item, version, what, sentences[what])
  })
