import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inRepository } from '../../scripts/repository'
import type { Holding } from '../../src/publications/holdings'
import { databasesUnderTest } from '../support/database-under-test'
import { freePort } from '../support/free-port'
import { act, bodyOf, newSiteClient, publishedLetter } from '../support/items-over-rest'
import { rawRequest, type RawAnswer } from '../support/raw-request'
import { ensureProxy } from '../support/real-proxy'
import { runCommand } from '../support/run-command'
import { startSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** As docs/operators.md has it, for the ports and folders of this test, and without a certificate. */
const configuration = async (folder: string, port: number, program: string): Promise<string> => {
  const docs = await readFile(inRepository('docs', 'operators.md'), 'utf8')
  const block = /```nginx\n([^]*?)```/.exec(docs)?.[1]
  if (!block) throw new Error('docs/operators.md has no lines for nginx.')
  const changed = [
    [/\/var\/cache\/nginx\/kpsa/, path.join(folder, 'cache')],
    [/127\.0\.0\.1:3000/, program],
    [/listen 443 ssl;/, `listen 127.0.0.1:${port};`],
    [/^ *ssl_\w+ .*;\n/m, ''],
    [/^ *ssl_\w+ .*;\n/m, ''],
  ] as const
  const lines = changed.reduce((text, [pattern, replacement]) => {
    expect(text).toMatch(pattern)
    return text.replace(pattern, replacement)
  }, block)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${path.join(folder, name)};`)
    .join('\n')
  return `
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    worker_processes 1;
    daemon off;
    pid ${path.join(folder, 'nginx.pid')};
    error_log stderr warn;
    events {}
    http {
      access_log off;
      ${temporary}
      ${lines}
    }`
}

/** What nginx says of an answer that came out of its cache. */
const outOfCache = 'public, no-cache'

const main = 'www.example.org'
const domain = 'school.example.org'

describe('behind nginx, with the lines of docs/operators.md', () => {
  let alliance: Alliance
  let own: AllianceSchool
  let nginx: ChildProcess
  let folder: string
  let port: number

  const ask = (
    address: string,
    headers: Record<string, string> = {},
    { method = 'GET', at = port }: { method?: string; at?: number } = {},
  ): Promise<RawAnswer> => rawRequest(at, address, { method, headers: { Host: main, ...headers } })
  const statusOf = async (address: string, headers?: Record<string, string>) =>
    (await ask(address, headers)).status
  const titleOf = ({ body }: RawAnswer) => /<title>([^<]*)<\/title>/.exec(body.toString())?.[1]

  const newClient = async (): Promise<{ id: string; authorization: string }> => {
    const { id, key } = await newSiteClient(own)
    return { id, authorization: `Bearer ${key}` }
  }

  let withdrawn: { addresses: string[]; at: number }

  beforeAll(async () => {
    const program = await ensureProxy('nginx')
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-nginx-'))
    await mkdir(path.join(folder, 'cache'))
    port = await freePort()
    const [database] = databasesUnderTest()
    if (!database) throw new Error('There is no database to test on.')
    alliance = await startAlliance(database, {
      schools: 1,
      env: { TRUST_PROXY: '1', PUBLIC_URL: `http://${main}`, RATE_LIMIT_PER_MINUTE: '20000' },
    })
    ;[own] = alliance.schools as [AllianceSchool]
    bodyOf(await alliance.admin.patch(`/api/schools/${own.id}`, { domains: [domain] }))

    const file = path.join(folder, 'nginx.conf')
    await writeFile(file, await configuration(folder, port, new URL(alliance.system.url).host))
    const checked = await runCommand(program, ['-t', '-p', folder, '-c', file])
    expect(checked.exitCode, checked.stderr).toBe(0)
    nginx = spawn(program, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
    await vi.waitFor(async () => expect(await statusOf('/healthz')).toBe(200), { timeout: 10_000 })

    // Withdrawn now, so that the time until it is gone passes with all the other tests.
    const letter = await publishedLetter(own, { title: 'Soon gone' })
    const addresses = [
      `/v1/sites/${own.slug}/letters/soon-gone`,
      `/v1/sites/${own.slug}/letters?limit=50`,
      `/v1/sites/${own.slug}/feed.atom`,
      `/v1/sites/${own.slug}/changes`,
      `/schools/${own.slug}/letters/soon-gone`,
    ]
    for (const address of [...addresses, ...addresses])
      expect((await ask(address)).body.includes('Soon gone'), address).toBe(true)
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'A picture too many.' }))
    withdrawn = { addresses, at: performance.now() }
    await publishedLetter(own, { title: 'Stays' })
  }, 400_000)

  afterAll(async () => {
    const ended = new Promise((resolve) => nginx?.once('close', resolve) ?? resolve(undefined))
    nginx?.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  })

  it('each host has its own pages, whatever X-Forwarded-Host says', async () => {
    const wrong = { 'X-Forwarded-Host': domain }
    const [first, again] = [await ask('/letters', wrong), await ask('/letters')]
    expect(titleOf(first)).toBe(titleOf(again))
    expect(again.headers['cache-control']).toBe(outOfCache)
    const ofSchool = { Host: domain, 'X-Forwarded-Host': main }
    const [school, schoolAgain] = [await ask('/letters', ofSchool), await ask('/letters', ofSchool)]
    expect(titleOf(school)).toContain(own.name)
    expect(titleOf(school)).not.toBe(titleOf(first))
    expect(schoolAgain.headers['cache-control']).toBe(outOfCache)
    expect(schoolAgain.body.equals(school.body)).toBe(true)
  })

  it('so they have without a proxy that takes it away', async () => {
    const at = Number(new URL(alliance.system.url).port)
    const seen = await ask('/letters', { 'X-Forwarded-Host': `${domain}, ${domain}` }, { at })
    expect(titleOf(seen)).toBe(titleOf(await ask('/letters', {}, { at })))
  })

  it('where the proxy’s word counts, the last one does, and caches are told what it depends on', async () => {
    const { databaseUri } = alliance.system
    const env = { TRUST_PROXY: '1', TRUST_FORWARDED_HOST: 'true' }
    const system = await startSystem({ role: 'delivery', databaseUri, env, hosted: true })
    const at = Number(new URL(system.url).port)
    const [asMain, asSchool] = [`${domain}, ${main}`, `${main}, ${domain}`].map((hosts) =>
      ask('/letters', { Host: 'program.internal', 'X-Forwarded-Host': hosts }, { at }),
    )
    expect(titleOf((await asSchool) as RawAnswer)).toContain(own.name)
    expect(titleOf((await asMain) as RawAnswer)).not.toContain(own.name)
    for (const address of ['/letters', '/nothing-here', '/schools', '/robots.txt'])
      expect((await ask(address, {}, { at })).headers.vary, address).toBe('Accept-Encoding, X-Forwarded-Host')
    await system.stop()
  })

  it('a wrong key is 401, before and after others are answered from the cache, and a revoked one at once', async () => {
    const address = `/v1/sites/${own.slug}/letters?limit=7`
    const { id, authorization } = await newClient()
    expect(await statusOf(address, { Authorization: 'Bearer wrong' })).toBe(401)
    expect((await ask(address)).status).toBe(200)
    expect((await ask(address)).headers['cache-control']).toBe(outOfCache)
    for (let times = 0; times < 2; times += 1) {
      const wrong = await ask(address, { Authorization: 'Bearer wrong' })
      expect([wrong.status, wrong.headers['cache-control']]).toEqual([401, 'no-store'])
      const right = await ask(address, { Authorization: authorization })
      expect([right.status, right.headers['cache-control']]).toEqual([
        200,
        expect.stringMatching(/^private, /) as string,
      ])
      expect((await ask(address)).headers['cache-control']).toBe(outOfCache)
    }
    bodyOf(await own.head.patch(`/api/site-clients/${id}`, { enabled: false }))
    expect(await statusOf(address, { Authorization: authorization })).toBe(401)
    expect(await statusOf(address)).toBe(200)
  })

  it('receipts are complete, although all of it is in the cache', async () => {
    const letter = await publishedLetter(own, { title: 'Fetched by all' })
    const address = `/v1/sites/${own.slug}/letters/fetched-by-all`
    for (let times = 0; times < 3; times += 1) await ask(address)
    expect((await ask(address)).headers['cache-control']).toBe(outOfCache)
    const clients = [await newClient(), await newClient()]
    for (const { authorization } of clients)
      expect(await statusOf(address, { Authorization: authorization })).toBe(200)
    for (const { id } of clients) {
      await vi.waitFor(
        async () => {
          const { receipts } = bodyOf(
            await own.head.get<{ receipts: Holding[] }>(`/api/site-clients/${id}/receipts`),
          )
          expect(receipts).toMatchObject([{ slug: 'fetched-by-all', held: letter.version }])
        },
        { timeout: 15_000, interval: 200 },
      )
    }
  })

  it('each client gets a coding that it can read, with a tag of its own', async () => {
    const address = `/v1/sites/${own.slug}/letters?limit=9`
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes }
    const tags = new Set<unknown>()
    const texts = new Set<string>()
    for (let times = 0; times < 2; times += 1)
      for (const [coding, decoded] of Object.entries(decode)) {
        const headers = { 'Accept-Encoding': coding }
        const { status, headers: got, body } = await ask(address, headers)
        expect([status, got['content-encoding'] ?? 'identity']).toEqual([200, coding])
        expect(got.vary).toBe('Accept-Encoding, Authorization')
        if (times > 0) expect(got['cache-control']).toBe(outOfCache)
        tags.add(got.etag)
        texts.add(decoded(body).toString())
        const known = await ask(address, { ...headers, 'If-None-Match': String(got.etag) })
        expect([known.status, known.body.length]).toEqual([304, 0])
        const head = await ask(address, headers, { method: 'HEAD' })
        expect([head.status, head.headers.etag]).toEqual([200, got.etag])
      }
    expect([tags.size, texts.size]).toEqual([3, 1])
  })

  it('what may be stored is the same for every client', async () => {
    const at = Number(new URL(alliance.system.url).port)
    for (const address of [
      '/v1/sites',
      `/v1/sites/${own.slug}/letters`,
      `/v1/sites/${own.slug}/letters/stays`,
      `/v1/sites/${own.slug}/changes`,
      `/v1/sites/${own.slug}/search?q=stays`,
      `/v1/sites/${own.slug}/feed.rss`,
      `/v1/sites/${own.slug}/events.ics`,
      '/v1/openapi.json',
      '/embed/v1.js',
      '/',
      '/nothing-here',
      `/schools/${own.slug}/letters/stays`,
    ]) {
      const seen = [
        await ask(address, { 'X-Forwarded-For': '192.0.2.1' }, { at }),
        await ask(address, { 'X-Forwarded-For': '192.0.2.1', Cookie: 'a=b' }, { at }),
        await ask(address, { 'X-Forwarded-For': '198.51.100.2' }, { at }),
        // What was made within the last second says the second before.
      ].map(({ headers }) => ({ ...headers, date: '', 'last-modified': '' }))
      expect(seen[0]?.['cache-control'], address).toMatch(/^public, /)
      for (const headers of seen) {
        expect(headers, address).toEqual(seen[0])
        expect(Object.keys(headers), address).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(?:ratelimit|set-cookie|x-request-id)/)]),
        )
      }
    }
    const { headers } = await ask('/v1/sites', { Authorization: (await newClient()).authorization })
    expect(headers.ratelimit).toMatch(/^limit=\d+, remaining=/)
  })

  it('what is of one person passes, and is not kept', async () => {
    const signedIn = { Authorization: `JWT ${own.editor.token}` }
    const me = await ask('/api/users/me', signedIn)
    expect([me.status, me.headers['cache-control']]).toEqual([200, 'no-store'])
    expect((await ask('/api/users/me')).body.toString()).not.toContain(own.slug)
    expect(await statusOf('/metrics')).toBe(403)
  })

  it('what was withdrawn is gone within two minutes', { timeout: 200_000 }, async () => {
    const goneInTime = async (address: string) => {
      const shows = async () => {
        const { status, body } = await ask(address)
        return status < 400 && body.includes('Soon gone')
      }
      while (performance.now() - withdrawn.at < 120_000 && (await shows()))
        await new Promise((resolve) => setTimeout(resolve, 1000))
      expect(await shows(), address).toBe(false)
    }
    await Promise.all(withdrawn.addresses.map(goneInTime))
  })
})
