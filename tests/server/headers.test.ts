import { beforeAll, describe, expect, it } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { anonymous } from '../support/api-client'
import { startSystem, type RunningSystem } from '../support/running-system'

describe('headers that protect', () => {
  let http: RunningSystem
  let https: RunningSystem

  beforeAll(async () => {
    await buildIfNeeded()
    http = await startSystem({ admin: true })
    https = await startSystem({ env: { PUBLIC_URL: 'https://www.kpsa.test' } })
  }, 600_000)

  const headersOf = async (system: RunningSystem, path: string) =>
    (await anonymous(system.url).get(path)).headers

  /** Read by no browser that heeds the others. */
  const ofNoUse = [
    'x-powered-by',
    'x-frame-options',
    'x-xss-protection',
    'x-download-options',
    'x-dns-prefetch-control',
    'x-permitted-cross-domain-policies',
  ]

  it.each(['/', '/v1/docs', '/api/letters', '/admin/login', '/_next/nothing', '/nothing'])(
    'are on %s',
    async (path) => {
      const headers = await headersOf(http, path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'self'/)
      expect(headers.get('referrer-policy')).toMatch(/^(?:no-referrer|same-origin)$/)
      expect(ofNoUse.filter((name) => headers.has(name))).toEqual([])
    },
  )

  it('are no more than a meaning on what is asked for most', async () => {
    const namesOn = async (path: string, status: number, sent: Record<string, string> = {}) => {
      const answer = await anonymous(http.url).get(path, sent)
      expect(answer.status).toBe(status)
      return [...answer.headers.keys()]
    }
    const always = ['cache-control', 'connection', 'date', 'etag', 'keep-alive', 'last-modified', 'vary']
    const withBody = [...always, 'content-length', 'content-type', 'x-content-type-options']
    const ofPages = ['content-security-policy', 'referrer-policy']
    const ofData = ['access-control-allow-origin', 'access-control-expose-headers']
    const plain = { 'accept-encoding': 'identity' }
    const sorted = (...names: string[]) => [...names].sort()
    expect(await namesOn('/', 200, plain)).toEqual(sorted(...withBody, ...ofPages))
    expect(await namesOn('/v1/openapi.json', 200, plain)).toEqual(sorted(...withBody, ...ofData))
    expect(await namesOn('/', 304, { 'if-none-match': '*' })).toEqual(sorted(...always))
    expect(await namesOn('/v1/openapi.json', 304, { 'if-none-match': '*' })).toEqual(
      sorted(...always, 'access-control-allow-origin'),
    )
  })

  it('allow no inline script on public pages, and none without the answer’s nonce in the admin', async () => {
    expect((await headersOf(http, '/')).get('content-security-policy')).not.toMatch(
      /script-src|unsafe-inline/,
    )
    const page = await anonymous(http.url).get<string>('/admin/login')
    const policy = page.headers.get('content-security-policy') ?? ''
    const nonce = /script-src 'self' 'nonce-([^']+)';/.exec(policy)?.[1] ?? 'none'
    const scripts = [...page.body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(3)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
    const again = await anonymous(http.url).get('/admin/login')
    expect(again.headers.get('content-security-policy')).not.toContain(nonce)
  })

  it('take the nonce from nobody else', async () => {
    const { headers, body } = await anonymous(http.url).get<string>('/admin/login', {
      'content-security-policy': "script-src 'nonce-chosen'",
    })
    expect(headers.get('content-security-policy')).not.toContain('chosen')
    expect(body).not.toContain('nonce="chosen"')
  })

  it('tell of TLS only where the public address has it', async () => {
    for (const path of ['/', '/api/letters']) {
      expect((await headersOf(http, path)).get('strict-transport-security')).toBeNull()
      expect((await headersOf(https, path)).get('strict-transport-security')).toBe('max-age=31536000')
    }
    expect((await headersOf(http, '/admin/login')).get('strict-transport-security')).toBeNull()
  })
})
