import type { Where } from 'payload'

/** Payload's queue. Rows are written by `payload.jobs.queue`, in the transaction of what they are about. */
export const jobs = 'payload-jobs'

/** A row of the queue, as far as it matters here. Times are RFC 3339 UTC. */
export type StoredJob = {
  id: string | number
  taskSlug: string
  input: Record<string, unknown>
  /** How often it was taken up. */
  totalTried?: number | null
  /** Not before this time; while somebody works on it, the end of their lease. */
  waitUntil?: string | null
  processing?: boolean | null
  hasError?: boolean | null
}

/** Neither done nor given up. */
export const open: Where = {
  and: [{ completedAt: { exists: false } }, { hasError: { not_equals: true } }],
}

/** Open, and its time has come. */
export const dueAt = (now: Date): Where => ({
  and: [
    open,
    { or: [{ waitUntil: { exists: false } }, { waitUntil: { less_than_equal: now.toISOString() } }] },
  ],
})
