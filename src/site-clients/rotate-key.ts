import type { Endpoint } from 'payload'
import { allowedIdInAddress } from '../access/allowed-document'
import { bodyOf, overlapHoursOf } from './endpoint-body'
import { hashKey, newKey, withNewKey } from './keys'
import { inTransaction } from '../transaction/in-transaction'
import { readStoredClient, writeStoredClient } from './stored-client'

/** `POST /api/site-clients/{id}/rotate-key` `{overlapHours?}` → `{key}`, which is never to be read again. */
export const rotateKey: Endpoint = {
  path: '/:id/rotate-key',
  method: 'post',
  handler: async (req) => {
    const id = await allowedIdInAddress(req, 'site-clients', 'update')
    const overlapHours = overlapHoursOf(await bodyOf(req))
    const key = newKey()
    await inTransaction(req, async () => {
      const client = await readStoredClient(req.payload, id, req)
      const keys = withNewKey(client.keys ?? [], hashKey(key), new Date(), overlapHours)
      await writeStoredClient(req.payload, id, { keys }, req)
    })
    return Response.json({ key }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
