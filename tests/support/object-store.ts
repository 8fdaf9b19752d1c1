import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type StoredObject = { bytes: Buffer; type: string; modified: Date; etag: string }

export type ObjectStore = {
  /** What the program needs in its environment to use this store. */
  settings: Record<string, string>
  objects: Map<string, StoredObject>
  /** What was asked for since the start: method, key and range. */
  requests: { method: string; key: string; range: string | undefined }[]
  /**
   * `answering` at first; `failing` says 500 to everything, `silent` takes requests and never answers, `breaking`
   * ends in the middle of a file.
   */
  behaviour: 'answering' | 'failing' | 'silent' | 'breaking'
  stop: () => Promise<void>
}

const bucket = 'kpsa-media'
export const accessKey = 'KPSATESTKEY000000001'
export const secretKey = 'only-for-the-tests-never-to-be-printed'

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** `aws-chunked`: each chunk after its size in hexadecimal, then a chunk of no bytes and trailers. */
const withoutChunks = (body: Buffer): Buffer => {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = parseInt(body.toString('latin1', at, lineEnd), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const body = await readAll(request)
  const chunked = String(request.headers['x-amz-content-sha256']).startsWith('STREAMING-')
  return chunked ? withoutChunks(body) : body
}

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'Content-Type': 'application/xml' })
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

const send = (request: IncomingMessage, response: ServerResponse, stored: StoredObject): void => {
  if (request.headers['if-match'] && request.headers['if-match'] !== stored.etag) {
    return refuse(response, 412, 'PreconditionFailed')
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  const bytes = range ? stored.bytes.subarray(Number(range[1]), Number(range[2]) + 1) : stored.bytes
  response.writeHead(range ? 206 : 200, {
    'Content-Type': stored.type,
    'Content-Length': bytes.length,
    'Last-Modified': stored.modified.toUTCString(),
    ETag: stored.etag,
    ...(range && { 'Content-Range': `bytes ${range[1]}-${range[2]}/${stored.bytes.length}` }),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

const answer = async (store: ObjectStore, request: IncomingMessage, response: ServerResponse) => {
  const { pathname } = new URL(request.url ?? '/', 'http://store')
  const [, named, ...rest] = pathname.split('/').map(decodeURIComponent)
  const key = rest.join('/')
  const method = request.method ?? ''
  store.requests.push({ method, key, range: request.headers.range })
  if (store.behaviour === 'silent') return
  if (store.behaviour === 'failing') return refuse(response, 500, 'InternalError')
  const signature = `AWS4-HMAC-SHA256 Credential=${accessKey}/`
  if (!request.headers.authorization?.startsWith(signature)) return refuse(response, 403, 'AccessDenied')
  if (named !== bucket) return refuse(response, 404, 'NoSuchBucket')
  if (key === '') {
    response.writeHead(200).end()
  } else if (method === 'PUT') {
    const bytes = await bytesOf(request)
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
    store.objects.set(key, { bytes, type: request.headers['content-type'] ?? '', modified: new Date(), etag })
    response.writeHead(200, { ETag: etag }).end()
  } else if (method === 'DELETE') {
    store.objects.delete(key)
    response.writeHead(204).end()
  } else {
    const stored = store.objects.get(key)
    if (stored && method === 'GET' && store.behaviour === 'breaking') {
      response.writeHead(200, { 'Content-Length': stored.bytes.length, ETag: stored.etag })
      response.write(stored.bytes.subarray(0, 100), () => response.destroy())
    } else if (stored) send(request, response, stored)
    else refuse(response, 404, 'NoSuchKey')
  }
}

/**
 * A small object store that speaks as much of S3's protocol as the program uses, with the bucket in the path. It
 * wants a signature of the right key to be there, and does not check that it is right.
 */
export const startObjectStore = async (): Promise<ObjectStore> => {
  const server = createServer((request, response) => {
    answer(store, request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const store: ObjectStore = {
    settings: {
      S3_BUCKET: bucket,
      S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      S3_ACCESS_KEY_ID: accessKey,
      S3_SECRET_ACCESS_KEY: secretKey,
      S3_FORCE_PATH_STYLE: 'true',
    },
    objects: new Map(),
    requests: [],
    behaviour: 'answering',
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return store
}
