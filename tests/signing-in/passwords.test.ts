import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf } from '../support/items-over-rest'
import { signIn } from '../support/api-client'
import { some } from '../support/long-form'
import { runScript } from '../support/run-script'
import { startSystem } from '../support/running-system'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { newestMessageTo, newPerson, refusalOf, tryToSignIn } from './people'

const common = [
  'Password1234',
  'aaaaaaaaaaaa',
  '123456789012',
  'passwordpassword',
  'qwertyuiop123',
  'P@ssw0rd1234',
  'Welcome12345',
  'football1234567',
  'PrimarySchool1',
  'abcdefghijklmnop',
]
const good = [
  'Kidderminster-demo-1',
  'Three-random-words-2',
  'correct horse battery staple',
  'zebra ladder teacup moon',
]

const another = 'zebra ladder teacup moon'

const sentenceOf = (answer: { body: unknown }): string => JSON.stringify(answer.body)

describe.each(databasesUnderTest())('new passwords, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1, env: { KPSA_DEMO: 'true' } })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  const create = (given: string, more: object = {}) =>
    alliance.admin.post('/api/users', {
      email: `new-${Math.abs(given.length * 31 + given.charCodeAt(0))}@${own.slug}.test`,
      name: 'Wilhelmina Thistlethwaite',
      password: given,
      schools: [{ school: own.id, roles: ['editor'] }],
      ...more,
    })

  it('are refused if they are tried first, with a sentence that says what to do', async () => {
    for (const given of some(common, 3, (one) => one)) {
      const answer = await create(given)
      expect(answer.status, given).toBe(400)
      expect(sentenceOf(answer), given).toMatch(/three random words/i)
    }
  })

  it('are refused if they are the person’s own name or address, or the school’s name', async () => {
    for (const given of [
      'WilhelminaThistlethwaite',
      'thistlethwaite1',
      `chaddesley2026`,
      'ChaddesleyCorbett1',
      `own.address@${own.slug}.test`,
    ]) {
      const answer = await create(given, { email: `own.address@${own.slug}.test` })
      expect(answer.status, given).toBe(400)
      expect(sentenceOf(answer), given).toContain('names')
    }
  })

  it('are taken if they are long and nobody would guess them', async () => {
    for (const [index, given] of good.entries()) {
      expect((await create(given, { email: `good-${index}@${own.slug}.test` })).status, given).toBe(201)
    }
  })

  it('are refused in the same way when a person changes theirs', async () => {
    const { id, email } = await newPerson(alliance, own)
    const person = await signIn(alliance.system.url, email, password)
    for (const given of ['Password1234', 'chaddesley2026']) {
      const answer = await person.patch(`/api/users/${id}`, { password: given, currentPassword: password })
      expect(answer.status, given).toBe(400)
      expect(sentenceOf(answer)).toContain('names')
    }
    expect((await tryToSignIn(alliance.system.url, email, password)).status).toBe(200)
  })

  it('of one’s own need the one before, by every door', async () => {
    const { id, email } = await newPerson(alliance, own)
    const person = await signIn(alliance.system.url, email, password)
    const form = (data: object) => {
      const given = new FormData()
      given.append('_payload', JSON.stringify(data))
      return given
    }
    const wrong = [undefined, null, '', 5, {}, [password], { $ne: '' }]
    for (const currentPassword of some(wrong, 2, (one) => String(JSON.stringify(one)))) {
      const data = { password: another, currentPassword }
      const answers = [
        await person.patch(`/api/users/${id}`, data),
        await person.patch(`/api/users/${id.toUpperCase()}`, data),
        await person.patch(`/api/users/${id}?draft=true&depth=0`, { ...data, name: 'Another' }),
        await person.patch(`/api/users/${id}`, form(data)),
        await person.patch(`/api/users?where[id][equals]=${id}`, data),
        await person.patch('/api/users?where[name][exists]=true', data),
      ]
      for (const { status } of answers) expect([400, 403, 404]).toContain(status)
      const named = answers[0]?.body as { errors: { data?: { errors: { path: string }[] } }[] }
      expect(named.errors[0]?.data?.errors[0]?.path).toBe('currentPassword')
    }
    const many = { password: another, currentPassword: password }
    expect((await person.patch(`/api/users?where[id][equals]=${id}`, many)).status).toBe(400)
    expect((await tryToSignIn(alliance.system.url, email, password)).status).toBe(200)
    const answer = await person.patch<object>(`/api/users/${id}`, many)
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).not.toContain(password)
    expect((await tryToSignIn(alliance.system.url, email, another)).status).toBe(200)
    expect((await person.patch(`/api/users/${id}`, { name: 'By another name' })).status).toBe(200)
  })

  it('of one’s own are refused with a wrong one before, which counts like one at signing in', async () => {
    const { id, email } = await newPerson(alliance, own)
    const person = await signIn(alliance.system.url, email, password)
    const change = (currentPassword: string) =>
      person.patch(`/api/users/${id}`, { password: another, currentPassword })
    for (let tries = 0; tries < 5; tries += 1) {
      expect(refusalOf(await change(`wrong ${tries}`))).toEqual([403, 'wrong-password'])
    }
    const locked = await change(password)
    expect(refusalOf(locked)).toEqual([429, 'too-many-requests'])
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await tryToSignIn(alliance.system.url, email, password)).status).toBe(401)
    expect((await person.patch(`/api/users/${id}`, { name: 'Not locked out of the rest' })).status).toBe(200)
  })

  it('are set for others by the administrator, who gives none; the own address needs it too', async () => {
    const { id, email } = await newPerson(alliance, own)
    bodyOf(await alliance.admin.patch(`/api/users/${id}`, { password: another, email: `new-${email}` }))
    expect((await tryToSignIn(alliance.system.url, `new-${email}`, another)).status).toBe(200)
    const { userId } = alliance.admin
    const change = (data: object) => alliance.admin.patch(`/api/users/${userId}`, data)
    expect(refusalOf(await change({ email: 'taken@elsewhere.test' }))).toEqual([400, 'invalid-data'])
    expect(refusalOf(await change({ email: 'x@kpsa.test', currentPassword: 'wrong' }))).toEqual([
      403,
      'wrong-password',
    ])
    expect((await change({ email: 'ADMIN@kpsa.test', name: 'Alex Administrator' })).status).toBe(200)
    const many = await alliance.admin.patch('/api/users?where[name][exists]=true', { email: 'all@kpsa.test' })
    expect(many.status).toBe(400)
    expect((await tryToSignIn(alliance.system.url, 'admin@kpsa.test', password)).status).toBe(200)
  })

  it('are refused in the same way by the link in an e-mail, which then works once', async () => {
    const { email } = await newPerson(alliance, own)
    bodyOf(await alliance.visitor.post('/api/users/forgot-password', { email }))
    const link = async () =>
      /\/admin\/reset\/([0-9a-f]{20,})/.exec((await newestMessageTo(alliance.system.url, email)) ?? '')?.[1]
    await expect.poll(link).toBeTruthy()
    const token = await link()
    const reset = (given: string) =>
      alliance.visitor.post('/api/users/reset-password', { token, password: given })
    for (const given of ['Password1234', 'chaddesley2026']) {
      const answer = await reset(given)
      expect(answer.status, given).toBe(400)
      expect(sentenceOf(answer)).toContain('names')
    }
    expect((await reset('zebra ladder teacup moon')).status).toBe(200)
    expect((await reset('zebra ladder teacup sun')).status).toBe(403)
    expect((await tryToSignIn(alliance.system.url, email, password)).status).toBe(401)
    expect((await tryToSignIn(alliance.system.url, email, 'zebra ladder teacup moon')).status).toBe(200)
  })
})

describe.each(databasesUnderTest())('the first administrator’s password, on $name', ({ uri }) => {
  it('is refused by create-admin if it is common', { timeout: 240_000 }, async () => {
    const make = async (env: NodeJS.ProcessEnv, given: string) =>
      runScript('create-admin', [], {
        ...env,
        ADMIN_EMAIL: 'first@kpsa.test',
        ADMIN_PASSWORD: given,
        ADMIN_NAME: 'First Administrator',
      })
    const system = await startSystem({
      databaseUri: uri(),
      hosted: true,
      seed: async ({ env }) => {
        for (const given of ['Password1234', 'FirstAdministrator']) {
          const refused = await make(env, given)
          expect(refused.exitCode, given).not.toBe(0)
          expect(refused.stdout + refused.stderr, given).toMatch(/three random words/i)
        }
        expect((await make(env, 'zebra ladder teacup moon')).exitCode).toBe(0)
      },
    })
    expect((await tryToSignIn(system.url, 'first@kpsa.test', 'zebra ladder teacup moon')).status).toBe(200)
    await system.stop()
  })
})
