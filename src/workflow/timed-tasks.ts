import type { PayloadRequest, TaskConfig } from 'payload'
import { actingFor } from '../access/system-actor'
import { recordAudit } from './audit'
import type { Item } from './item'
import { tellAllConcerned } from './notices'
import { publish } from './publish'
import { blockingProblems } from './require-ready'
import type { TimedInput } from './schedule'
import { stepOf } from './states'
import { inTransaction } from './transaction'
import { hashOf, liveVersion, newestVersion, versionNamed } from './versions'
import { takeDown, withdrawnAs } from './withdraw'
import { writeWorkflow } from './write-workflow'

type TimedTask = { input: TimedInput; output: { done: boolean } }

const inputSchema: TaskConfig['inputSchema'] = [
  { name: 'collection', type: 'text', required: true },
  { name: 'id', type: 'text', required: true },
  { name: 'version', type: 'text', required: true },
]

const actAs = (req: PayloadRequest, purpose: string): void => {
  req.context = { ...req.context, ...actingFor(purpose) }
}

/** The approval no longer stands: its author has the item back, with the reason, and nothing waits any more. */
const giveBack = async (
  req: PayloadRequest,
  collection: string,
  newest: Item,
  approved: Item | undefined,
  reason: string,
): Promise<void> => {
  const { workflow } = newest
  const { from, to } = stepOf('give-back')
  const version = await hashOf(req, collection, newest)
  await writeWorkflow(req, {
    collection,
    item: newest,
    version,
    status: 'draft',
    keepLive: (await liveVersion(req, collection, newest.id)) !== undefined,
    workflow: {
      ...workflow,
      state: from.includes(workflow.state) ? to : workflow.state,
      version,
      scheduledVersion: null,
    },
  })
  const scheduled = workflow.scheduledVersion ?? version
  await recordAudit(req, collection, newest, { action: 'not-published', version: scheduled, note: reason })
  await tellAllConcerned(req, collection, approved ?? newest, scheduled, 'not-published', reason)
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
        // A picture that it shows has changed since: that is not what the signers saw.
        await giveBack(
          req,
          collection,
          newest,
          approved,
          'What was approved has changed since. Submit it again.',
        )
        return false
      }
      // What was in order at the approval may be so no longer: a consent may have ended, say.
      const blocking = await blockingProblems(req, collection, approved)
      if (blocking.length > 0) {
        const reason = blocking.map(({ message }) => message).join(' ')
        await giveBack(req, collection, newest, approved, reason)
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
      // A newer draft keeps its way through approval: only the version whose time has come goes.
      const becomes = newest.workflow.version === version ? withdrawnAs(stepOf('take-down').to) : {}
      await takeDown(req, collection, newest, 'The time chosen for it had come.', becomes)
      return true
    })
    return { output: { done } }
  },
}
