import type { AddressInfo, Socket } from 'node:net'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { boundedServer } from '../../src/server/http-server'

/** Far more than the system takes of an answer that nobody reads. */
const much = Buffer.alloc(32 * 1024 * 1024)
const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach((end) => end()))

/** What the server's end of a connection is given to be silent, after a client has asked and reads nothing. */
const silenceFor = async (paths: string[]): Promise<number | undefined> => {
  let taken: Socket | undefined
  const server = boundedServer(0, (request, response) =>
    response.end(request.url === '/much' ? much : 'little'),
  )
  server.on('connection', (socket: Socket) => (taken = socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.pause()
  ends.push(() => (client.destroy(), server.close()))
  client.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''))
  await new Promise((resolve) => setTimeout(resolve, 300))
  return taken?.timeout
}

it('ends a connection of somebody who asks and does not read, also where several answers wait in a row', async () => {
  expect(await silenceFor(['/much'])).toBe(120_000)
  expect(await silenceFor(['/little', '/much'])).toBe(120_000)
  expect(await silenceFor(['/little', '/little', '/much', '/little'])).toBe(120_000)
})

it('waits a moment for the next request where all is answered', async () => {
  expect(await silenceFor(['/little'])).toBeLessThan(10_000)
  expect(await silenceFor(['/little', '/little'])).toBeLessThan(10_000)
})
