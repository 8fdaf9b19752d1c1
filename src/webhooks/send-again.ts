import type { Endpoint } from 'payload'
import { allowedIdInAddress } from '../access/allowed-document'
import { inTransaction } from '../transaction/in-transaction'
import { deliveries } from '../publications/webhook-delivery'

/**
 * `POST /api/webhook-deliveries/{id}/send-again` → `{id, state: "waiting"}`: the message is sent at once, and then
 * tried as often as a new one. Whoever may read the delivery may; the message keeps its `webhook-id`.
 *
 * @throws ProblemError not-signed-in, only-headteacher, not-found
 */
export const sendAgain: Endpoint = {
  path: '/:id/send-again',
  method: 'post',
  handler: async (req) => {
    const id = await allowedIdInAddress(req, deliveries, 'read')
    await inTransaction(req, async () => {
      await req.payload.db.updateOne({
        collection: deliveries,
        id,
        data: {
          state: 'waiting',
          attempts: 0,
          nextTryAt: new Date().toISOString(),
          finishedAt: null,
          claim: null,
        },
        req: { transactionID: req.transactionID },
        returning: false,
      })
    })
    return Response.json({ id, state: 'waiting' }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
