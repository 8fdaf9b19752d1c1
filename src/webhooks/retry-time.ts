/** Up to a tenth later, by chance, so that what failed together does not come back together. */
const jitter = 0.1

/**
 * When to try again after `attempts` tries that failed; undefined once all are used up.
 * @param seconds between the tries
 */
export const retryTime = (
  attempts: number,
  seconds: readonly number[],
  now: Date,
  chance: () => number = Math.random,
): Date | undefined => {
  const delay = seconds[attempts - 1]
  return delay === undefined ? undefined : new Date(now.getTime() + delay * 1000 * (1 + jitter * chance()))
}
