import type { PayloadRequest, Where } from 'payload'
import { writeIf } from '../database/write-if'
import { loggedError, type LoggedError } from '../settings/logged-error'
import { dueAt, jobs, type StoredJob } from './job'

/**
 * For how long a job belongs to whoever took it, in milliseconds; the holder renews it until it is done. So it is
 * short after a crash, and long enough for a process that is merely slow.
 */
export const leaseMs = 20_000

/** How many are looked at in one go. */
const batch = 50

/** A job that this process holds. */
export type Held = StoredJob & {
  /** How often it had been taken up before. */
  triedBefore: number
}

const dueJobs = async (req: PayloadRequest, now: Date): Promise<StoredJob[]> => {
  const { docs } = await req.payload.db.find<StoredJob>({
    collection: jobs,
    where: dueAt(now),
    sort: ['waitUntil', 'createdAt'],
    limit: batch,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

const triedTimes = (times: number | null | undefined): Where =>
  times === null || times === undefined
    ? { totalTried: { exists: false } }
    : { totalTried: { equals: times } }

/**
 * Takes jobs whose time has come: the oldest first, each by one conditional write, so that of many processes one has
 * it. Taking it counts as a try, and puts its time beyond the end of the lease: should the process end in between,
 * it comes round again by itself, and what ends the process each time is given up one day.
 *
 * @param free how many can be done at the moment
 */
export const takeDueJobs = async (req: PayloadRequest, free: number): Promise<Held[]> => {
  if (free < 1) return []
  const now = new Date()
  const held: Held[] = []
  for (const job of await dueJobs(req, now)) {
    if (held.length === free) break
    const triedBefore = job.totalTried ?? 0
    const lease = {
      processing: true,
      totalTried: triedBefore + 1,
      waitUntil: new Date(Date.now() + leaseMs).toISOString(),
      updatedAt: now.toISOString(),
    }
    const where = { and: [{ id: { equals: job.id } }, triedTimes(job.totalTried), dueAt(now)] }
    if (await writeIf(req, jobs, where, lease)) held.push({ ...job, ...lease, triedBefore })
  }
  return held
}

/** Still held by this process: whoever takes it up after the lease's end counts another try. */
const stillHeld = ({ id, totalTried }: Held): Where => ({
  and: [{ id: { equals: id } }, { totalTried: { equals: totalTried } }, { processing: { equals: true } }],
})

/** @returns whether it was still held */
export const renewLease = (req: PayloadRequest, job: Held): Promise<boolean> =>
  writeIf(req, jobs, stillHeld(job), { waitUntil: new Date(Date.now() + leaseMs).toISOString() })

/** What is done is forgotten. Nothing happens where somebody else has taken it up meanwhile: they will find it done. */
export const finishJob = (req: PayloadRequest, job: Held): Promise<void> =>
  req.payload.db.deleteMany({
    collection: jobs,
    where: stillHeld(job),
    req: { transactionID: req.transactionID },
  })

const withoutStack = ({ stack: _stack, cause, ...error }: LoggedError): object => ({
  ...error,
  ...(cause && { cause: withoutStack(cause) }),
})

/** To be tried again at a time, or given up for good. Why is stored as the log has it: without anybody's address. */
export const failJob = async (
  req: PayloadRequest,
  job: Held,
  error: unknown,
  again: Date | undefined,
): Promise<void> => {
  await writeIf(req, jobs, stillHeld(job), {
    processing: false,
    waitUntil: again?.toISOString() ?? null,
    hasError: again === undefined,
    error: withoutStack(loggedError(error)),
    updatedAt: new Date().toISOString(),
  })
}
