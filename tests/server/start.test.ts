import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { holdMigrationLock } from '../../src/database/migration-lock'
import { migrations } from '../../src/migrations'
import { anonymous } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import { create, letterOf, publish, publishedLetter, shownOn, act, bodyOf } from '../support/items-over-rest'
import { programEnvironment } from '../support/program-environment'
import { runCommand } from '../support/run-command'
import { startSystem, type RunningSystem } from '../support/running-system'
import {
  allianceDatabase,
  startAlliance,
  type Alliance,
  type AllianceSchool,
} from '../support/small-alliance'

const [sqlite] = databasesUnderTest()
if (!sqlite) throw new Error('There is no SQLite.')

const starting = (settings: Record<string, string | undefined>, args: string[] = []) =>
  runCommand(process.execPath, [...nodeArguments, inRepository('src', 'server', 'start.ts'), ...args], {
    cwd: repository,
    env: programEnvironment(settings),
    // Less than a test has, so that it is the command which is reported.
    timeout: 50_000,
  })
const good = {
  DATABASE_URI: 'file:/nowhere/at-all.db',
  PAYLOAD_SECRET: 'a secret for the tests that is long enough',
  KPSA_ADMIN: 'off',
}
const sentences = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

describe('settings that will not do', () => {
  it('are all told at once, each as a sentence, without a stack and without their values', async () => {
    const secret = 'too-short-secret'
    const { exitCode, stderr, stdout } = await starting({
      DATABASE_URI: 'postgres://somebody:hunter2@example.test/db',
      PAYLOAD_SECRET: secret,
      PORT: 'eighty',
      PUBLIC_URL: 'not an address',
      LOG_LEVEL: 'loud',
      RATE_LIMIT_PER_MINUTE: '-1',
      SMTP_URL: 'http://user:hunter2@example.test',
      MAIL_FROM: 'nobody',
    })
    expect(exitCode).toBe(1)
    const said = stderr + stdout
    for (const name of [
      'DATABASE_URI',
      'PAYLOAD_SECRET',
      'PORT',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'RATE_LIMIT_PER_MINUTE',
      'SMTP_URL',
      'MAIL_FROM',
    ]) {
      expect(said).toMatch(new RegExp(`^- ${name} `, 'm'))
    }
    expect(said).toContain('"postgres:"')
    for (const value of [secret, 'hunter2', 'somebody', 'example.test']) expect(said).not.toContain(value)
    expect(said).not.toMatch(/^\s+at /m)
  })

  it('no settings at all: what is missing is named, and how to put it right', async () => {
    const { exitCode, stderr } = await starting({ NODE_ENV: 'production' })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('DATABASE_URI is missing')
    expect(stderr).toContain('PAYLOAD_SECRET is missing')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('a taken port is one sentence', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    )
    const { exitCode, stderr } = await starting({ ...good, PORT: String(port) })
    server.close()
    expect(exitCode).toBe(1)
    expect(sentences(stderr)).toHaveLength(1)
    expect(stderr).toContain(`Port ${port} is taken`)
  })

  it('an unknown role is one sentence', async () => {
    const { exitCode, stderr } = await starting(good, ['--role', 'printing'])
    expect(exitCode).toBe(1)
    expect(sentences(stderr)).toHaveLength(1)
    expect(stderr).toContain('"printing"')
  })
})

describe('two first starts at once', { timeout: 120_000 }, () => {
  it('wait for each other: one touches nothing while another migrates', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-waiting-'))
    const file = path.join(folder, 'waiting.db')
    const lock = await holdMigrationLock(file)
    const waiting = startSystem({ databaseUri: `file:${file}`, timeout: 90_000 })
    const other = await startSystem({ timeout: 90_000 })
    expect(existsSync(file)).toBe(false)
    await lock.release()
    for (const system of [await waiting, other]) {
      expect((await anonymous(system.url).get('/readyz')).status).toBe(200)
      await system.stop()
    }
    await rm(folder, { recursive: true, force: true })
  })

  it('on one SQLite file end in one migrated database', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-first-'))
    const databaseUri = `file:${path.join(folder, 'first.db')}`
    const systems = await Promise.all([1, 2].map(() => startSystem({ databaseUri, timeout: 90_000 })))
    for (const { url } of systems) expect((await anonymous(url).get('/readyz')).status).toBe(200)
    await Promise.all(systems.map((system) => system.stop()))
    const client = createClient({ url: databaseUri })
    const { rows } = await client.execute(
      'SELECT name, count(*) AS times FROM payload_migrations GROUP BY name',
    )
    client.close()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ times }) => Number(times))).toEqual(rows.map(() => 1))
    await rm(folder, { recursive: true, force: true })
  })
})

