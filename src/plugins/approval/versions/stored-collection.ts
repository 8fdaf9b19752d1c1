import type { Collection, Payload, SanitizedCollectionConfig } from 'payload'

/** The configuration of a collection by its slug, which is known to exist. */
export const collectionConfig = (payload: Payload, collection: string): SanitizedCollectionConfig =>
  (payload.collections as Record<string, Collection>)[collection]?.config as SanitizedCollectionConfig
