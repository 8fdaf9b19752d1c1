import { Readable } from 'node:stream'
import type { MediaFiles } from './file-store'
import { ProblemError } from '../problems/errors'
import type { S3Settings } from '../settings/env'
import { filesNotReady, patience, s3ClientConfig } from './s3-client'
import { PlainError } from '../problems/plain-error'

const isMissing = (error: unknown): boolean =>
  (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode === 404

/** The AWS SDK and a client, loaded at the first file: without a bucket, nobody pays for them. */
const lazyClient = (s3: S3Settings) => {
  const load = async () => {
    const sdk = await import('@aws-sdk/client-s3')
    return { sdk, client: new sdk.S3Client(s3ClientConfig(s3, patience.reading)) }
  }
  let loading: ReturnType<typeof load> | undefined
  return () => (loading ??= load())
}

/** The objects of a bucket, each with the file's name as its key. */
export const s3Files = (
  s3: S3Settings,
): MediaFiles & {
  remove: (name: string) => Promise<void>
  put: (name: string, content: string) => Promise<void>
} => {
  const loaded = lazyClient(s3)
  const Bucket = s3.bucket
  return {
    check: async () => {
      const { sdk, client } = await loaded()
      await client.send(new sdk.HeadBucketCommand({ Bucket })).catch((error: unknown) => {
        throw filesNotReady(error)
      })
    },
    find: async (name) => {
      const { sdk, client } = await loaded()
      const head = await client
        .send(new sdk.HeadObjectCommand({ Bucket, Key: name }))
        .catch((error: unknown) => {
          if (isMissing(error)) return undefined
          throw filesNotReady(error)
        })
      if (!head) return undefined
      const size = head.ContentLength ?? 0
      const modified = head.LastModified ?? new Date(0)
      const entityTag = head.ETag ?? `"${modified.getTime().toString(36)}-${size.toString(36)}"`
      return {
        size,
        modified,
        entityTag,
        open: async (range) => {
          const Range = range && `bytes=${range.start}-${range.end}`
          const object = await client
            .send(new sdk.GetObjectCommand({ Bucket, Key: name, Range, IfMatch: head.ETag }))
            .catch((error: unknown) => {
              throw isMissing(error) ? new ProblemError('not-found') : filesNotReady(error)
            })
          if (object.Body instanceof Readable) return object.Body
          throw filesNotReady(new PlainError('The store answered without a body.'))
        },
      }
    },
    /** Writes a small text under this name. @throws ProblemError `files-not-ready` */
    put: async (name, content) => {
      const { sdk, client } = await loaded()
      const command = new sdk.PutObjectCommand({
        Bucket,
        Key: name,
        Body: content,
        ContentType: 'application/json',
      })
      await client.send(command).catch((error: unknown) => {
        throw filesNotReady(error)
      })
    },
    /** Removes the object for good; one that is not there is none. @throws ProblemError `files-not-ready` */
    remove: async (name) => {
      const { sdk, client } = await loaded()
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: name })).catch((error: unknown) => {
        if (!isMissing(error)) throw filesNotReady(error)
      })
    },
  }
}
