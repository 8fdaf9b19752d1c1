import type { PayloadRequest } from 'payload'
import type { AddressBook } from '../public/addresses'
import { settingsOf } from '../settings/settings-of'
import { readStoredClient, writeStoredClient, type StoredClient } from '../site-clients/stored-client'
import { signingSecrets, type StoredWebhook } from '../site-clients/webhook-secrets'
import { inTransaction } from '../transaction/in-transaction'
import { finishTry } from './claim-due'
import type { MessageDelivery } from '../publications/webhook-delivery'
import { postMessage, type PostOutcome } from './post-message'
import { retryTime } from './retry-time'
import { messageBody, signedHeaders } from './signed-message'

const switchedOff = 'The webhook, or its site client, was switched off or removed.'
const gone = 'The receiver answered 410 (gone), so this webhook was switched off.'

type Listening = { client: StoredClient; webhook: StoredWebhook }

/** As it is now, since it may have changed since the message was written. */
const listening = async (
  req: PayloadRequest,
  { client: id, url }: MessageDelivery,
): Promise<Listening | undefined> => {
  const client = id ? await readStoredClient(req.payload, id, req).catch(() => undefined) : undefined
  const webhook = client?.webhooks?.find((one) => one.url === url)
  return client?.enabled && webhook && webhook.enabled !== false ? { client, webhook } : undefined
}

/** As Standard Webhooks advise for 410: the receiver does not want to be told any more. */
const switchOff = (req: PayloadRequest, id: string, url: string): Promise<void> =>
  inTransaction(req, async () => {
    const { webhooks = [] } = await readStoredClient(req.payload, id, req)
    const changed = (webhooks ?? []).map((one) => (one.url === url ? { ...one, enabled: false } : one))
    await writeStoredClient(req.payload, id, { webhooks: changed }, req)
  })

const wordsFor = (outcome: PostOutcome): { lastStatus: number | null; lastProblem: string } => {
  if ('problem' in outcome) return { lastStatus: null, lastProblem: outcome.problem }
  const { status } = outcome
  const redirected = status >= 300 && status < 400
  return {
    lastStatus: status,
    lastProblem: redirected
      ? `It answered ${status}, a redirect. Redirects are not followed: set the address that it leads to.`
      : `It answered ${status}; only 200 to 299 count as received.`,
  }
}

/** Sends a message once, and writes down what became of it. */
export const tryDelivery = async (
  newRequest: () => Promise<PayloadRequest>,
  delivery: MessageDelivery,
  addresses: AddressBook,
  signal: AbortSignal,
): Promise<void> => {
  const req = await newRequest()
  const found = await listening(req, delivery)
  const finish = async (data: Partial<MessageDelivery>) => {
    const now = new Date()
    const finished = data.state ? { nextTryAt: null, finishedAt: now.toISOString() } : {}
    await finishTry(await newRequest(), delivery, { ...finished, ...data }, now)
  }
  if (!found) return finish({ state: 'given-up', lastProblem: switchedOff })

  const body = messageBody(delivery, addresses)
  const secrets = signingSecrets(req.payload, found.webhook, new Date())
  const { webhookAllowPrivate: allowPrivate, webhookRetrySeconds } = settingsOf(req.payload)
  const headers = signedHeaders(delivery, body, secrets, new Date())
  const outcome = await postMessage(delivery.url, headers, body, { allowPrivate, signal })
  const now = new Date()
  if (signal.aborted && 'problem' in outcome) {
    // Not the receiver's fault: another process, or the next start, tries at once.
    return finish({ attempts: delivery.attempts - 1, nextTryAt: now.toISOString() })
  }
  if ('status' in outcome && outcome.status >= 200 && outcome.status < 300) {
    return finish({ state: 'delivered', lastStatus: outcome.status, lastProblem: null })
  }
  if ('status' in outcome && outcome.status === 410) {
    await switchOff(await newRequest(), found.client.id, delivery.url)
    return finish({ state: 'given-up', lastStatus: 410, lastProblem: gone })
  }
  const next = retryTime(delivery.attempts, webhookRetrySeconds, now)
  return finish({
    ...wordsFor(outcome),
    ...(next ? { nextTryAt: next.toISOString() } : { state: 'given-up' as const }),
  })
}
