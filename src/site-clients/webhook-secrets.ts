import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'

/** A webhook as stored. Both secrets are encrypted with the installation's secret. */
export type StoredWebhook = {
  id?: string | null
  url?: string | null
  types?: string[] | null
  enabled?: boolean | null
  secret?: string | null
  previousSecret?: string | null
  previousSecretUntil?: string | null
}

/** Standard Webhooks, "Signature scheme": `whsec_` and 24 to 64 random bytes in base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/**
 * What a delivery is signed with, the newest first: during an overlap receivers may still know the older one.
 * @param webhook read with `overrideAccess` and `showHiddenFields`
 */
export const signingSecrets = (payload: Payload, webhook: StoredWebhook, now: Date): string[] => {
  const previous =
    webhook.previousSecret && webhook.previousSecretUntil && new Date(webhook.previousSecretUntil) > now
      ? [webhook.previousSecret]
      : []
  return [...(webhook.secret ? [webhook.secret] : []), ...previous].map((secret) => payload.decrypt(secret))
}
