import { addDataAndFileToRequest, createOperation, type Endpoint } from 'payload'
import { ProblemError } from '../problems/errors'
import type { StoredClient } from './stored-client'

/**
 * `POST /api/site-clients`: Payload's own creating, with the key beside the document as well as in it. The only
 * time that it is shown.
 */
export const createWithKey: Endpoint = {
  path: '/',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    if (req.data === undefined) throw new ProblemError('invalid-data')
    const doc = (await createOperation({
      collection: req.payload.collections['site-clients'],
      data: req.data,
      depth: 0,
      req,
    })) as unknown as StoredClient & { key?: string }
    return Response.json({ message: 'Site client successfully created.', key: doc.key, doc }, { status: 201 })
  },
}
