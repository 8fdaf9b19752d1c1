import { setTimeout as pause } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'

/** Seconds that an app shows one code. */
const period = 30

/** What the person's app shows, so many steps of thirty seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period }).generate({
    timestamp: Date.now() + steps * period * 1000,
  })

/**
 * What the app showed a step ago. The server takes it for as long as the present step lasts, so this waits
 * for the next one where less is left of it than typing and sending may take on a busy machine.
 */
export const codeBefore = async (secret: string, secondsNeeded: number): Promise<string> => {
  const left = period - ((Date.now() / 1000) % period)
  if (left < secondsNeeded) await pause((left + 0.05) * 1000)
  return codeOf(secret, -1)
}
