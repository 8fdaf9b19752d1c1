import type { Payload, PayloadRequest } from 'payload'
import { failJob, finishJob, leaseMs, renewLease, type Held } from './lease'
import { mostRetries, nextTry, type Task } from './task'
import { logger } from '../settings/logger'
import { PlainError } from '../problems/plain-error'

const taskOf = (payload: Payload, { taskSlug }: Held): Task | undefined =>
  (payload.config.jobs?.tasks as unknown as Task[] | undefined)?.find(({ slug }) => slug === taskSlug)

const argsOf = (req: PayloadRequest, { id, input, triedBefore }: Held) => ({
  input: input ?? {},
  job: { id, totalTried: triedBefore },
  req,
})

/** @throws what the task throws; an Error where it says that it failed */
const work = async (req: PayloadRequest, task: Task, job: Held): Promise<void> => {
  // Whatever ended the process at the last try would do so at the next.
  if (job.triedBefore > mostRetries(task)) throw new PlainError('The process ended at each try.')
  const result = (await task.handler(argsOf(req, job))) as { state?: string } | undefined
  if (result?.state === 'failed') throw new PlainError('The task says that it failed.')
}

/** How soon it is tried to tell of a failure again, where not even that could be done, in milliseconds. */
const tellAgainMs = 60_000

/**
 * Does what a job is about and writes down what became of it. The lease is renewed meanwhile; where it was lost all
 * the same, the job is somebody else's by now, and nothing is written.
 */
export const runJob = async (newRequest: () => Promise<PayloadRequest>, job: Held): Promise<void> => {
  const { payload } = await newRequest()
  const task = taskOf(payload, job)
  if (!task) {
    return failJob(await newRequest(), job, new PlainError('There is no such task.'), undefined)
  }
  const renewing = setInterval(() => {
    newRequest()
      .then((req) => renewLease(req, job))
      .catch((error: unknown) => logger.warn({ err: error }, 'a lease could not be renewed'))
  }, leaseMs / 4)
  try {
    await work(await newRequest(), task, job)
    await finishJob(await newRequest(), job)
  } catch (error) {
    logger.error({ err: error, task: task.slug, try: job.triedBefore + 1 }, 'a job failed')
    let again = nextTry(task, job.triedBefore)
    await Promise.resolve(task.onFail?.(argsOf(await newRequest(), job))).catch((cause: unknown) => {
      // Nobody knows of it yet, so it must not be given up.
      logger.error({ err: cause, task: task.slug }, 'nobody could be told of a job that failed')
      again ??= new Date(Date.now() + tellAgainMs)
    })
    await failJob(await newRequest(), job, error, again)
  } finally {
    clearInterval(renewing)
  }
}
