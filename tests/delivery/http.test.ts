import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { letterRow, schoolSite, withdrawn } from './published-fixture'

let delivery: DeliveryUnderTest

beforeAll(async () => {
  delivery = await startDelivery()
  await delivery.fixture.addSite(
    schoolSite('comberton', { name: 'Comberton “Primary” School – Kidderminster' }),
  )
  await delivery.fixture.add(
    letterRow('comberton', 'trip', '2026-05-01', 1),
    letterRow('comberton', 'trip', '2026-05-01', 2, {
      language: 'pl',
      changedAt: '2026-06-02T09:00:00.400Z',
    }),
    letterRow('comberton', 'fair', '2026-05-02', 3, { changedAt: '2026-06-03T09:00:00.000Z' }),
  )
})
afterAll(() => delivery.stop())
beforeEach(() => {
  delivery.clock.now = new Date('2026-06-14T10:00:00Z')
})

const trip = '/v1/sites/comberton/letters/trip'
const addresses = [
  '/v1/sites',
  '/v1/sites/comberton',
  '/v1/sites/comberton/letters',
  trip,
  '/v1/sites/comberton/changes',
]

describe.each(addresses)('GET %s', (address) => {
  it('carries every header of the contract and no cookie', async () => {
    const { status, headers } = await delivery.raw(address)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding, Authorization',
    })
    expect(headers.etag).toMatch(/^"[\w-]{43}"$/)
    expect(headers['cache-control']).toMatch(/^public, /)
    expect(Date.parse(headers['last-modified'] ?? '')).toBeLessThan(delivery.clock.now.getTime())
    expect(headers).not.toHaveProperty('set-cookie')
  })

  it('answers HEAD with the same headers and no body', async () => {
    const get = await delivery.raw(address, { headers: { 'Accept-Encoding': 'gzip' } })
    const head = await delivery.raw(address, { method: 'HEAD', headers: { 'Accept-Encoding': 'gzip' } })
    expect(head.body).toHaveLength(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
    expect(Number(head.headers['content-length'])).toBe(get.body.length)
  })

  it('has one body in three codings, each with its own strong tag', async () => {
    const plain = await delivery.raw(address)
    const gzip = await delivery.raw(address, { headers: { 'Accept-Encoding': 'gzip' } })
    const brotli = await delivery.raw(address, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
    expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([
      undefined,
      'gzip',
      'br',
    ])
    expect(gunzipSync(gzip.body)).toEqual(plain.body)
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body)
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3)
  })

  it('answers 304 to each of its tags, weakened or in a list, with the same caching headers', async () => {
    for (const coding of ['identity', 'gzip', 'br']) {
      const first = await delivery.raw(address, { headers: { 'Accept-Encoding': coding } })
      const tag = first.headers.etag ?? ''
      for (const sent of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const { status, headers, body } = await delivery.raw(address, {
          headers: { 'Accept-Encoding': coding, 'If-None-Match': sent },
        })
        expect([status, body.length]).toEqual([304, 0])
        for (const name of [
          'etag',
          'last-modified',
          'cache-control',
          'vary',
          'access-control-allow-origin',
        ]) {
          expect(headers[name]).toBe(first.headers[name])
        }
        expect(headers).not.toHaveProperty('content-type')
      }
    }
  })

  it('answers 304 to a tag of another coding, with the tag that the client holds', async () => {
    const { headers } = await delivery.raw(address, { headers: { 'Accept-Encoding': 'br' } })
    const plain = await delivery.raw(address, { headers: { 'If-None-Match': headers.etag ?? '' } })
    expect([plain.status, plain.headers.etag]).toEqual([304, headers.etag])
  })

  it('answers 304 to its Last-Modified, 200 to an earlier one and to nonsense', async () => {
    const { headers } = await delivery.raw(address)
    const since = async (date: string, more = {}) =>
      (await delivery.raw(address, { headers: { 'If-Modified-Since': date, ...more } })).status
    const lastModified = headers['last-modified'] ?? ''
    expect(await since(lastModified)).toBe(304)
    expect(await since(new Date(Date.parse(lastModified) - 1000).toUTCString())).toBe(200)
    expect(await since('soon')).toBe(200)
    // If-None-Match decides alone where it is sent (RFC 9110, section 13.1.3).
    expect(await since(lastModified, { 'If-None-Match': '"other"' })).toBe(200)
  })
})

