import type { PayloadRequest, TaskConfig } from 'payload'

/**
 * A task as the worker calls it: with its input, its job and a request. Tasks that call other tasks, and workflows,
 * are Payload's own runner's; this program has none.
 */
export type Task = {
  slug: string
  retries?: TaskConfig['retries']
  handler: (args: {
    input: Record<string, unknown>
    job: { id: string | number; totalTried: number }
    req: PayloadRequest
  }) => unknown
  /** Told of each failure, and of the last one, as Payload's own runner does. */
  onFail?: (args: {
    input: Record<string, unknown>
    job: { id: string | number; totalTried: number }
    req: PayloadRequest
  }) => unknown
}

/** How often a task is tried again after its first try. */
export const mostRetries = ({ retries }: Pick<TaskConfig, 'retries'>): number =>
  (typeof retries === 'object' ? retries.attempts : retries) ?? 0

/**
 * When to try again, as Payload reckons it; undefined where all tries are used up.
 *
 * @param triedBefore how often it had been tried before the try that failed
 */
export const nextTry = (
  { retries }: Pick<TaskConfig, 'retries'>,
  triedBefore: number,
  now = new Date(),
): Date | undefined => {
  if (triedBefore >= mostRetries({ retries })) return undefined
  const { type, delay = 0 } = (typeof retries === 'object' ? retries.backoff : undefined) ?? {}
  return new Date(now.getTime() + (type === 'exponential' ? 2 ** triedBefore * delay : delay))
}
