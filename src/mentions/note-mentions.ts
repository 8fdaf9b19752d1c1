import type { PayloadRequest } from 'payload'
import { documentKey, mentionsWhere, type Named } from './mention'

/** Notes what a document names and was not known to name. A save that names nothing new writes nothing. */
export const noteMentions = async (
  req: PayloadRequest,
  source: Named,
  targets: readonly Named[],
): Promise<number> => {
  if (targets.length === 0) return 0
  const name = documentKey(source)
  const known = new Set((await mentionsWhere(req, { source: { equals: name } })).map(({ target }) => target))
  const unknown = targets.map(documentKey).filter((target) => !known.has(target))
  for (const target of unknown) {
    await req.payload.db.create({
      collection: 'mentions',
      data: { source: name, target },
      req: { transactionID: req.transactionID },
      returning: false,
    })
  }
  return unknown.length
}
