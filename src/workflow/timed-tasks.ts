import type { PayloadRequest, TaskConfig } from 'payload'
import { actingFor } from '../access/system-actor'
import { recordAudit } from './audit'
import { notifyAuthor } from './notifications'
import { publish } from './publish'
import type { TimedInput } from './schedule'
import { inTransaction } from './transaction'
import { hashOf, liveVersion, newestVersion, versionNamed } from './versions'
import { takeDown } from './withdraw'

type TimedTask = { input: TimedInput; output: { done: boolean } }

const inputSchema: TaskConfig['inputSchema'] = [
  { name: 'collection', type: 'text', required: true },
  { name: 'id', type: 'text', required: true },
  { name: 'version', type: 'text', required: true },
]

const actAs = (req: PayloadRequest, purpose: string): void => {
  req.context = { ...req.context, ...actingFor(purpose) }
}

/** Publishes the approved version at its time, whatever newer drafts exist, unless the approval no longer stands. */
export const publishApprovedTask: TaskConfig<TimedTask> = {
  slug: 'publish-approved',
  label: 'Publish an approved version at its time',
  retries: 3,
  inputSchema,
  handler: async ({ input, req }) => {
    actAs(req, 'publishing at the chosen time')
    const { collection, id, version } = input
    const done = await inTransaction(req, async () => {
      const newest = await newestVersion(req, collection, id)
      if (newest.workflow.scheduledVersion !== version) return false
      const approved = await versionNamed(req, collection, id, version)
      if (!approved || (await hashOf(req, collection, approved)) !== version) {
        // A picture that it shows has changed since: that is not what the headteachers saw.
        await recordAudit(req, collection, newest, {
          action: 'not-published',
          version,
          note: 'What was approved has changed since. Submit it again.',
        })
        await notifyAuthor(req, collection, newest, 'not-published')
        return false
      }
      await publish(req, collection, approved, version)
      return true
    })
    return { output: { done } }
  },
}

/** Withdraws a version at its time, unless a newer one has taken its place. */
export const withdrawPublishedTask: TaskConfig<TimedTask> = {
  slug: 'withdraw-published',
  label: 'Withdraw a published version at its time',
  retries: 3,
  inputSchema,
  handler: async ({ input, req }) => {
    actAs(req, 'withdrawing at the chosen time')
    const { collection, id, version } = input
    const done = await inTransaction(req, async () => {
      const live = await liveVersion(req, collection, id)
      if (live?.workflow.version !== version) return false
      const newest = await newestVersion(req, collection, id)
      await takeDown(req, collection, newest, 'The time chosen for it had come.')
      return true
    })
    return { output: { done } }
  },
}
