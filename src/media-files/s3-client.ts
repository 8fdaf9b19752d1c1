import type { S3ClientConfig } from '@aws-sdk/client-s3'
import { ProblemError } from '../problems/errors'
import type { S3Settings } from '../settings/env'

/**
 * How long the store may take until it begins to answer, in milliseconds; tried twice. On SQLite nobody else can
 * write during an upload, and they give up after 30 seconds (src/database/turn-queue.ts).
 */
export const patience = { reading: 5_000, uploading: 12_000 }

/** How many files may be on their way at once; a slow reader holds one connection for as long as it reads. */
const mostConnections = 500

/** What the AWS SDK needs to know. Checksums only where asked for: not every store that speaks S3 knows them. */
export const s3ClientConfig = (s3: S3Settings, answerWithin: number): S3ClientConfig => {
  const agent = { keepAlive: true, maxSockets: mostConnections }
  return {
    region: s3.region,
    ...(s3.endpoint !== undefined && { endpoint: s3.endpoint }),
    forcePathStyle: s3.forcePathStyle,
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
    maxAttempts: 2,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 3_000,
      requestTimeout: answerWithin,
      throwOnRequestTimeout: true,
      // Silence in the middle of a file. A reader who stops for a while is silence too.
      socketTimeout: 60_000,
      httpAgent: agent,
      httpsAgent: agent,
    },
  }
}

/** What went wrong between us and the store: for people "try again", with the cause for the log alone. */
export const filesNotReady = (cause: unknown): ProblemError => {
  if (cause instanceof ProblemError) return cause
  const problem = new ProblemError('files-not-ready')
  problem.cause = cause
  return problem
}

/** Whether the AWS SDK threw this: it says on every error, of the network too, how often it has tried. */
export const isStoreError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && '$metadata' in error
