import type { PayloadRequest } from 'payload'
import { storedId } from '@kpsa/payload-content'
import { asSlug } from '../item'

/** When a version was first saved; undefined where an item never had it. The caller decides who may know. */
export const firstSaved = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  version: string,
): Promise<Date | undefined> => {
  const { docs } = await req.payload.db.findVersions({
    collection: asSlug(collection),
    where: {
      and: [
        { parent: { equals: storedId(req, collection, id) } },
        { 'version.workflow.version': { equals: version } },
      ],
    },
    sort: 'createdAt',
    limit: 1,
    pagination: false,
    select: { createdAt: true },
    req: { transactionID: req.transactionID },
  })
  const [first] = docs
  return first && new Date(first.createdAt)
}
