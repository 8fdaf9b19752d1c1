import type { PayloadRequest, TaskConfig } from 'payload'
import { actingFor, inTransaction } from '@kpsa/payload-transaction'
import { recordAudit } from '../records/audit'
import { failInTime } from './fail-in-time'
import type { Item } from '../item'
import { tellAllConcerned } from '../notices'
import { approvalOf } from '../options'
import { completePublication, publish } from './publish'
import { blockingProblems } from './require-ready'
import type { TimedInput } from './schedule'
import { signOffsOf } from '../records/sign-offs'
import { receptionsNow } from '../records/standing-receptions'
import { stepOf } from '../states'
import { nameOf } from '../versions/version-hash'
import { liveVersion, newestVersion, versionNamed } from '../versions/versions'
import { completeTakingDown, takeDown } from './withdraw'
import { writeWorkflow } from '../storing/write-workflow'

type TimedTask = { input: TimedInput; output: { done: boolean } }
type OnFail = NonNullable<TaskConfig<TimedTask>['onFail']>

/** Some ten minutes in all, so that a database that is away for a while keeps nothing from going live. */
const retries = { attempts: 7, backoff: { type: 'exponential' as const, delay: 5_000 } }

/** After the last try, those who counted on it are told. */
const tellAtLast =
  (what: 'not-published' | 'not-withdrawn', purpose: string): OnFail =>
  async ({ input, job, req }) => {
    if ((job.totalTried ?? 0) < retries.attempts) return
    actAs(req, purpose)
    await failInTime(req, what, input as TimedInput)
  }

const inputSchema: TaskConfig['inputSchema'] = [
  { name: 'collection', type: 'text', required: true },
  { name: 'id', type: 'text', required: true },
  { name: 'version', type: 'text', required: true },
]

const publishing = 'publishing at the chosen time'
const withdrawing = 'withdrawing at the chosen time'

const actAs = (req: PayloadRequest, purpose: string): void => {
  req.context = { ...req.context, ...actingFor(purpose) }
}

/**
 * The approval no longer stands: its author has the item back, with the reason, and nothing waits any more. That comes
 * last: where nothing is rolled back, whoever goes on after a crash begins anew, and nobody is left untold.
 */
const giveBack = async (
  req: PayloadRequest,
  collection: string,
  newest: Item,
  approved: Item | undefined,
  reason: string,
): Promise<void> => {
  const { workflow } = newest
  const { from, to } = stepOf('give-back')
  const name = await nameOf(req, collection, newest)
  const scheduled = workflow.scheduledVersion ?? name.version
  await recordAudit(req, collection, newest, { action: 'not-published', version: scheduled, note: reason })
  await tellAllConcerned(req, collection, approved ?? newest, scheduled, 'not-published', reason)
  await writeWorkflow(req, {
    collection,
    item: newest,
    name,
    status: 'draft',
    live: 'stays',
    workflow: {
      ...workflow,
      state: from.includes(workflow.state) ? to : workflow.state,
      scheduledVersion: null,
    },
  })
}

/** Publishes the approved version at its time, whatever newer drafts exist, unless the approval no longer stands. */
export const publishApprovedTask: TaskConfig<TimedTask> = {
  slug: 'publish-approved',
  label: 'Publish an approved version at its time',
  retries,
  inputSchema,
  onFail: tellAtLast('not-published', publishing),
  handler: async ({ input, req }) => {
    actAs(req, publishing)
    const { collection, id, version } = input
    const done = await inTransaction(req, async () => {
      const newest = await newestVersion(req, collection, id)
      if (newest.workflow.scheduledVersion !== version) {
        return completePublication(req, collection, id, version)
      }
      const approved = await versionNamed(req, collection, id, version)
      const name = approved && (await nameOf(req, collection, approved))
      if (!approved || name?.version !== version) {
        // Something that it shows has changed since, such as a picture: that is not what the signers saw.
        await giveBack(req, collection, newest, approved, 'What was approved has changed since.')
        return false
      }
      // What was in order at the approval may be so no longer: a consent may have ended, say.
      const blocking = await blockingProblems(req, collection, approved)
      if (blocking.length > 0) {
        const reason = blocking.map(({ message }) => message).join(' ')
        await giveBack(req, collection, newest, approved, reason)
        return false
      }
      await publish(req, collection, approved, name)
      return true
    })
    return { output: { done } }
  },
}

const timeHadCome = 'The time chosen for it had come.'

/**
 * A newer version has taken the place of the one whose time has come, but whoever accepted that one shows it still.
 *
 * @returns whether anybody did
 */
const endAcceptances = async (
  req: PayloadRequest,
  collection: string,
  live: Item,
  version: string,
): Promise<boolean> => {
  const signOffs = await signOffsOf(req, collection, live.id)
  const untilNow = await receptionsNow(req, collection, live.id, live, signOffs, new Date(0))
  const shown = [...untilNow.values()].some(
    (answer) => answer.party !== null && answer.decision === 'accept' && answer.version === version,
  )
  if (!shown) return false
  await approvalOf(req, collection).liveChanged(req, collection, live.id)
  await recordAudit(req, collection, live, { action: 'acceptance-ended', version, note: timeHadCome })
  return true
}

/**
 * Withdraws a version at its time. Where a newer one has taken its place, it goes from where it is still shown, since
 * it was accepted there.
 */
export const withdrawPublishedTask: TaskConfig<TimedTask> = {
  slug: 'withdraw-published',
  label: 'Withdraw a published version at its time',
  retries,
  inputSchema,
  onFail: tellAtLast('not-withdrawn', withdrawing),
  handler: async ({ input, req }) => {
    actAs(req, withdrawing)
    const { collection, id, version } = input
    const done = await inTransaction(req, async () => {
      const live = await liveVersion(req, collection, id)
      const newest = await newestVersion(req, collection, id)
      if (!live) return completeTakingDown(req, collection, newest, version, timeHadCome)
      if (live.workflow.version !== version) return endAcceptances(req, collection, live, version)
      await takeDown(req, collection, newest, timeHadCome, 'what-is-live')
      return true
    })
    return { output: { done } }
  },
}
