import type { Collection, Payload, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { ProblemError } from '../server/errors'
import { asSlug, type ApprovedCollection, type Item } from './item'
import { versionHash } from './version-hash'

// WARNING: the reads here override access. Every caller decides itself who may see the result.

const read = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  draft: boolean,
): Promise<Item | undefined> =>
  ((await req.payload.findByID({
    collection: asSlug(collection),
    id,
    draft,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })) as unknown as Item | null) ?? undefined

/** The newest version, approved or not. @throws ProblemError not-found */
export const newestVersion = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
): Promise<Item> => {
  const item = await read(req, collection, id, true)
  if (!item) throw new ProblemError('not-found')
  return item
}

/** The version that is live now, if any. */
export const liveVersion = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
): Promise<Item | undefined> => {
  const item = await read(req, collection, id, false)
  return item?._status === 'published' ? item : undefined
}

/** The stored content of the version with this hash; undefined where there never was one. */
export const versionNamed = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
  version: string,
): Promise<Item | undefined> => {
  const { docs } = await req.payload.findVersions({
    collection: asSlug(collection),
    where: { and: [{ parent: { equals: id } }, { 'version.workflow.version': { equals: version } }] },
    sort: '-updatedAt',
    limit: 1,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const found = docs[0]?.version as unknown as Item | undefined
  return found && { ...found, id }
}

/** The hash of what a document says now, with the files it shows as they are now. */
export const hashOf = (req: PayloadRequest, collection: ApprovedCollection, data: Record<string, unknown>) =>
  versionHash(req, collectionConfig(req.payload, collection), data)

export const collectionConfig = (payload: Payload, collection: ApprovedCollection) =>
  (payload.collections as Record<string, Collection>)[collection]?.config as SanitizedCollectionConfig
