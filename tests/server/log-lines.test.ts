import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { anonymous } from '../support/api-client'
import { behindTheBack } from '../support/behind-the-back'
import { databasesUnderTest } from '../support/database-under-test'
import { letterOf, publishedLetter } from '../support/items-over-rest'
import { movableClock, type MovableClock } from '../support/movable-clock'
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Line = Record<string, unknown> & { level: string; msg: string; requestId?: string }

const linesOf = (logs: string): Line[] =>
  logs
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('Listening on '))
    .map((line) => JSON.parse(line) as Line)

const [sqlite] = databasesUnderTest()
if (!sqlite) throw new Error('There is no SQLite.')

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('the lines of the log', () => {
  let clock: MovableClock
  let alliance: Alliance
  let own: AllianceSchool
  let behindProxy: RunningSystem
  const idOf = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(url, { headers })).headers.get('x-request-id')

  beforeAll(async () => {
    clock = await movableClock()
    alliance = await startAlliance(sqlite, { schools: 1, env: { ...clock.env, SIGN_IN_LIMIT: '0' } })
    ;[own] = alliance.schools as [AllianceSchool]
    behindProxy = await startSystem({
      role: 'delivery',
      databaseUri: alliance.system.databaseUri,
      env: { TRUST_PROXY: '1' },
    })
  }, 240_000)
  afterAll(async () => {
    await behindProxy?.stop()
    await alliance?.system.stop()
    await clock?.remove()
  })

  /** Something fails that nobody asked wrongly for. */
  const without = async <T>(table: string, work: () => Promise<T>): Promise<T> => {
    const rename = (from: string, to: string) =>
      behindTheBack(alliance.system.databaseUri, {
        sqlite: (client) => client.execute(`ALTER TABLE ${from} RENAME TO ${to}`),
        mongo: () => Promise.reject(new Error('SQLite alone')),
      })
    await rename(table, `${table}_away`)
    try {
      return await work()
    } finally {
      await rename(`${table}_away`, table)
    }
  }

  it('of one request have its id, Payload’s own too, and the answer has it', async () => {
    const [one, other] = await without('letters', () =>
      Promise.all([own.editor.get('/api/letters'), own.editor.post('/api/letters', letterOf(own))]),
    )
    const ids = [one, other].map(({ status, headers }) => {
      expect(status).toBe(500)
      return headers.get('x-request-id') ?? ''
    })
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) {
      expect(id).toMatch(uuid)
      await expect
        .poll(() => linesOf(alliance.system.logs()).filter(({ requestId }) => requestId === id))
        .toContainEqual(expect.objectContaining({ level: 'error', source: 'payload' }))
    }
    expect(alliance.system.logs()).toContain('no such table')
  })

  it('of one request have its id in the role that delivers alone as well', async () => {
    const id = await without('publications', () =>
      idOf(`${behindProxy.url}/v1/sites/${own.slug}/letters?limit=3`),
    )
    expect(id).toMatch(uuid)
    await expect
      .poll(() => linesOf(behindProxy.logs()).filter(({ requestId }) => requestId === id))
      .toContainEqual(expect.objectContaining({ level: 'error', msg: 'a request failed' }))
    const stacks = linesOf(behindProxy.logs()).flatMap(({ err }) => (err as { stack?: string })?.stack ?? [])
    expect(stacks.join('\n')).toMatch(/^ {4}at .*\(src\/delivery\/[\w/-]+\.ts:\d+:\d+\)$/m)
    expect(stacks.join('\n')).not.toContain('.cache')
  })

  it('are none, or no error and without a stack, for what a caller did wrong', async () => {
    const before = linesOf(alliance.system.logs()).length
    const visitor = anonymous(alliance.system.url)
    const wrong = { email: `chair@${own.slug}.test`, password: 'Not-this-password-1' }
    const answers = [
      await visitor.get('/api/letters'),
      await visitor.get('/api/nothing/of/that/name'),
      await own.editor.post('/api/letters', { title: '' }),
      await own.editor.get('/api/letters?where[nothing][equals]=x'),
      await own.editor.get('/api/letters/no-such-id'),
      await own.editor.get('/api/media/file/no-such-file.webp'),
      await visitor.get('/v1/sites/nowhere'),
      await visitor.get('/no/such/page'),
      ...(await Promise.all(Array.from({ length: 7 }, () => visitor.post('/api/users/login', wrong)))),
    ]
    for (const { status } of answers) expect(Math.floor(status / 100)).toBe(4)
    for (const line of linesOf(alliance.system.logs()).slice(before)) {
      expect(['debug', 'info', 'warn'], JSON.stringify(line)).toContain(line.level)
      expect(JSON.stringify(line)).not.toContain('"stack"')
    }
  })

  it('have an id that is on no answer which a cache may keep', async () => {
    const { url } = alliance.system
    const letter = await publishedLetter(own, { title: 'Kept by caches' })
    for (const path of [
      `/v1/sites/${own.slug}/letters/${letter.slug}`,
      `/schools/${own.slug}`,
      `/schools/${own.slug}/letters/${letter.slug}`,
      '/embed/v1.js',
      '/robots.txt',
      '/no/such/page',
    ]) {
      for (let count = 0; count < 2; count++) {
        const answer = await fetch(`${url}${path}`)
        expect(answer.headers.get('cache-control'), path).toMatch(/public/)
        expect(answer.headers.get('x-request-id'), path).toBeNull()
      }
    }
    for (const path of ['/api/users/me', '/v1/sites/nowhere', '/api/letters', '/healthz']) {
      const answer = await fetch(`${url}${path}`)
      expect(answer.headers.get('cache-control'), path).toMatch(/no-store/)
      expect(answer.headers.get('x-request-id'), path).toMatch(uuid)
    }
  })

  it('take an id from a proxy alone, and only one that is one', async () => {
    const given = '5f3a9c21d04b4f6e8a7b9c0d1e2f3a4b'
    const path = '/v1/sites/nowhere'
    expect(await idOf(`${behindProxy.url}${path}`, { 'x-request-id': given })).toBe(given)
    expect(await idOf(`${alliance.system.url}${path}`, { 'x-request-id': given })).toMatch(uuid)
    for (const bad of [
      'jane.doe@example.org',
      'short',
      `${given}, ${given}`,
      'Jane-Doe-of-Comberton',
      'a'.repeat(200),
    ]) {
      expect(await idOf(`${behindProxy.url}${path}`, { 'x-request-id': bad }), bad).toMatch(uuid)
    }
  })

  it('name the head of the audit log at the start and once a day, as the command takes it', async () => {
    const heads = () =>
      linesOf(alliance.system.logs()).flatMap(({ auditHead, level }) =>
        typeof auditHead === 'string' && level === 'info' ? [auditHead] : [],
      )
    expect(heads()).toHaveLength(1)
    await clock.moveTo(clock.now() + 24 * 3_600_000)
    await expect.poll(heads, { timeout: 40_000 }).toHaveLength(2)
    const [first, second] = heads() as [string, string]
    expect(first).toMatch(/^\d+:[0-9a-f]{8}-[0-9a-f]{64}$/)
    expect(Number.parseInt(second)).toBeGreaterThan(Number.parseInt(first))
    for (const head of [first, second]) {
      const result = await runScript('verify-audit', ['--head', head], alliance.system.env)
      expect(result.exitCode, result.stderr).toBe(0)
      expect(result.stdout).toContain(`The head that you noted is entry ${Number.parseInt(head)}.`)
    }
  })
})

