/** One person's second factor, as stored. Times are RFC 3339 UTC. */
export type SecondFactor = {
  id: string
  person: string
  /** Encrypted with the installation's secret. */
  secret: string
  /** Unset until a first code has shown that the app has the secret. */
  setUpAt: string | null
  /** The session in which setting up began; only there can it end. */
  begunIn: string | null
  /** RFC 6238, 5.2: no code of this step, or one before it, is taken again. */
  lastStep: number
  /** Hashes of those not used yet. */
  recoveryCodes: string[]
  /** The sessions in which a code was given. */
  verifiedSessions: string[]
  /** Codes tried since the last right one. */
  failures: number
  lockedUntil: string | null
  /** Counts the changes, so that of two at once only one succeeds. */
  revision: number
}
