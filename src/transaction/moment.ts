let last = 0

/** Now, RFC 3339 UTC in milliseconds, and later than every moment that this process has named before. */
export const nextMoment = (): string => {
  last = Math.max(Date.now(), last + 1)
  return new Date(last).toISOString()
}
