import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { ByteRange, StoredFile } from '../../media-files/file-store'
import { systemCode } from '../../problems/system-error'

const wholeSeconds = (time: Date): number => Math.floor(time.getTime() / 1000)

const names = (list: string, entityTag: string): boolean =>
  list.split(',').some((one) => one.trim() === '*' || one.trim() === entityTag)

/** `If-Match` and `If-Unmodified-Since` (RFC 9110, section 13.1). */
const isOtherThanWanted = (request: Request, file: StoredFile): boolean => {
  const match = request.get('If-Match')
  if (match !== undefined) return !names(match, file.entityTag)
  const since = Date.parse(request.get('If-Unmodified-Since') ?? '')
  return !Number.isNaN(since) && wholeSeconds(file.modified) > since / 1000
}

/** `If-Range`: whoever holds the beginning of another file needs all of this one. */
const holdsThis = (request: Request, file: StoredFile): boolean => {
  const held = request.get('If-Range')
  if (held === undefined) return true
  if (held.includes('"')) return held.trim() === file.entityTag
  return wholeSeconds(file.modified) <= Date.parse(held) / 1000
}

/** The one part that is asked for. Several parts, or what cannot be read, get the whole file, as is allowed. */
const wantedRange = (request: Request, file: StoredFile): ByteRange | 'beyond' | undefined => {
  if (!holdsThis(request, file)) return undefined
  const ranges = request.range(file.size, { combine: true })
  if (ranges === -1) return 'beyond'
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1)
    return undefined
  return ranges[0]
}

const withoutFile = (response: Response, status: number): void => {
  response.removeHeader('Content-Type')
  response.removeHeader('Content-Disposition')
  response.status(status).end()
}

const clientWentAway = (error: unknown): boolean => systemCode(error) === 'ERR_STREAM_PREMATURE_CLOSE'

/**
 * Sends the file, or the part of it that `Range` asks for, or says that the client has it already (RFC 9110,
 * sections 13 and 14). Headers about the content are the caller's.
 *
 * @throws ProblemError `not-found`, `files-not-ready`; a client that went away is no error
 */
export const sendStored = async (request: Request, response: Response, file: StoredFile): Promise<void> => {
  response.set({
    ETag: file.entityTag,
    'Last-Modified': file.modified.toUTCString(),
    'Accept-Ranges': 'bytes',
  })
  if (isOtherThanWanted(request, file)) return withoutFile(response, 412)
  if (request.fresh) return withoutFile(response, 304)
  const range = wantedRange(request, file)
  if (range === 'beyond') {
    response.set('Content-Range', `bytes */${file.size}`)
    return withoutFile(response, 416)
  }
  // Opened before the status is set: if that fails, the answer is a problem and no half file.
  const bytes = request.method === 'HEAD' ? undefined : await file.open(range)
  if (range) response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`)
  response.set('Content-Length', String(range ? range.end - range.start + 1 : file.size))
  if (!bytes) return void response.end()
  await pipeline(bytes, response).catch((error: unknown) => {
    if (!clientWentAway(error)) throw error
  })
}
