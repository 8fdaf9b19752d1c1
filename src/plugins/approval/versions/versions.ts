import type { PayloadRequest } from 'payload'
import { ApprovalError } from '../approval-error'
import { storedId } from '@kpsa/payload-content'
import { asSlug, type Item } from '../item'

// WARNING: the reads here override access. Every caller decides itself who may see the result.

const read = async <Stored extends Item>(
  req: PayloadRequest,
  collection: string,
  id: string,
  draft: boolean,
): Promise<Stored | undefined> => {
  const found = (await req.payload.findByID({
    collection: asSlug(collection),
    id: storedId(req, collection, id),
    draft,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })) as unknown as Stored | null
  return found ? { ...found, id } : undefined
}

/** The newest version, approved or not. @throws ApprovalError not-found */
export const newestVersion = async <Stored extends Item = Item>(
  req: PayloadRequest,
  collection: string,
  id: string,
): Promise<Stored> => {
  const item = await read<Stored>(req, collection, id, true)
  if (!item) throw new ApprovalError('not-found')
  return item
}

/** The version that is live now, if any. */
export const liveVersion = async <Stored extends Item = Item>(
  req: PayloadRequest,
  collection: string,
  id: string,
): Promise<Stored | undefined> => {
  const item = await read<Stored>(req, collection, id, false)
  return item?._status === 'published' ? item : undefined
}

/** The stored content of the version with this hash; undefined where there never was one. */
export const versionNamed = async <Stored extends Item = Item>(
  req: PayloadRequest,
  collection: string,
  id: string,
  version: string,
): Promise<Stored | undefined> => {
  const parent = storedId(req, collection, id)
  const { docs } = await req.payload.findVersions({
    collection: asSlug(collection),
    where: { and: [{ parent: { equals: parent } }, { 'version.workflow.version': { equals: version } }] },
    sort: '-updatedAt',
    limit: 1,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const found = docs[0]?.version as unknown as Stored | undefined
  return found && { ...found, id }
}
