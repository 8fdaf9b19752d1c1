import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import dns, { type LookupAddress } from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readEnv } from '../../src/settings/env'
import { postMessage } from '../../src/webhooks/post-message'
import { isPublicAddress, publicLookup } from '../../src/webhooks/public-address'
import { retryTime } from '../../src/webhooks/retry-time'

/** What the machine's resolver says of names under `.school.example`, one answer after the other; the last one stays. */
const resolver = { answers: [] as string[], asked: 0 }

const { lookup: systemLookup } = dns
beforeAll(() => {
  const lookup = (name: string, ...more: unknown[]) => {
    if (!name.endsWith('.school.example'))
      return (systemLookup as (...given: unknown[]) => void)(name, ...more)
    const address = resolver.answers[Math.min(resolver.asked, resolver.answers.length - 1)] ?? ''
    resolver.asked += 1
    const found: LookupAddress[] = [{ address, family: 4 }]
    ;(more.at(-1) as (error: null, found: LookupAddress[]) => void)(null, found)
  }
  Object.assign(dns, { lookup })
  syncBuiltinESMExports()
})
afterAll(() => {
  Object.assign(dns, { lookup: systemLookup })
  syncBuiltinESMExports()
})

describe('an address of the public internet', () => {
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4009::200e'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    ...['127.0.0.1', '127.255.0.1', '0.0.0.0', '0.1.2.3', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.0.1', '192.0.2.1', '198.18.0.1'],
    ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.88.99.1'],
    ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', 'fec0::1', '::ffff:127.0.0.1'],
    ...['::ffff:93.184.216.34', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::'],
    ...['2001:0:1::', '2001:db8::1', '3fff::1', '100::1', '5f00::1', '4000::1', 'nonsense', ''],
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('looking a name up', () => {
  const answering =
    (...addresses: LookupAddress[]) =>
    (_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
      callback(null, addresses)
  const lookUp = (addresses: LookupAddress[], all: boolean) =>
    new Promise((resolve) =>
      publicLookup(answering(...addresses))('www.school.example', { all }, (error, address, family) =>
        resolve(error ? error.message : all ? address : [address, family]),
      ),
    )
  const open = { address: '93.184.216.34', family: 4 }
  const closed = { address: '127.0.0.1', family: 4 }

  it('gives public addresses alone, so that the connection goes to none but those', async () => {
    expect(await lookUp([closed, open], true)).toEqual([open])
    expect(await lookUp([closed, open], false)).toEqual(['93.184.216.34', 4])
  })

  it('fails where a name leads to private addresses only', async () => {
    expect(await lookUp([closed, { address: '::1', family: 6 }], true)).toMatch('no public address')
    expect(await lookUp([], false)).toMatch('no public address')
  })
})

describe('a message', () => {
  let asked = 0
  let connections = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end()
  })
  server.on('connection', () => (connections += 1))
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => server.close())

  it.each([
    ...['127.0.0.1', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', '0177.0.0.1', '127.1', '[::1]', '0'],
    ...['localhost', 'localhost.', '169.254.169.254', '[64:ff9b::7f00:1]', '[::127.0.0.1]'],
    ...['LOCALHOST.', 'localhost。', 'localhost..', '127.0.0.1.', '127。0。0。1', '2130706433.', '0x7f.1.'],
  ])('is never sent to %s', async (host) => {
    for (const scheme of ['http', 'https']) {
      const outcome = await postMessage(`${scheme}://${host}:${port}/`, {}, '{}', { allowPrivate: false })
      expect(outcome).toHaveProperty('problem')
    }
    expect([asked, connections]).toEqual([0, 0])
  })

  describe('to a name', () => {
    afterEach(() => Object.assign(resolver, { answers: [], asked: 0 }))
    const sentTo = (name: string) =>
      postMessage(`https://${name}:${port}/`, {}, '{}', { allowPrivate: false, timeoutMs: 1500 })

    it('is not sent where the name leads to a private address when it is sent', async () => {
      for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254']) {
        Object.assign(resolver, { answers: [address], asked: 0 })
        expect(await sentTo('hooks.school.example')).toEqual({
          problem: 'The name leads to a private address, where webhooks are not sent.',
        })
        expect(resolver.asked).toBe(1)
      }
      expect(connections).toBe(0)
    })

    it('goes to the address that was judged, whatever the name leads to a moment later', async () => {
      // That of www.example.com, where nobody answers at this port.
      resolver.answers = ['93.184.215.14', '127.0.0.1']
      const outcome = await sentTo('rebinding.school.example')
      expect(outcome).toHaveProperty('problem')
      expect(outcome).not.toMatchObject({ problem: expect.stringContaining('private') as string })
      // Looked up once, for the connection itself; the next message is judged anew.
      expect(resolver.asked).toBe(1)
      expect(await sentTo('rebinding.school.example')).toMatchObject({
        problem: expect.stringContaining('private') as string,
      })
      expect(connections).toBe(0)
    })
  })

  it('is sent there where that is allowed', async () => {
    const outcome = await postMessage(`http://127.0.0.1:${port}/`, {}, '{}', { allowPrivate: true })
    expect(outcome).toEqual({ status: 200 })
    expect(asked).toBe(1)
  })
})

describe('the times between tries', () => {
  const now = new Date('2026-06-14T10:00:00Z')

  it('are those of the setting, up to a tenth longer, and then there are no more', () => {
    expect(retryTime(1, [5, 60], now, () => 0)).toEqual(new Date('2026-06-14T10:00:05Z'))
    expect(retryTime(2, [5, 60], now, () => 1)).toEqual(new Date('2026-06-14T10:01:06Z'))
    expect(retryTime(3, [5, 60], now)).toBeUndefined()
  })

  it('grow, and last for a day, unless a setting says otherwise', () => {
    const { webhookRetrySeconds } = readEnv({
      DATABASE_URI: 'file:./kpsa.db',
      PAYLOAD_SECRET: 'a secret for the tests that is long enough',
    })
    for (const [index, seconds] of webhookRetrySeconds.slice(1).entries())
      expect(seconds).toBeGreaterThan(webhookRetrySeconds[index] ?? Infinity)
    const hours = webhookRetrySeconds.reduce((sum, seconds) => sum + seconds, 0) / 3600
    expect(hours).toBeGreaterThanOrEqual(24)
    expect(hours).toBeLessThan(25)
  })
})
