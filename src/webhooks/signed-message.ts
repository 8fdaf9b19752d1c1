import { Webhook } from 'standardwebhooks'
import { resolveAddresses, type AddressBook } from '../public/addresses'
import type { MessageDelivery } from '../publications/webhook-delivery'

/** The body of a message; the same at each try, as long as the addresses of the sites stay the same. */
export const messageBody = (delivery: MessageDelivery, addresses: AddressBook): string => {
  const { type, happenedAt, site, itemId, kind, slug, version, itemUrl } = delivery
  const url = resolveAddresses(itemUrl, addresses)
  return JSON.stringify({
    type,
    timestamp: happenedAt,
    data: { site, id: itemId, kind, slug, version, url },
  })
}

/**
 * Headers of Standard Webhooks 1.0: `webhook-id` is the same at each try, `webhook-timestamp` is the time of the try
 * in seconds, `webhook-signature` has one signature for each secret.
 * @param secrets `whsec_…`, at least one
 */
export const signedHeaders = (
  { messageId }: Pick<MessageDelivery, 'messageId'>,
  body: string,
  secrets: readonly string[],
  now: Date,
): Record<string, string> => ({
  'webhook-id': messageId,
  'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, now, body)).join(' '),
})
