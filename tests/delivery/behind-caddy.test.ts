import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { databasesUnderTest } from '../support/database-under-test'
import { freePort } from '../support/free-port'
import { bodyOf } from '../support/items-over-rest'
import { rawRequest, type RawAnswer } from '../support/raw-request'
import { ensureProxy } from '../support/real-proxy'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const main = 'www.example.org'
const domain = 'school.example.org'

/** As docs/operators.md has it, for the ports of this test, and without certificates. */
const configuration = async (port: number, program: string): Promise<string> => {
  const docs = await readFile(inRepository('docs', 'operators.md'), 'utf8')
  const block = /```caddyfile\n([^]*?)```/.exec(docs)?.[1]
  if (!block) throw new Error('docs/operators.md has no lines for Caddy.')
  const sites = `${main}, ${domain} {`
  expect(block).toContain(sites)
  expect(block).toContain('127.0.0.1:3000')
  const listening = `http://${main}:${port}, http://${domain}:${port} {\n    bind 127.0.0.1\n`
  return `{\n    admin off\n    auto_https off\n}\n\n${block.replace(sites, listening).replace('127.0.0.1:3000', program)}`
}

describe('behind Caddy, with the lines of docs/operators.md', () => {
  let alliance: Alliance
  let own: AllianceSchool
  let caddy: ChildProcess
  let folder: string
  let port: number

  const ask = (address: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
    rawRequest(port, address, { headers: { Host: main, ...headers } })
  const titleOf = ({ body }: RawAnswer) => /<title>([^<]*)<\/title>/.exec(body.toString())?.[1]

  beforeAll(async () => {
    const program = await ensureProxy('caddy')
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-caddy-'))
    port = await freePort()
    const [database] = databasesUnderTest()
    if (!database) throw new Error('There is no database to test on.')
    alliance = await startAlliance(database, {
      schools: 1,
      env: { TRUST_PROXY: '1', PUBLIC_URL: `http://${main}`, RATE_LIMIT_PER_MINUTE: '200' },
    })
    ;[own] = alliance.schools as [AllianceSchool]
    bodyOf(await alliance.admin.patch(`/api/schools/${own.id}`, { domains: [domain] }))
    const file = path.join(folder, 'Caddyfile')
    await writeFile(file, await configuration(port, new URL(alliance.system.url).host))
    caddy = spawn(program, ['run', '--config', file, '--adapter', 'caddyfile'], {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    })
    await vi.waitFor(async () => expect((await ask('/healthz')).status).toBe(200), { timeout: 10_000 })
  }, 400_000)

  afterAll(async () => {
    const ended = new Promise((resolve) => caddy?.once('close', resolve) ?? resolve(undefined))
    caddy?.kill('SIGTERM')
    await ended
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  it('each host has its own pages, whatever X-Forwarded-Host says', async () => {
    const first = await ask('/letters', { 'X-Forwarded-Host': domain })
    const school = await ask('/letters', { Host: domain, 'X-Forwarded-Host': main })
    expect([first.status, school.status]).toEqual([200, 200])
    expect(titleOf(first)).toBe(titleOf(await ask('/letters')))
    expect(titleOf(school)).toContain(own.name)
    expect(titleOf(first)).not.toBe(titleOf(school))
  })

  it('answers arrive as the program gave them, and a wish for another protocol is none', async () => {
    const address = `/v1/sites/${own.slug}/letters`
    const through = await ask(address, { 'Accept-Encoding': 'br' })
    const direct = await rawRequest(Number(new URL(alliance.system.url).port), address, {
      headers: { Host: main, 'Accept-Encoding': 'br' },
    })
    for (const name of ['etag', 'vary', 'cache-control', 'content-encoding', 'content-length'])
      expect(through.headers[name], name).toBe(direct.headers[name])
    expect(through.body.equals(direct.body)).toBe(true)
    const known = await ask(address, {
      'Accept-Encoding': 'br',
      'If-None-Match': String(through.headers.etag),
    })
    expect(known.status).toBe(304)
    const upgrade = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABk' }
    for (let times = 0; times < 20; times += 1) expect((await ask(address, upgrade)).status).toBe(200)
  })

  it('what is of operators alone, and what is too large, does not pass', async () => {
    expect((await ask('/metrics')).status).toBe(403)
    const sent = await rawRequest(port, '/api/media', {
      method: 'POST',
      headers: {
        Host: main,
        Authorization: `JWT ${own.editor.token}`,
        'Content-Type': 'multipart/form-data; boundary=x',
      },
      body: Buffer.alloc(23 * 1024 * 1024),
    }).then(
      ({ status }) => status,
      // Whoever is refused may find the connection ended before all is sent.
      ({ code }: NodeJS.ErrnoException) => code,
    )
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(sent)
  })

  it('whoever asks too often is counted by the address that Caddy saw, and not by what they say', async () => {
    const seen = new Set<number>()
    for (let times = 0; times < 230; times += 1) {
      const said = { 'X-Forwarded-For': `198.51.100.${times}` }
      seen.add((await ask(`/v1/sites/${own.slug}/events`, said)).status)
    }
    expect([...seen].sort()).toEqual([200, 429])
  })
})
