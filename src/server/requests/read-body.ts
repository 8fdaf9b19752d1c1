import type { IncomingMessage } from 'node:http'
import { ProblemError } from '../../problems/errors'
import { largestUpload } from '../../validation/upload-content'

/** Largest JSON body, in bytes: the longest newsletter is far below. */
export const largestJson = 2 * 1024 * 1024
/** Largest preference, in bytes: how somebody likes a list to look. */
export const largestPreference = 64 * 1024
/** Largest question that comes as a form, in bytes: it names some thousands of documents. */
export const largestQuestion = 128 * 1024
/** Largest form with an upload in it, in bytes: the file and what surrounds it. */
export const largestForm = largestUpload + 1024 * 1024

/**
 * @param sentence what is said of one that is too large, in place of the registry's sentence
 * @throws ProblemError body-too-large as soon as there are more bytes than `limit`
 */
export const readBody = async (
  request: IncomingMessage,
  limit: number,
  sentence?: string,
): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? 0) > limit)
    throw new ProblemError('body-too-large', sentence)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new ProblemError('body-too-large', sentence)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