describe('what libraries say, and what nobody catches', () => {
  it('comes into the log as lines of its own, without their words', async () => {
    const program = pathToFileURL(inRepository('tests', 'support', 'speak-out-of-turn.mjs'))
    const word = 'Zzyzxmark'
    const system = await startSystem({
      env: { NODE_OPTIONS: `--import ${program.href}`, WORD: word, LOG_LEVEL: 'debug' },
    })
    process.kill(system.processId, 'SIGUSR2')
    await expect.poll(() => system.logs(), { timeout: 20_000 }).toContain('the program ends')
    await expect
      .poll(() =>
        fetch(`${system.url}/healthz`).then(
          () => 'lives',
          () => 'ended',
        ),
      )
      .toBe('ended')
    expect((await system.stop()).exitCode).toBe(1)
    const said = system.logs()
    expect(said).not.toContain(word)
    const lines = linesOf(said)
    const from = (source: string) => lines.filter((line) => line.source === source)
    expect(from('console').map(({ level }) => level)).toEqual(
      expect.arrayContaining(['error', 'warn', 'debug']),
    )
    expect(JSON.stringify(from('console'))).toContain('speak-out-of-turn')
    expect(from('node').map(({ level }) => level)).toEqual(['warn'])
    expect(lines.at(-1)).toMatchObject({ level: 'fatal', err: { type: 'TypeError' } })
  })

  it('is told to people at a terminal as little', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-told-'))
    const system = await startSystem({ folder, hosted: true })
    await system.stop()
    await behindTheBack(system.databaseUri, {
      sqlite: async (client) => {
        await client.execute("INSERT INTO counters (id, name, value, hash) VALUES ('x', 'audit', 1, 'x')")
        await client.execute(
          `CREATE TRIGGER tell BEFORE INSERT ON users BEGIN SELECT RAISE(ABORT, 'jane@example.org'); END`,
        )
      },
      mongo: () => Promise.reject(new Error('SQLite alone')),
    })
    const person = {
      ADMIN_EMAIL: 'zzyzxmark@people.test',
      ADMIN_NAME: 'Zzyzxmark',
      ADMIN_PASSWORD: 'Three-random-words-1',
    }
    const { exitCode, stdout, stderr } = await runScript(
      'create-admin',
      [],
      { ...system.env, ...person },
      { hosted: false },
    )
    await rm(folder, { recursive: true, force: true })
    expect(exitCode).toBe(1)
    expect(`${stdout}${stderr}`).not.toMatch(/zzyzxmark|jane@|insert into|random-words/i)
    expect(stderr).toMatch(/^ {4}at /m)
  })
})
