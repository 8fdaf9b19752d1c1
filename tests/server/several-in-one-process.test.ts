import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServerRole } from '../../src/server/start-server'
import { anonymous } from '../support/api-client'
import { databasesUnderTest, type DatabaseUnderTest } from '../support/database-under-test'
import { freePort } from '../support/free-port'
import { askHost, saidOf, startHost } from '../support/hosting-process'
import { publishedLetter, refusalOf, shownOn } from '../support/items-over-rest'
import { programEnvironment } from '../support/program-environment'
import { allianceDatabase, signInAll, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Program = { number: number; url: string; databaseUri: string; printed: string }

describe.each(databasesUnderTest())('several programs in one process, on $name', (database) => {
  let host: ChildProcess
  let folder: string
  let programs = 0
  let one: Program
  let other: Program
  let delivering: Program
  let alliance: Alliance
  let otherAlliance: Alliance

  const settingsOf = async (
    of: DatabaseUnderTest,
    number: number,
    databaseUri: string,
  ): Promise<Record<string, string>> => {
    const port = String(await freePort())
    return {
      ...of.environment,
      DATABASE_URI: databaseUri,
      PAYLOAD_SECRET: `the secret of program number ${number}, and of no other`,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      MEDIA_DIR: path.join(folder, String(number)),
      KPSA_ADMIN: 'off',
      RATE_LIMIT_PER_MINUTE: '0',
    }
  }

  const start = async (
    role: ServerRole,
    databaseUri: string,
    settings: Record<string, string> = {},
  ): Promise<Program> => {
    const number = ++programs
    const environment = programEnvironment({
      ...(await settingsOf(database, number, databaseUri)),
      ...settings,
    })
    const program = { number, url: '', databaseUri, printed: '' }
    host.on('message', (message: { program: number; printed?: string }) => {
      if (message.program === number) program.printed += message.printed ?? ''
    })
    const said = saidOf(host, number)
    askHost(host, { program: number, start: { environment, role } })
    const answer = await said
    if (!('listening' in answer)) throw new Error(`${JSON.stringify(answer)}\n${program.printed}`)
    return { ...program, url: answer.listening }
  }

  const stop = async ({ number }: Program): Promise<void> => {
    const said = saidOf(host, number)
    askHost(host, { program: number, stop: true })
    expect(await said).toEqual({ program: number, stopped: '' })
  }

  const signedInAt = ({ url }: Program): Promise<Alliance> => signInAll({ url } as Alliance['system'], 1)
  const schoolOf = ({ schools }: Alliance): AllianceSchool => schools[0] as AllianceSchool

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-several-'))
    host = startHost()
    // Copies of one database: people, schools and sessions have the same ids in both.
    one = await start('authoring', await allianceDatabase(database))
    other = await start('authoring', await allianceDatabase(database))
    delivering = await start('delivery', other.databaseUri)
    alliance = await signedInAt(one)
    otherAlliance = await signedInAt(other)
  })
  afterAll(async () => {
    host.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  it('each approves and delivers its own', async () => {
    const letter = await publishedLetter(schoolOf(alliance), { title: 'Of the first program' })
    const otherLetter = await publishedLetter(schoolOf(otherAlliance), { title: 'Of the second program' })
    const { slug } = schoolOf(alliance)
    expect(await shownOn(anonymous(one.url), slug, 'letters', letter.slug)).toBeDefined()
    expect(await shownOn(anonymous(one.url), slug, 'letters', otherLetter.slug)).toBeUndefined()
    for (const { url } of [other, delivering]) {
      expect(await shownOn(anonymous(url), slug, 'letters', otherLetter.slug)).toBeDefined()
      expect(await shownOn(anonymous(url), slug, 'letters', letter.slug)).toBeUndefined()
    }
  })

  it('each has its own secret and its own address: a session of one opens nothing of another', async () => {
    const { token } = alliance.admin
    const asAdmin = (url: string) =>
      anonymous(url).get('/api/users?depth=0', { authorization: `JWT ${token}` })
    expect((await asAdmin(one.url)).status).toBe(200)
    const asVisitor = await anonymous(other.url).get('/api/users?depth=0')
    expect(refusalOf(await asAdmin(other.url))).toEqual(refusalOf(asVisitor))
    expect(asVisitor.status).toBe(403)
    const { body } = await anonymous(delivering.url).get('/v1/sites')
    expect(JSON.stringify(body)).toContain(delivering.url)
    expect(JSON.stringify(body)).not.toContain(one.url)
  })

  it('each counts and remembers for itself', async () => {
    const ask = (url: string) =>
      anonymous(url).post('/api/users/forgot-password', { email: 'head@comberton.test' })
    expect((await ask(one.url)).status).toBe(200)
    expect((await ask(one.url)).status).toBe(429)
    expect((await ask(other.url)).status).toBe(200)
  })

  it('each seals its audit log with its own secret', async () => {
    const hashes = async ({ admin }: Alliance): Promise<string[]> => {
      const { body } = await admin.get<{ docs: { hash: string }[] }>(
        '/api/audit-entries?limit=1&sort=-number&depth=0&select[hash]=true',
      )
      return body.docs.map(({ hash }) => hash.split('-')[0] ?? '')
    }
    const [ofOne, ofOther] = [await hashes(alliance), await hashes(otherAlliance)]
    expect(ofOne[0]).toMatch(/^[0-9a-f]{8}$/)
    expect(ofOther[0]).toMatch(/^[0-9a-f]{8}$/)
    expect(ofOne).not.toEqual(ofOther)
  })

  it('a start that is refused leaves the others alone, and nothing of itself', async () => {
    await expect(start('authoring', one.databaseUri, { PORT: new URL(one.url).port })).rejects.toThrow(
      /Port \d+ is taken/,
    )
    await expect(start('authoring', one.databaseUri, { SIGN_IN_LIMIT: 'many' })).rejects.toThrow(
      'SIGN_IN_LIMIT must be a whole number',
    )
    expect((await anonymous(one.url).get('/readyz')).status).toBe(200)
  })

  it('when one is stopped, the others go on, and when all are, the process ends by itself', async () => {
    await stop(one)
    await expect(anonymous(one.url).get('/readyz')).rejects.toThrow()
    const letter = await publishedLetter(schoolOf(otherAlliance), { title: 'After the first was stopped' })
    const { slug } = schoolOf(otherAlliance)
    expect(await shownOn(anonymous(delivering.url), slug, 'letters', letter.slug)).toBeDefined()
    await stop(delivering)
    await stop(other)
    const ended = once(host, 'exit')
    host.disconnect()
    expect(await ended).toEqual([0, null])
  })
})
