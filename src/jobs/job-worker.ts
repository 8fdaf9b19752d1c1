import { setTimeout as wait } from 'node:timers/promises'
import { createLocalReq, type Payload } from 'payload'
import { actingFor } from '../transaction/system-actor'
import { queueLostTimes } from '../plugins/approval/verbs/lost-times'
import { leaseMs, renewLease, takeDueJobs, type Held } from './lease'
import { runJob } from './run-job'
import { logger } from '../settings/logger'

/** How often this process looks for jobs that are due, in milliseconds. */
const lookEveryMs = 1_000
const atOnce = 10
/** How often it is made sure that every set time has its job, in milliseconds. */
const findLostEveryMs = 3_600_000
/** How long jobs that are under way may take when the program stops; then their leases run out. */
const graceMs = 5_000

/** Takes jobs that are due, and does them. */
const runner = (payload: Payload) => {
  const newRequest = () => createLocalReq({ context: actingFor('doing a job') }, payload)
  const underWay = new Set<Promise<void>>()
  /** By whom they go to: people get their messages in the order in which these were queued. */
  const lastTo = new Map<unknown, Promise<void>>()
  /** Held while it waits; where the lease was lost all the same, it is somebody else's. */
  const afterThat = async (before: Promise<void>, job: Held): Promise<void> => {
    const renew = async () => renewLease(await newRequest(), job)
    const renewing = setInterval(() => void renew().catch(failed), leaseMs / 4)
    await before.finally(() => clearInterval(renewing))
    if (await renewLease(await newRequest(), job)) await runJob(newRequest, job)
  }
  const failed = (error: unknown) => logger.error({ err: error }, 'a job could not be done')
  return {
    /** @returns what was taken up */
    look: async (onDone?: () => void): Promise<Held[]> => {
      const taken = await takeDueJobs(await newRequest(), atOnce - underWay.size)
      for (const job of taken) {
        const { to } = job.input ?? {}
        const before = to === undefined ? undefined : lastTo.get(to)
        const doing: Promise<void> = (before ? afterThat(before, job) : runJob(newRequest, job))
          .catch(failed)
          .finally(() => {
            underWay.delete(doing)
            if (lastTo.get(to) === doing) lastTo.delete(to)
            onDone?.()
          })
        underWay.add(doing)
        if (to !== undefined) lastTo.set(to, doing)
      }
      return taken
    },
    idle: async (): Promise<void> => {
      await Promise.all(underWay)
    },
    failed,
  }
}

/**
 * Does what is due, until it is stopped: e-mails, and what goes live or comes down at a set time. Any number of
 * processes may do so; each job is taken by one of them.
 */
export const startJobWorker = (payload: Payload): { stop: () => Promise<void> } => {
  const { look, idle, failed } = runner(payload)
  let stopping = false
  let looking: Promise<unknown> | undefined
  let lookAgain = false

  /** One look at a time; who asks meanwhile gets another one after it. */
  const lookNow = (): void => {
    if (stopping) return
    lookAgain = true
    looking ??= (async () => {
      while (lookAgain && !stopping) {
        lookAgain = false
        await look(lookNow).catch(failed)
      }
    })().finally(() => (looking = undefined))
  }
  let finding: Promise<void> | undefined
  const findLost = (): void => {
    finding ??= (async () => {
      const found = await queueLostTimes(await createLocalReq({ context: actingFor('reconciling') }, payload))
      if (found.length > 0) logger.warn({ found: found.length }, 'set times had no job any more')
    })()
      .catch(failed)
      .finally(() => (finding = undefined))
  }
  const timers = [setInterval(lookNow, lookEveryMs), setInterval(findLost, findLostEveryMs)]
  findLost()
  return {
    stop: async () => {
      stopping = true
      timers.forEach(clearInterval)
      await finding
      await looking
      await Promise.race([idle(), wait(graceMs, undefined, { ref: false })])
    },
  }
}

/** Does everything that is due now, for commands. @returns how many jobs of each task were taken up */
export const runDueJobs = async (payload: Payload): Promise<Map<string, number>> => {
  const { look, idle } = runner(payload)
  const done = new Map<string, number>()
  for (;;) {
    const taken = await look()
    await idle()
    if (taken.length === 0) return done
    for (const { taskSlug } of taken) done.set(taskSlug, (done.get(taskSlug) ?? 0) + 1)
  }
}
