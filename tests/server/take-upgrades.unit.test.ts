import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { boundedServer, stopServer, takeUpgrades } from '../../src/server/http-server'

const server = boundedServer(0, (request, response) => response.end(`answered ${request.url}`))

/** All that comes back until the server ends the connection. */
const say = (address: string): Promise<string> => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(
    `GET ${address} HTTP/1.1\r\nHost: school.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  )
  return text(socket)
}

beforeAll(async () => {
  takeUpgrades(server, (request, socket) => {
    if (request.url !== '/taken') return false
    socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')
    return true
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.closeAllConnections())

it('answers what is not taken over like any request, and ends the connection', async () => {
  const said = await say('/other')
  expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(said).toContain('Connection: close')
  expect(said).toMatch(/answered \/other/)
})

it('ends what was taken over when it stops', async () => {
  const said = say('/taken')
  while (
    (await new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)))) === 0
  )
    await new Promise((resolve) => setTimeout(resolve, 10))
  await stopServer(server)
  expect(await said).toMatch(/^HTTP\/1\.1 101 /)
})
