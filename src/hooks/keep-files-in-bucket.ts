import { cloudStoragePlugin } from '@payloadcms/plugin-cloud-storage'
import type { CollectionConfig, Config, Field, Plugin } from 'payload'
import { nobody } from '../access/combine'
import { patience, s3ClientConfig } from '../media-files/s3-client'
import { s3Files } from '../media-files/s3-files'
import type { S3Settings } from '../settings/env'
import { removeObjects } from './remove-objects'
import { sayStoreNotReady } from './say-store-not-ready'

/** With a prefix, even an empty one, the plugin makes its field whether it is switched on or not: one schema. */
const prefix = ''

/** Payload's plugin, loaded only where it is needed: it brings the AWS SDK with it. */
const inBucket = async (s3: S3Settings, slug: string, config: Config): Promise<Config> => {
  const { s3Storage } = await import('@payloadcms/storage-s3')
  // It adds an upload component to the admin in place, even where browsers may not upload by themselves; and
  // here they never may, since what passes by this program keeps its metadata.
  const admin = {
    ...config.admin,
    components: { ...config.admin?.components, providers: [] },
    dependencies: {},
  }
  const plugin = s3Storage({
    bucket: s3.bucket,
    config: s3ClientConfig(s3, patience.uploading),
    // It keeps its connections by the name of the bucket alone: another program in this process may mean another store.
    clientCacheKey: JSON.stringify(s3),
    collections: { [slug]: { prefix } },
    clientUploads: false,
    signedDownloads: false,
  })
  return { ...(await plugin({ ...config, admin })), admin: config.admin }
}

const onlyFields = (slug: string, config: Config): Config | Promise<Config> =>
  cloudStoragePlugin({
    alwaysInsertFields: true,
    enabled: false,
    collections: { [slug]: { adapter: null, prefix } },
  })(config)

/** Where an object lies is not for people to say: delivery looks for it under its file name. */
const closed = (field: Field): Field =>
  'name' in field && (field.name === 'prefix' || field.name === '_objectKey')
    ? ({ ...field, hidden: true, access: { create: nobody, update: nobody } } as Field)
    : field

const withHooks = (s3: S3Settings, before: CollectionConfig, after: CollectionConfig): CollectionConfig => {
  const own = before.hooks?.afterChange ?? []
  const added = after.hooks?.afterChange?.slice(own.length) ?? []
  return {
    ...after,
    hooks: {
      ...after.hooks,
      afterChange: [...own, ...added.map(sayStoreNotReady)],
      // In place of the plugin's, which only logs that a picture is still there.
      afterDelete: [...(before.hooks?.afterDelete ?? []), removeObjects(s3Files(s3))],
    },
  }
}

/**
 * Keeps the files of an upload collection in a bucket, where one is set; else they stay in its folder. The schema
 * is the same either way.
 */
export const keepFilesInBucket =
  ({ collection: slug, s3 }: { collection: string; s3: S3Settings | undefined }): Plugin =>
  async (config) => {
    const stored = await (s3 ? inBucket(s3, slug, config) : onlyFields(slug, config))
    const before = config.collections?.find((collection) => collection.slug === slug)
    return {
      ...stored,
      collections: stored.collections?.map((collection) => {
        if (collection.slug !== slug || !before) return collection
        const after = { ...collection, fields: collection.fields.map(closed) }
        return s3 ? withHooks(s3, before, after) : after
      }),
    }
  }
