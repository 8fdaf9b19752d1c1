import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Received = {
  path: string
  at: number
  headers: IncomingHttpHeaders
  raw: string
  body: { type: string; timestamp: string; data: Record<string, string> }
}

type Behaviour = (response: ServerResponse, received: Received) => void

/**
 * A website that takes webhooks, as it chooses to at the moment.
 * @param port where it was before, where it comes back
 */
export const startReceiver = async (port = 0) => {
  const calls: Received[] = []
  let behave: Behaviour = (response) => response.writeHead(204).end()
  const server = createServer((request, response) => {
    void text(request).then((raw) => {
      const body = JSON.parse(raw) as Received['body']
      const received = { path: request.url ?? '', at: Date.now(), headers: request.headers, raw, body }
      calls.push(received)
      behave(response, received)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls,
    behaves: (how: Behaviour) => (behave = how),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>

export const accept: Behaviour = (response) => void response.writeHead(204).end()
export const fail: Behaviour = (response) => void response.writeHead(500).end('no')
export const redirect: Behaviour = (response) =>
  void response.writeHead(302, { location: '/elsewhere' }).end()
export const drop: Behaviour = (response) => void response.destroy()
/** Says nothing at all. */
export const hang: Behaviour = () => undefined
/** Takes it, after a while. */
export const acceptSlowly: Behaviour = (response, received) =>
  void setTimeout(() => accept(response, received), 1500)
