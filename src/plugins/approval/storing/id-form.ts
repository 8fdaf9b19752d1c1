import type { Collection, PayloadRequest } from 'payload'

type WithPayload = Pick<PayloadRequest, 'payload'>

const isNumeric = ({ payload }: WithPayload, collection: string): boolean =>
  ((payload.collections as Record<string, Collection>)[collection]?.customIDType ??
    payload.db.defaultIDType) === 'number'

/** An id in the form that the collection's database gives it. The workflow itself names everything by text. */
export const storedId = (req: WithPayload, collection: string, id: string): string | number =>
  isNumeric(req, collection) ? Number(id) : id

/** Whether something can be an id of the collection; anything else never reaches a query. */
export const isIdOf = (req: WithPayload, collection: string, id: unknown): id is string => {
  if (typeof id !== 'string') return false
  if (isNumeric(req, collection)) return /^\d{1,15}$/.test(id)
  const custom = (req.payload.collections as Record<string, Collection>)[collection]?.customIDType
  return custom ? /^[\w.:-]{1,100}$/.test(id) : /^[0-9a-f-]{24,36}$/i.test(id)
}
