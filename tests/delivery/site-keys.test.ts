import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { keyHashOf, siteClientKeys } from '../../src/delivery/clients/site-client-key'
import { databaseNames, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { letterRow, schoolSite } from './published-fixture'

const id = (digit: string) => digit.repeat(24)

describe.each(databaseNames)('site clients on %s', (database) => {
  let delivery: DeliveryUnderTest

  beforeAll(async () => {
    delivery = await startDelivery(database)
    const { fixture } = delivery
    await fixture.addSite(schoolSite('comberton'))
    await fixture.add(letterRow('comberton', 'trip', '2026-05-01', 1))
    await fixture.addClient({
      id: id('a'),
      name: 'Comberton website',
      school: id('1'),
      enabled: true,
      keys: [
        { hash: keyHashOf('current-key'), validUntil: null },
        { hash: keyHashOf('overlapping-key'), validUntil: '2026-06-14T11:00:00.000Z' },
        { hash: keyHashOf('old-key'), validUntil: '2026-06-14T09:00:00.000Z' },
      ],
    })
    await fixture.addClient({
      id: id('b'),
      name: 'Switched off',
      school: id('1'),
      enabled: false,
      keys: [{ hash: keyHashOf('disabled-key'), validUntil: null }],
    })
  })
  afterAll(() => delivery.stop())

  const withKey = (authorization: string, address = '/v1/sites/comberton/letters') =>
    delivery.raw(address, { headers: { Authorization: authorization } })

  it.each(['Bearer current-key', 'bearer   current-key', 'Bearer overlapping-key'])(
    'lets in %j',
    async (header) => {
      const { status, headers } = await withKey(header)
      expect(status).toBe(200)
      expect(headers['cache-control']).toMatch(/^private\b/)
    },
  )

  it.each(['Bearer old-key', 'Bearer disabled-key', 'Bearer unknown', 'Bearer', 'Bearer current-key x'])(
    'refuses %j at once',
    async (header) => {
      for (const address of [
        '/v1/sites',
        '/v1/sites/comberton/letters/trip',
        '/v1/sites/comberton/changes',
      ]) {
        const { status, headers, body } = await withKey(header, address)
        expect(status).toBe(401)
        expect(headers['content-type']).toBe('application/problem+json')
        expect(headers['www-authenticate']).toMatch(/^Bearer /)
        expect(JSON.parse(body.toString())).toMatchObject({ code: 'key-not-valid', status: 401 })
        expect(body.toString()).not.toContain('-key"}')
      }
    },
  )

  it('takes no notice of another scheme', async () => {
    const { status, headers } = await withKey('Basic c3RhZ2luZzpzZWNyZXQ=')
    expect(status).toBe(200)
    expect(headers['cache-control']).toMatch(/^public\b/)
  })

  it('gives the same content, with or without a key', async () => {
    const anonymous = await delivery.raw('/v1/sites/comberton/letters')
    const keyed = await withKey('Bearer current-key')
    expect(keyed.body).toEqual(anonymous.body)
    expect(keyed.headers.etag).toBe(anonymous.headers.etag)
  })

  it('notes the last use once a minute at most', async () => {
    const { fixture, clock } = delivery
    await vi.waitFor(async () => expect(await fixture.lastUse(id('a'))).toBe('2026-06-14T10:00:00.000Z'))
    clock.now = new Date('2026-06-14T10:00:59Z')
    await withKey('Bearer current-key')
    clock.now = new Date('2026-06-14T10:01:30Z')
    await withKey('Bearer current-key')
    await vi.waitFor(async () => expect(await fixture.lastUse(id('a'))).toBe('2026-06-14T10:01:30.000Z'))
    expect(await fixture.lastUse(id('b'))).toBeNull()
  })
})

it('serves the client all the same when its use cannot be noted, and tries again next time', async () => {
  const recordSiteClientUse = vi.fn().mockRejectedValue(new Error('The database is busy.'))
  const client = { id: 'a', name: 'Comberton website', school: '1' }
  const store = { siteClient: async () => client, recordSiteClientUse }
  const identify = siteClientKeys(store, () => new Date('2026-06-14T10:00:00Z'))
  expect(await identify('Bearer x')).toEqual(client)
  await vi.waitFor(() => expect(recordSiteClientUse).toHaveBeenCalledTimes(1))
  await Promise.resolve()
  expect(await identify('Bearer x')).toEqual(client)
  expect(recordSiteClientUse).toHaveBeenCalledTimes(2)
})
