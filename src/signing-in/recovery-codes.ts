import { createHmac, randomInt } from 'node:crypto'
import type { Payload } from 'payload'

const howMany = 10
/** Without letters and digits that are mistaken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const newCode = (): string =>
  Array.from(
    { length: 12 },
    (_, place) => (place === 6 ? '-' : '') + letters.charAt(randomInt(letters.length)),
  ).join('')

/** Ten codes of twelve letters, some 59 bits each, such as `k7mwpa-3xqd9r`. */
export const newRecoveryCodes = (): string[] => Array.from({ length: howMany }, newCode)

/** How one is stored: with the installation's secret in it, so that the database alone is no help in guessing. */
export const hashRecoveryCode = (payload: Payload, code: string): string =>
  createHmac('sha256', payload.secret)
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex')
