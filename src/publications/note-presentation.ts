import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { actingFor } from '../transaction/system-actor'
import { presentationCounter } from '../delivery/front/presentation'
import { inTransaction, orClash } from '../transaction/in-transaction'
import { moveState } from './sequence'

/**
 * Notes when something became as it is now, in a row of `counters`: its value is the time, in milliseconds. A thing
 * that is as it was keeps its time.
 *
 * @param form names what it is like now
 * @returns whether it has become so
 */
export const notePresentation = async (req: PayloadRequest, name: string, form: string): Promise<boolean> => {
  const transaction = { transactionID: req.transactionID }
  const known = await req.payload.db.findOne<{ id: string; hash?: string | null }>({
    collection: 'counters',
    where: { name: { equals: name } },
    req: transaction,
  })
  if (known?.hash === form) return false
  const data = { name, value: Date.now(), hash: form }
  if (known)
    await req.payload.db.updateOne({
      collection: 'counters',
      id: known.id,
      data,
      req: transaction,
      returning: false,
    })
  else await orClash(req.payload.db.create({ collection: 'counters', data, req: transaction }))
  return true
}

/**
 * Notes since when this program presents what is published, with its settings. Before it answers anybody.
 * @param form see src/delivery/front/presentation-form.ts
 */
export const noteProgram = async (payload: Payload, form: string): Promise<void> => {
  const req = await createLocalReq({ context: actingFor('starting') }, payload)
  await inTransaction(req, async () => {
    if (await notePresentation(req, presentationCounter, form)) await moveState(req)
  })
}
