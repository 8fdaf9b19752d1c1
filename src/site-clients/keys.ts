import { createHash, randomBytes } from 'node:crypto'

/** One row of a site client's `keys`. `validUntil` is set once another key has taken its place. */
export type StoredKey = { hash: string; validUntil?: string | null }

/** A new key: 256 bits of chance, so that its plain hash cannot be turned back. */
export const newKey = (): string => `kpsa_live_${randomBytes(32).toString('base64url')}`

/** How keys are stored and looked up: SHA-256, hex. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')

const hour = 60 * 60 * 1000

/** When what is replaced at `now` ends. */
export const overlapEnd = (now: Date, overlapHours: number): string =>
  new Date(now.getTime() + overlapHours * hour).toISOString()

/** The keys after another one took their place: each lives no longer than the overlap; the expired are gone. */
export const withNewKey = (
  keys: readonly StoredKey[],
  hash: string,
  now: Date,
  overlapHours: number,
): StoredKey[] => {
  const end = overlapEnd(now, overlapHours)
  const kept = keys
    .map((key) => ({
      hash: key.hash,
      validUntil: key.validUntil && key.validUntil < end ? key.validUntil : end,
    }))
    .filter((key) => key.validUntil > now.toISOString())
  return [...kept, { hash, validUntil: null }]
}
