import type { CollectionBeforeChangeHook } from 'payload'
import type { StoredClient } from './stored-client'
import { newWebhookSecret, type StoredWebhook } from './webhook-secrets'

/**
 * Every webhook has a secret from the beginning, so that nothing is ever sent unsigned; its owner learns one by
 * rotating it. A list of webhooks that comes in without row ids keeps the secrets of the addresses it had.
 */
export const keepWebhookSecrets: CollectionBeforeChangeHook<StoredClient> = ({ data, originalDoc, req }) => {
  if (!data.webhooks) return data
  const before = new Map<string, StoredWebhook>(
    (originalDoc?.webhooks ?? []).map((webhook) => [webhook.url ?? '', webhook]),
  )
  const webhooks = data.webhooks.map((webhook) => {
    if (webhook.secret) return webhook
    const known = before.get(webhook.url ?? '')
    return known?.secret
      ? {
          ...webhook,
          secret: known.secret,
          previousSecret: known.previousSecret ?? null,
          previousSecretUntil: known.previousSecretUntil ?? null,
        }
      : { ...webhook, secret: req.payload.encrypt(newWebhookSecret()) }
  })
  return { ...data, webhooks }
}
