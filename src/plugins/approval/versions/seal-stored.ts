import type { PayloadRequest } from 'payload'
import { storedId } from '@kpsa/payload-content'
import { asSlug, type Item } from '../item'
import { sealOf } from './version-hash'

type Unsealed = Item & { workflow?: Partial<Item['workflow']> }

const needsSeal = ({ workflow }: Unsealed): boolean => Boolean(workflow?.version) && !workflow?.seal

const sealed = async (req: PayloadRequest, collection: string, stored: Unsealed): Promise<Unsealed> => ({
  ...stored,
  workflow: { ...stored.workflow, seal: await sealOf(req, collection, stored) },
})

/** Ids of documents that were written before there were seals, some hundred at most. */
export const unsealed = async (req: PayloadRequest, collection: string): Promise<string[]> => {
  const { docs } = await req.payload.db.find<{ id: string | number }>({
    collection: asSlug(collection),
    where: { and: [{ 'workflow.seal': { exists: false } }, { 'workflow.version': { exists: true } }] },
    limit: 200,
    pagination: false,
    select: {},
    req: { transactionID: req.transactionID },
  })
  return docs.map(({ id }) => String(id))
}

/**
 * Gives a document and all its versions that were written before there were seals the seals of what they say and show
 * now. They keep their names. Past Payload's own update, since nothing is changed that anybody wrote: no hooks, no
 * new version, no other time of change. Inside the caller's transaction.
 */
export const sealStored = async (req: PayloadRequest, collection: string, id: string): Promise<void> => {
  const { db } = req.payload
  const slug = asSlug(collection)
  const transaction = { transactionID: req.transactionID }
  const stored = storedId(req, collection, id)
  const versions = await db.findVersions<Unsealed>({
    collection: slug,
    where: { and: [{ parent: { equals: stored } }, { 'version.workflow.seal': { exists: false } }] },
    limit: 0,
    pagination: false,
    req: transaction,
  })
  for (const { id: version, ...row } of versions.docs) {
    if (!needsSeal(row.version)) continue
    await db.updateVersion({
      collection: slug,
      id: version,
      versionData: { ...row, version: await sealed(req, collection, row.version) },
      req: transaction,
      returning: false,
    })
  }
  const main = await db.findOne<Unsealed>({
    collection: slug,
    where: { id: { equals: stored } },
    req: transaction,
  })
  if (!main || !needsSeal(main)) return
  await db.updateOne({
    collection: slug,
    id: stored,
    data: await sealed(req, collection, main),
    req: transaction,
    returning: false,
  })
}