describe('a change', () => {
  const changed = async (address: string, change: () => Promise<void>) => {
    const before = await delivery.raw(address)
    await change()
    delivery.clock.now = new Date(delivery.clock.now.getTime() + 5000)
    const { etag = '', 'last-modified': lastModified = '' } = before.headers
    return {
      byTag: (await delivery.raw(address, { headers: { 'If-None-Match': etag } })).status,
      byTime: (await delivery.raw(address, { headers: { 'If-Modified-Since': lastModified } })).status,
    }
  }

  it('in the very same second is seen by both kinds of question', async () => {
    const at = delivery.clock.now
    const put = (sequence: number, milliseconds: number, title: string) => {
      const row = letterRow('comberton', 'fair', '2026-05-02', sequence, {
        changedAt: new Date(at.getTime() + milliseconds).toISOString(),
      })
      if (row.document) row.document.title = title
      return delivery.fixture.put(row)
    }
    delivery.clock.now = new Date(at.getTime() + 500)
    await put(10, 100, 'First')
    expect(await changed('/v1/sites/comberton/letters/fair', () => put(11, 900, 'Second'))).toEqual({
      byTag: 200,
      byTime: 200,
    })
  })

  it('that takes an item off a list is seen by both', async () => {
    const row = withdrawn(letterRow('comberton', 'fair', '2026-05-02', 12), 12, '2026-06-14T10:00:02.000Z')
    expect(await changed('/v1/sites/comberton/letters', () => delivery.fixture.put(row))).toEqual({
      byTag: 200,
      byTime: 200,
    })
  })

  it('that takes a translation off is seen by both, though the English form is older', async () => {
    const row = withdrawn(
      letterRow('comberton', 'trip', '2026-05-01', 13, { language: 'pl' }),
      13,
      '2026-06-14T10:00:02.000Z',
    )
    expect(await changed(`${trip}?language=pl`, () => delivery.fixture.put(row))).toEqual({
      byTag: 200,
      byTime: 200,
    })
  })
})

describe('bad input', () => {
  it.each([
    ['/v1/sites/%', 400],
    ['/v1/sites/%zz/letters', 400],
    ['/v1/sites/comberton/letters/%ff', 400],
    ['/v1/sites/comberton/letters/a%00b', 400],
    ['/v1/sites/comberton/letters?category=%00', 400],
    ['/v1/sites/comberton/letters?category=%', 400],
    ['/v1/sites/comberton/letters/a%0d%0aSet-Cookie:x', 400],
    ['/v1/sites/comberton/letters/%27', 404],
    ['/v1/sites/comberton/letters/%25', 404],
    ['/v1/sites/comberton/letters/' + 'a'.repeat(3000), 404],
    ['/v1/sites/comberton/letters/' + 'a'.repeat(5000), 414],
    ['/v1/sites?' + 'a'.repeat(5000), 414],
    ['/V1/sites', 404],
    ['/v1/sites/../../etc/passwd', 404],
  ])('%s is %i', async (address, status) => {
    const answer = await delivery.raw(address)
    expect(answer.status).toBe(status)
    if (address.startsWith('/v1')) {
      expect(answer.headers['content-type']).toBe('application/problem+json')
      expect(JSON.parse(answer.body.toString())).toMatchObject({ status, code: expect.any(String) as string })
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers['access-control-allow-origin']).toBe('*')
    }
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])('%s is not allowed', async (method) => {
    const { status, headers, body } = await delivery.raw(trip, {
      method,
      headers: { 'X-HTTP-Method-Override': 'GET' },
    })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(JSON.parse(body.toString())).toMatchObject({ code: 'method-not-allowed' })
  })

  it.each([trip, '/v1/sites/comberton/feed.rss', '/v1/openapi.json', '/media/pool.jpg', '/v1/nothing'])(
    'answers a preflight of %s, whatever everyday header is meant to be sent',
    async (address) => {
      const { status, headers } = await delivery.raw(address, {
        method: 'OPTIONS',
        headers: { Origin: 'https://school.example', 'Access-Control-Request-Headers': 'authorization' },
      })
      expect(status).toBe(204)
      const allowed = String(headers['access-control-allow-headers']).split(', ')
      expect(allowed).toEqual(
        expect.arrayContaining([
          ...['Authorization', 'If-None-Match', 'If-Modified-Since', 'Content-Type', 'X-Requested-With'],
          ...['Cache-Control', 'Pragma', 'Accept', 'Accept-Language', 'Range'],
        ]),
      )
      expect(headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
      expect(headers).not.toHaveProperty('access-control-allow-credentials')
      const exposed = String(headers['access-control-expose-headers']).split(', ')
      expect(exposed).toEqual(
        expect.arrayContaining([
          'RateLimit',
          'RateLimit-Policy',
          'Link',
          'Last-Modified',
          'ETag',
          'Retry-After',
        ]),
      )
    },
  )

  it.each([
    ['text/html', 406],
    ['application/json;q=0', 406],
    ['image/*, text/plain', 406],
    ['*/*;q=0', 406],
    ['*/*, application/json;q=0', 406],
    ['application/*;q=0, text/html', 406],
    ['text/html, */*;q=0.1', 200],
    ['application/*', 200],
    ['application/json;version=1', 200],
    ['APPLICATION/JSON', 200],
    ['application/json; charset=utf-8', 200],
    ['nonsense', 200],
    [';;,', 200],
  ])('Accept: %s is answered with %i', async (accept, status) => {
    expect((await delivery.raw(trip, { headers: { Accept: accept } })).status).toBe(status)
  })

  it('leaves out the body of a problem for HEAD', async () => {
    const { status, headers, body } = await delivery.raw('/v1/sites/nowhere', { method: 'HEAD' })
    expect([status, body.length]).toEqual([404, 0])
    expect(headers['content-type']).toBe('application/problem+json')
  })

  it('is never reported as a fault of the system', () => {
    expect(delivery.reported).toEqual([])
  })
})
