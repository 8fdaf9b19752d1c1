import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawRequest, type RawAnswer } from '../support/raw-request'
import { startSystem, type RunningSystem } from '../support/running-system'

/** Without what `fetch` would undo or add by itself: codings and caching. */
const ask = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> => {
  const { port, pathname, search } = new URL(url)
  return rawRequest(Number(port), pathname + search, { method, headers })
}

describe.each(['authoring', 'delivery'] as const)('the widget’s script, from the role %s', (role) => {
  let system: RunningSystem
  let address: string

  beforeAll(async () => {
    system = await startSystem({ role, hosted: true })
    address = `${system.url}/embed/v1.js`
  })
  afterAll(() => system.stop())

  it('can be included by any page', async () => {
    const { status, headers, body } = await ask(address, { origin: 'https://school.example' })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
      vary: 'Accept-Encoding',
    })
    expect(headers).not.toHaveProperty('set-cookie')
    expect(body.toString('utf8')).toContain('kpsa-')
  })

  it('stays below 8 kB', async () => {
    const gzip = await ask(address, { 'accept-encoding': 'gzip' })
    const brotli = await ask(address, { 'accept-encoding': 'gzip, deflate, br' })
    expect([gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', 'br'])
    const plain = (await ask(address)).body
    expect(gunzipSync(gzip.body)).toEqual(plain)
    expect(brotliDecompressSync(brotli.body)).toEqual(plain)
    expect(gzip.body.length).toBeLessThan(8000)
    expect(brotli.body.length).toBeLessThan(8000)
  })

  it('has strong tags, and costs a 304 as long as it is the same', async () => {
    // Until two seconds after a change, what was last modified is told a second early (see safeLastModified).
    await expect
      .poll(async () => Date.now() - Date.parse((await ask(address)).headers['last-modified'] ?? ''), {
        timeout: 10_000,
      })
      .toBeGreaterThan(3_000)
    for (const coding of ['identity', 'gzip', 'br']) {
      const { headers } = await ask(address, { 'accept-encoding': coding })
      expect(headers.etag).toMatch(/^"[\w-]+"$/)
      expect(Date.parse(headers['last-modified'] ?? '')).toBeLessThan(Date.now())
      const conditions: Record<string, string>[] = [
        { 'if-none-match': headers.etag ?? '' },
        { 'if-modified-since': headers['last-modified'] ?? '' },
      ]
      for (const condition of conditions) {
        const again = await ask(address, { 'accept-encoding': coding, ...condition })
        expect([again.status, again.body.length]).toEqual([304, 0])
        expect(again.headers).toMatchObject({
          etag: headers.etag,
          'cache-control': headers['cache-control'],
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
        })
      }
    }
  })

  it('answers HEAD with the same headers and no body', async () => {
    const get = await ask(address, { 'accept-encoding': 'gzip' })
    const head = await ask(address, { 'accept-encoding': 'gzip' }, 'HEAD')
    expect(head.body).toHaveLength(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })

  it('is the same with a version behind its address, as content management systems add it', async () => {
    const plain = await ask(address)
    const { status, headers, body } = await ask(`${address}?ver=6.4`)
    expect([status, headers.etag, body]).toEqual([200, plain.headers.etag, plain.body])
  })

  it('refuses like all of the API', async () => {
    const cases: [address: string, method: string, status: number][] = [
      [`${system.url}/embed/v2.js`, 'GET', 404],
      [`${system.url}/embed`, 'GET', 404],
      [address, 'POST', 405],
      [`${address}?a=%ff`, 'GET', 400],
      [`${address}?a=${'b'.repeat(5000)}`, 'GET', 414],
    ]
    for (const [where, method, expected] of cases) {
      const { status, headers } = await ask(where, {}, method)
      expect([status, headers['content-type']], `${method} ${where.slice(0, 80)}`).toEqual([
        expected,
        'application/problem+json',
      ])
      expect(headers['access-control-allow-origin']).toBe('*')
    }
  })
})