// Each starts the program twice.
describe('a database of another making', { timeout: 120_000 }, () => {
  const folderOfOne = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-pushed-'))
    return { folder, databaseUri: `file:${path.join(folder, 'pushed.db')}` }
  }

  it('is migrated whatever NODE_ENV says, and its schema is never pushed', async () => {
    for (const mode of ['development', 'test']) {
      const { folder, databaseUri } = await folderOfOne()
      const system = await startSystem({ databaseUri, env: { NODE_ENV: mode } })
      await system.stop()
      const client = createClient({ url: databaseUri })
      const { rows } = await client.execute('SELECT name, batch FROM payload_migrations')
      client.close()
      expect(
        rows.map(({ name }) => name),
        mode,
      ).toEqual(migrations.map(({ name }) => name))
      expect(
        rows.filter(({ batch }) => Number(batch) < 1),
        mode,
      ).toEqual([])
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('that was pushed in development is refused in a sentence, and asks nobody anything', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-pushed-'))
    const databaseUri = await allianceDatabase(sqlite)
    const client = createClient({ url: databaseUri })
    await client.execute(
      "INSERT INTO payload_migrations (id, name, batch, created_at, updated_at) VALUES ('x', 'dev', -1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')",
    )
    client.close()
    const { exitCode, stderr, stdout } = await starting({
      ...good,
      DATABASE_URI: databaseUri,
      PORT: '0',
      MEDIA_DIR: folder,
    })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('DATABASE_URI names a database whose tables')
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(stdout + stderr).not.toContain('Would you like')
    await rm(folder, { recursive: true, force: true })
  })
})

describe.each(databasesUnderTest())('both roles beside each other, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let delivery: RunningSystem

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
    const { databaseUri, mediaDir } = alliance.system
    delivery = await startSystem({ role: 'delivery', databaseUri, env: { MEDIA_DIR: mediaDir } })
  })
  afterAll(() => delivery?.stop())

  it('live and ready', async () => {
    for (const { url } of [alliance.system, delivery]) {
      expect((await anonymous(url).get('/healthz')).status).toBe(200)
      expect((await anonymous(url).get('/readyz')).status).toBe(200)
    }
  })

  it('delivery shows what is published and withdrawn, and has nothing to write with', async () => {
    const visitor = anonymous(delivery.url)
    const letter = await publishedLetter(own, { title: 'Across processes', channels: { kpsa: true } })
    expect(await shownOn(visitor, own.slug, 'letters', letter.slug)).toMatchObject({
      title: 'Across processes',
    })
    const page = await visitor.get<string>(`/schools/${own.slug}/letters/${letter.slug}`)
    expect(page.status).toBe(200)
    expect(page.body).toContain('Across processes')
    expect((await visitor.get('/')).status).toBe(200)

    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Gone.' }))
    const gone = async () => (await visitor.get(`/v1/sites/${own.slug}/letters/${letter.slug}`)).status
    await expect.poll(gone, { timeout: 10_000 }).toBe(410)
    const again = await create(own.editor, 'letters', letterOf(own, { title: 'And another' }))
    await publish(own, 'letters', again.id)
    expect(await shownOn(visitor, own.slug, 'letters', again.slug)).toBeDefined()

    for (const address of [
      '/api/letters',
      '/api/users/login',
      '/admin',
      '/api/users/first-register',
      '/demo/mail',
      '/demo/widget',
    ]) {
      for (const method of ['GET', 'POST']) {
        expect([404, 405], `${method} ${address}`).toContain((await visitor.send(address, { method })).status)
      }
    }
  })

  it.runIf(database.name === 'SQLite')('delivery is not ready without a migrated database', async () => {
    const empty = await startSystem({ role: 'delivery', databaseUri: database.uri(), hosted: true })
    expect((await anonymous(empty.url).get('/healthz')).status).toBe(200)
    expect((await anonymous(empty.url).get('/readyz')).status).toBe(503)
    expect((await anonymous(empty.url).get('/v1/sites')).status).toBe(503)
    await empty.stop()
  })
})
