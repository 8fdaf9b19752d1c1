import type { PayloadRequest, TaskConfig } from 'payload'
import { actingFor } from '../access/system-actor'
import { recordAudit } from './audit'
import type { ApprovedCollection, Item } from './item'
import { notifyAuthor } from './notifications'
import { problemsOf } from './problems'
import { publish } from './publish'
import type { TimedInput } from './schedule'
import { inTransaction } from './transaction'
import { hashOf, liveVersion, newestVersion, versionNamed } from './versions'
import { takeDown, withdrawn } from './withdraw'
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
  collection: ApprovedCollection,
  newest: Item,
  reason: string,
): Promise<void> => {
  const { workflow } = newest
  const version = await hashOf(req, collection, newest)
  await writeWorkflow(req, {
    collection,
    item: newest,
    version,
    status: 'draft',
    keepLive: (await liveVersion(req, collection, newest.id)) !== undefined,
    workflow: {
      ...workflow,
      state: workflow.state === 'scheduled' ? 'changes-requested' : workflow.state,
      version,
      scheduledVersion: null,
    },
  })
  const approved = workflow.scheduledVersion ?? version
  await recordAudit(req, collection, newest, { action: 'not-published', version: approved, note: reason })
  await notifyAuthor(req, collection, newest, 'not-published')
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
        await giveBack(req, collection, newest, 'What was approved has changed since. Submit it again.')
        return false
      }
      // A consent may have ended, or a picture may have been marked, after the approval.
      const blocking = (await problemsOf(req, collection, approved)).filter((problem) => problem.blocking)
      if (blocking.length > 0) {
        await giveBack(req, collection, newest, blocking.map(({ message }) => message).join(' '))
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
      const becomes = newest.workflow.version === version ? withdrawn : {}
      await takeDown(req, collection, newest, 'The time chosen for it had come.', becomes)
      return true
    })
    return { output: { done } }
  },
}
