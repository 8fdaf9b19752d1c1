import type { Endpoint } from 'payload'
import { allowedIdInAddress } from '../access/allowed-document'
import { ProblemError } from '../problems/errors'
import { bodyOf, overlapHoursOf } from './endpoint-body'
import { overlapEnd } from './keys'
import { inTransaction } from '../transaction/in-transaction'
import { readStoredClient, writeStoredClient } from './stored-client'
import { newWebhookSecret } from './webhook-secrets'

/**
 * `POST /api/site-clients/{id}/rotate-webhook-secret` `{url, overlapHours?}` → `{secret: "whsec_…"}`, which is
 * never to be read again. Until the overlap ends, deliveries carry a signature with either.
 */
export const rotateWebhookSecret: Endpoint = {
  path: '/:id/rotate-webhook-secret',
  method: 'post',
  handler: async (req) => {
    const id = await allowedIdInAddress(req, 'site-clients', 'update')
    const body = await bodyOf(req)
    const overlapHours = overlapHoursOf(body)
    if (typeof body.url !== 'string') {
      throw new ProblemError('invalid-data', 'Say which webhook is meant: send its `url`.')
    }
    const secret = newWebhookSecret()
    await inTransaction(req, async () => {
      const client = await readStoredClient(req.payload, id, req)
      const webhooks = client.webhooks ?? []
      if (!webhooks.some(({ url }) => url === body.url)) {
        throw new ProblemError('not-found', 'This site client has no webhook with this `url`.')
      }
      const changed = webhooks.map((webhook) =>
        webhook.url === body.url
          ? {
              ...webhook,
              secret: req.payload.encrypt(secret),
              previousSecret: webhook.secret ?? null,
              previousSecretUntil: overlapEnd(new Date(), overlapHours),
            }
          : webhook,
      )
      await writeStoredClient(req.payload, id, { webhooks: changed }, req)
    })
    return Response.json({ secret }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
