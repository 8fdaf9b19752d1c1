import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { handleEndpoints, type SanitizedConfig } from 'payload'

const requestOf = async (incoming: IncomingMessage, url: string): Promise<Request> => {
  const body = await buffer(incoming)
  return new Request(new URL(incoming.url ?? '/', url), {
    method: incoming.method ?? 'GET',
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
}

/**
 * Payload's REST API of any configuration: `/api` and nothing else.
 *
 * @param port a free one by default
 */
export const servePayload = async (
  config: Promise<SanitizedConfig>,
  port = 0,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const answer = await handleEndpoints({ config, request: await requestOf(incoming, url) })
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
      outgoing.end(Buffer.from(await answer.arrayBuffer()))
    })().catch((error: unknown) => outgoing.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url, close }
}
