import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSystem, type RunningSystem } from '../support/running-system'

/** What clients ask to go over to: curl and Java of their own accord, browsers, scanners. */
const upgrades: [what: string, headers: string[]][] = [
  [
    'HTTP/2, as curl and Java do',
    ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA'],
  ],
  [
    'a websocket',
    [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ],
  ],
  ['TLS', ['Connection: upgrade', 'Upgrade: TLS/1.0, HTTP/1.1']],
  ['something unknown', ['Connection: keep-alive, Upgrade', 'Upgrade: anything/1']],
]

const addresses = ['/healthz', '/v1/sites', '/', '/nothing-here', '/media/nothing.jpg', '/embed/v1.js']
const quick = ['/healthz', '/v1/sites', '/media/nothing.jpg', '/_next/hmr']
const ofAuthoring = ['/admin/login', '/api/users/me', '/_next/hmr', '/_next/nothing']

/** Holds each connection open, as a client does that waits for more. */
class HeldConnections {
  private readonly held = new Set<Socket>()

  constructor(private readonly port: number) {}

  /** @returns the status of the answer; undefined where none comes within five seconds, or the connection ends */
  ask(method: string, address: string, headers: string[], body = ''): Promise<number | undefined> {
    return new Promise((resolve) => {
      const socket = connect({ port: this.port, host: '127.0.0.1', allowHalfOpen: true })
      this.held.add(socket)
      let text = ''
      const silent = setTimeout(() => resolve(undefined), 5000)
      const end = (status?: number) => {
        clearTimeout(silent)
        resolve(status)
      }
      socket.on('data', (part: Buffer) => {
        text += part.toString('latin1')
        const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1]
        if (status) end(Number(status))
      })
      socket.on('error', () => undefined)
      socket.on('close', () => end())
      socket.write(
        [`${method} ${address} HTTP/1.1`, 'Host: school.example', ...headers, '', body].join('\r\n'),
      )
    })
  }

  endAll(): void {
    for (const socket of this.held) socket.destroy()
  }
}

/** Whether it answers 200 within so many milliseconds: a full server lets the next one in as connections end. */
const isWellWithin = async (url: string, ms: number): Promise<boolean> => {
  const until = Date.now() + ms
  while (Date.now() < until) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}

const inBatches = async (count: number, size: number, one: (index: number) => Promise<unknown>) => {
  for (let begun = 0; begun < count; begun += size)
    await Promise.all(Array.from({ length: Math.min(size, count - begun) }, (_, i) => one(begun + i)))
}

describe.each(['authoring', 'delivery'] as const)(
  'requests to go over to another protocol, %s role',
  (role) => {
    const all = role === 'authoring' ? [...addresses, ...ofAuthoring] : addresses
    let system: RunningSystem
    let connections: HeldConnections
    beforeAll(async () => {
      system = await startSystem({ role, admin: role === 'authoring' })
      connections = new HeldConnections(Number(new URL(system.url).port))
      // Next does what it does to the server at the first request that it gets.
      if (role === 'authoring') expect((await fetch(`${system.url}/admin/login`)).status).toBe(200)
    })
    afterAll(() => connections.endAll())

    it.each(upgrades)('are answered as any request: %s', async (_what, headers) => {
      for (const address of all) {
        const plain = await connections.ask('GET', address, [])
        expect(plain, address).toBeTypeOf('number')
        expect(await connections.ask('GET', address, headers), address).toBe(plain)
      }
    })

    if (role === 'authoring')
      it('keep their body', async () => {
        const body = JSON.stringify({ email: 'nobody@elsewhere.test', password: 'not this one at all' })
        const headers = ['Content-Type: application/json', `Content-Length: ${body.length}`]
        for (const [, more] of [['', []] as const, ...upgrades])
          expect(await connections.ask('POST', '/api/users/login', [...headers, ...more], body)).toBe(401)
      })

    it('leave the server as well as before after 4,010 of them', async () => {
      await inBatches(4010, 100, (index) => {
        const [, headers = []] = upgrades[index % upgrades.length] ?? []
        return connections.ask('GET', quick[index % quick.length] ?? '/', headers)
      })
      expect(await isWellWithin(system.url, 20_000)).toBe(true)
    }, 120_000)

    // The server is the same in both roles.
    if (role === 'delivery')
      it('leave it so too where 4,010 are refused', async () => {
        await inBatches(4010, 200, (index) =>
          index % 2
            ? connections.ask('CONNECT', 'elsewhere.example:443', [])
            : connections.ask('GET', '/not http at all', []),
        )
        expect(await isWellWithin(system.url, 20_000)).toBe(true)
      }, 120_000)

    it('do not keep it from stopping', async () => {
      await inBatches(40, 20, (index) => {
        const [, headers = []] = upgrades[index % upgrades.length] ?? []
        return connections.ask(
          index % 4 ? 'GET' : 'CONNECT',
          index % 4 ? '/healthz' : 'elsewhere.example:443',
          headers,
        )
      })
      const asked = performance.now()
      expect((await system.stop()).exitCode).toBe(0)
      expect(performance.now() - asked).toBeLessThan(5000)
    })
  },
)
