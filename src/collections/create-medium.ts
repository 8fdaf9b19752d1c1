import {
  addDataAndFileToRequest,
  commitTransaction,
  createOperation,
  Forbidden,
  initTransaction,
  killTransaction,
  parseParams,
  type CollectionBeforeValidateHook,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { oneAtATime } from '../media-files/one-at-a-time'

/** Those whose transaction begins late. What is in here no client can say. */
const beginningLate = new WeakSet<PayloadRequest>()

/**
 * A picture of forty megapixels takes some hundred megabytes while it is made anew, and two uploads of one file would
 * choose the same name.
 */
const inTurn = oneAtATime()

/** From here on the upload writes to the database: its file is recognised, cleaned and made anew by now. */
export const beginTransaction: CollectionBeforeValidateHook = async ({ data, req }) => {
  if (beginningLate.has(req)) await initTransaction(req)
  return data
}

const create = async (req: PayloadRequest) => {
  const collection = req.payload.collections.media
  const { depth, populate, select } = parseParams(req.query)
  beginningLate.add(req)
  try {
    const doc = await createOperation({
      collection,
      data: req.data as never,
      depth,
      disableTransaction: true,
      populate,
      req,
      select,
    })
    await commitTransaction(req)
    return doc
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/**
 * `POST /api/media`: Payload's own creating, with its transaction begun by `beginTransaction`. Payload would hold one
 * from the beginning, and where there is one writer, nobody else could save while a file is made anew.
 *
 * @throws Forbidden to whoever may upload nothing, before the form is looked at
 */
export const createMedium: Endpoint = {
  path: '/',
  method: 'post',
  handler: async (req) => {
    const { access } = req.payload.collections.media.config
    if (!(await access.create({ req }))) throw new Forbidden(req.t)
    await addDataAndFileToRequest(req)
    const doc = await inTurn(() => create(req))
    return Response.json({ message: 'Picture or file successfully created.', doc }, { status: 201 })
  },
}
