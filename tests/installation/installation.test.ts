import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { repository } from '../../scripts/repository'
import { sqliteFile } from '../../src/sqlite/sqlite-file'
import { noteName } from '../../src/installation/identity-notes'
import { databasesUnderTest } from '../support/database-under-test'
import { behindTheBack } from '../support/behind-the-back'
import { markDemonstration } from '../support/installation-counter'
import { uploadPicture } from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { runCommand } from '../support/run-command'
import { runScript } from '../support/run-script'
import { startSystem } from '../support/running-system'
import { startAlliance, type AllianceSchool } from '../support/small-alliance'

const roles = ['authoring', 'delivery'] as const

const idNotedIn = async (mediaDir: string): Promise<string | undefined> => {
  const file = path.join(mediaDir, noteName)
  if (!existsSync(file)) return undefined
  return (JSON.parse(await readFile(file, 'utf8')) as { installation: string }).installation
}

const idIn = (databaseUri: string): Promise<string | undefined> =>
  behindTheBack(databaseUri, {
    sqlite: async (client) =>
      (await client.execute("SELECT hash FROM counters WHERE name = 'installation'")).rows[0]?.hash as
        string | undefined,
    mongo: async (db) =>
      (await db.collection<{ hash?: string }>('counters').findOne({ name: 'installation' }))?.hash,
  })

