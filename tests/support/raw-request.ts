import { request, type IncomingHttpHeaders } from 'node:http'

/** An answer as it came: a body in its coding, and every header. */
export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** Asks a server on this machine without following, decoding or keeping anything. */
export const rawRequest = (
  port: number,
  address: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: address, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