describe.each(databasesUnderTest())('an installation, on $name', { timeout: 240_000 }, (database) => {
  // Authoring asks both databases the same by Payload; delivery asks each by itself.
  const refusing =
    database.name === 'SQLite' ? roles : roles.slice(rounds({ short: roles.indexOf('delivery'), long: 0 }))
  let folder: string
  let mediaDir: string
  let databaseUri: string
  let env: NodeJS.ProcessEnv
  let emptyMedia: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-installation-'))
    const alliance = await startAlliance(database, { schools: 1, folder, timeout: 90_000 })
    const [own] = alliance.schools as [AllianceSchool]
    await uploadPicture(own)
    ;({ mediaDir, databaseUri, env } = alliance.system)
    await alliance.system.stop()
    emptyMedia = path.join(folder, 'empty')
  }, 240_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const elsewhere = (more: Record<string, string>): NodeJS.ProcessEnv => ({ ...env, PORT: '0', ...more })
  const starting = (more: Record<string, string>, role: string) =>
    runCommand(process.execPath, [...nodeArguments, 'src/server/start.ts', '--role', role], {
      cwd: repository,
      env: elsewhere(more),
      timeout: 60_000,
    })

  const expectRefused = async (
    run: Promise<{ exitCode: number | undefined; stderr: string; stdout: string }>,
    saying: RegExp,
  ) => {
    const { exitCode, stderr, stdout } = await run
    expect(exitCode, stdout + stderr).toBe(1)
    expect(stderr).toMatch(saying)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stdout).not.toContain('Listening')
  }

  it('is known by one id, in the database, beside the pictures and beside the file', async () => {
    const id = await idIn(databaseUri)
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idNotedIn(mediaDir)).toBe(id)
    const { exitCode, stdout } = await runScript('installation', [], env)
    expect(exitCode).toBe(0)
    expect(stdout.match(new RegExp(String(id), 'g'))).toHaveLength(database.name === 'SQLite' ? 3 : 2)
  })

  it('whose database is not there, or named wrongly, does not become a new one', async () => {
    const DATABASE_URI = database.uri()
    const told = /^The database that DATABASE_URI names is empty or not there.*restore.*--begin-anew$/m
    for (const role of refusing) await expectRefused(starting({ DATABASE_URI }, role), told)
    for (const script of ['migrate', 'create-admin', 'reconcile']) {
      await expectRefused(runScript(script, [], elsewhere({ DATABASE_URI })), told)
    }
    if (database.name === 'SQLite') expect(existsSync(sqliteFile(DATABASE_URI))).toBe(false)
  })

  it.runIf(database.name === 'SQLite')(
    'whose file has gone is missed without the pictures as well',
    async () => {
      const file = sqliteFile(databaseUri)
      await rename(file, `${file}-away`)
      await rename(`${file}-wal`, `${file}-away-wal`).catch(() => undefined)
      await expectRefused(starting({ MEDIA_DIR: emptyMedia }, 'authoring'), /the file beside it belongs to/)
      expect(existsSync(file)).toBe(false)
      await rename(`${file}-away`, file)
      await rename(`${file}-away-wal`, `${file}-wal`).catch(() => undefined)
    },
  )

  it('takes no pictures of another one, until somebody says that they belong together', async () => {
    const settings = { DATABASE_URI: database.uri(), MEDIA_DIR: path.join(folder, 'other') }
    const two = await Promise.all(
      [1, 2].map(() => runScript('migrate', [], elsewhere(settings), { hosted: false })),
    )
    expect(
      two.map(({ exitCode }) => exitCode),
      'two first starts at once',
    ).toEqual([0, 0])
    const other = await idIn(settings.DATABASE_URI)
    expect(await idNotedIn(settings.MEDIA_DIR)).toBe(other)
    expect(other).not.toBe(await idIn(databaseUri))

    for (const role of refusing) {
      await expectRefused(starting({ MEDIA_DIR: settings.MEDIA_DIR }, role), /pictures and files of another/)
    }
    const accepted = await runScript(
      'installation',
      ['--accept-media'],
      elsewhere({ MEDIA_DIR: settings.MEDIA_DIR }),
    )
    expect(accepted.exitCode).toBe(0)
    expect(await idNotedIn(settings.MEDIA_DIR)).toBe(await idIn(databaseUri))
  })

  it('begins anew where somebody asks for it, and never over another one', async () => {
    const settings = elsewhere({ DATABASE_URI: database.uri(), MEDIA_DIR: path.join(folder, 'other') })
    const begun = await runScript('installation', ['--begin-anew'], settings)
    expect(begun.exitCode, begun.stderr).toBe(0)
    expect((await runScript('migrate', [], settings)).exitCode).toBe(0)
    expect(await idNotedIn(path.join(folder, 'other'))).toBe(await idIn(String(settings.DATABASE_URI)))
    await expectRefused(runScript('installation', ['--begin-anew'], env), /holds an installation/)
  })

  it('from before there were ids gets one, and its pictures as well', async () => {
    await behindTheBack<unknown>(databaseUri, {
      sqlite: (client) => client.execute("DELETE FROM counters WHERE name = 'installation'"),
      mongo: (db) => db.collection('counters').deleteOne({ name: 'installation' }),
    })
    const before = await idNotedIn(mediaDir)
    expect((await runScript('reconcile', [], env)).exitCode).toBe(0)
    expect(await idIn(databaseUri), 'an older backup, with its pictures').toBe(before)

    await behindTheBack<unknown>(databaseUri, {
      sqlite: (client) => client.execute("DELETE FROM counters WHERE name = 'installation'"),
      mongo: (db) => db.collection('counters').deleteOne({ name: 'installation' }),
    })
    await rm(path.join(mediaDir, noteName))
    if (database.name === 'SQLite') await rm(`${sqliteFile(databaseUri)}-installation`)
    expect((await runScript('reconcile', [], env)).exitCode).toBe(0)
    expect(await idIn(databaseUri)).not.toBe(before)
    expect(await idNotedIn(mediaDir)).toBe(await idIn(databaseUri))
  })

  it('whose pictures are gone says so, and goes on with the texts', async () => {
    for (const role of roles) {
      const system = await startSystem({
        role,
        databaseUri,
        env: { MEDIA_DIR: emptyMedia },
        timeout: 90_000,
        hosted: true,
      })
      await expect.poll(() => system.logs()).toContain('There is none of the pictures and files')
      expect((await fetch(`${system.url}/readyz`)).status).toBe(200)
      await system.stop()
    }
    expect(await idNotedIn(emptyMedia)).toBeUndefined()
  })

  it('is not started by a version that is older than its schema', async () => {
    const name = '20991231_235959_from_the_future'
    await behindTheBack<unknown>(databaseUri, {
      sqlite: (client) =>
        client.execute({
          sql: "INSERT INTO payload_migrations (id, name, batch, created_at, updated_at) VALUES ('future', ?, 99, '2099-12-31', '2099-12-31')",
          args: [name],
        }),
      mongo: async (db) => {
        expect(await db.collection('payload-migrations').countDocuments()).toBeGreaterThan(0)
        return db.collection('payload-migrations').insertOne({ name, batch: 99 })
      },
    })
    for (const role of refusing) await expectRefused(starting({}, role), new RegExp(`newer form.*${name}`))
    await expectRefused(runScript('migrate', [], env), /newer form/)
    await behindTheBack<unknown>(databaseUri, {
      sqlite: (client) => client.execute("DELETE FROM payload_migrations WHERE id = 'future'"),
      mongo: (db) => db.collection('payload-migrations').deleteOne({ name }),
    })
  })

  it('and a demonstration stay apart', async () => {
    for (const role of refusing) {
      await expectRefused(starting({ KPSA_DEMO: 'true' }, role), /no demonstration’s/)
    }
    await markDemonstration(databaseUri, true)
    for (const role of refusing) await expectRefused(starting({}, role), /the database of a demonstration/)
    for (const script of ['create-admin', 'reconcile']) {
      await expectRefused(runScript(script, [], env), /the database of a demonstration/)
    }
    expect((await runScript('reconcile', [], elsewhere({ KPSA_DEMO: 'true' }))).exitCode).toBe(0)
  })
})
