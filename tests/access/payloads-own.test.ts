import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, create, letterOf, refusalOf } from '../support/items-over-rest'
import { lockInDatabase } from '../support/lock-in-database'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { startSystem } from '../support/running-system'
import { anonymous } from '../support/api-client'

type Listed = { docs: { id: string; user?: { value?: unknown } }[]; totalDocs: number }

describe.each(databasesUnderTest())('Payload’s own collections, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  it('nobody locks a document in another person’s name, or at another school', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'To be locked' }))
    const lock = (user: string) => ({
      document: { relationTo: 'letters', value: letter.id },
      user: { relationTo: 'users', value: user },
    })
    for (const client of [own.editor, other.editor, own.head, alliance.admin]) {
      for (const user of [own.head.userId, client.userId]) {
        expect((await client.post('/api/payload-locked-documents', lock(user))).status).toBe(403)
      }
    }
    expect([401, 403]).toContain(
      (await alliance.visitor.post('/api/payload-locked-documents', lock(own.head.userId))).status,
    )
    expect([401, 403]).toContain((await alliance.visitor.get('/api/payload-locked-documents')).status)
    const listed = bodyOf(await own.editor.get<Listed>('/api/payload-locked-documents'))
    expect(listed.totalDocs).toBe(0)
  })

  it('preferences are everybody’s own', async () => {
    bodyOf(await own.head.post('/api/payload-preferences/letters-list', { value: { limit: 25 } }))
    const foreign = bodyOf(
      await own.editor.get<{ value: unknown } | null>('/api/payload-preferences/letters-list'),
    )
    expect(JSON.stringify(foreign)).not.toContain('25')
    const list = await own.editor.get<Listed>('/api/payload-preferences?where[key][equals]=letters-list')
    expect(JSON.stringify(list.body)).not.toContain(own.head.userId)
    const smuggled = await own.editor.post<{ doc?: { user?: { value?: unknown } } }>(
      '/api/payload-preferences',
      {
        key: 'letters-list',
        value: { limit: 5 },
        user: { relationTo: 'users', value: own.head.userId },
      },
    )
    expect(smuggled.status).toBeLessThan(500)
    const mine = bodyOf(
      await own.head.get<{ value: { limit: number } }>('/api/payload-preferences/letters-list'),
    )
    expect(mine.value.limit).toBe(25)
    expect((await own.editor.delete('/api/payload-preferences?where[id][exists]=true')).status).toBeLessThan(
      500,
    )
    bodyOf(await own.head.get('/api/payload-preferences/letters-list'))
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await alliance.visitor.send('/api/payload-preferences/letters-list', { method })
      expect(answer.status, method).toBeLessThan(500)
      expect(JSON.stringify(answer.body), method).not.toContain('25')
    }
    expect(bodyOf(await own.head.get('/api/payload-preferences/letters-list'))).toMatchObject({
      value: { limit: 25 },
    })
  })

  it('a lock is taken over for oneself, and at the own school only', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'Locked by the admin' }))
    const id = await lockInDatabase(alliance.system, letter.id, own.editor.userId)
    const path = `/api/payload-locked-documents/${id}`
    const claim = (user: string) => ({ user: { relationTo: 'users', value: user } })
    const holder = async () =>
      bodyOf(await own.editor.get<{ user: { value: string } }>(`${path}?depth=0`)).user.value
    expect((await other.editor.patch(path, claim(other.editor.userId))).status).toBe(403)
    expect((await other.head.delete(path)).status).toBe(403)
    expect((await own.chair.patch(path, claim(own.chair.userId))).status).toBe(403)
    expect(await holder()).toBe(own.editor.userId)
    // As the admin asks for it, when somebody takes over or leaves the page.
    const asked = `/api/payload-locked-documents?where[document.relationTo][equals]=letters&where[document.value][equals]=${letter.id}`
    expect(bodyOf(await own.head.get<Listed>(asked)).docs.map((lock) => lock.id)).toEqual([id])
    expect(bodyOf(await other.head.get<Listed>(asked)).totalDocs).toBe(0)
    // Elsewhere it names a text that no database is asked about the inside of.
    for (const collection of ['publications', 'sites']) {
      const answer = await own.head.get(`/api/${collection}?where[document.value][equals]=x`)
      expect(answer.status, collection).toBeLessThan(500)
    }
    // The holder cannot be made somebody else than who asks.
    bodyOf(await own.head.patch(path, claim(own.editor.userId)))
    expect(await holder()).toBe(own.head.userId)
    bodyOf(await own.editor.delete(path))
  })

  it('jobs and migrations are closed to everybody', async () => {
    for (const client of [own.editor, own.head, alliance.admin, alliance.visitor]) {
      for (const collection of ['payload-jobs', 'payload-migrations', 'payload-kv']) {
        // Refused at the front, before Payload looks at who asks: each answer is the same.
        for (const path of ['', '/count', '/versions', '/x', '/run', '/handle-schedules']) {
          expect(refusalOf(await client.get(`/api/${collection}${path}`)), path).toEqual([403, 'not-allowed'])
        }
        expect(refusalOf(await client.post(`/api/${collection}`, { name: 'x' }))).toEqual([
          403,
          'not-allowed',
        ])
      }
      expect([401, 403, 404]).toContain((await client.get('/api/globals/payload-jobs-stats')).status)
      expect([401, 403, 404]).toContain((await client.get('/api/graphql?query={Letters{docs{id}}}')).status)
      expect([401, 403, 404]).toContain((await client.post('/api/graphql', { query: '{__typename}' })).status)
    }
  })
})

describe.each(databasesUnderTest())('the first administrator, on $name', ({ uri }) => {
  it('is not made over HTTP, not even five times at once on an empty database', async () => {
    const system = await startSystem({ databaseUri: uri(), hosted: true })
    const visitor = anonymous(system.url)
    const body = {
      email: 'me@example.test',
      password: 'Three-random-words-1',
      name: 'Me',
      allianceAdmin: true,
    }
    const tries = [
      ...Array.from({ length: 5 }, () => visitor.post('/api/users/first-register', body)),
      ...[
        '/api/users//first-register',
        '/api/users/first%2Dregister',
        '/api/users/first-register/',
        '/api/users/FIRST-REGISTER',
        '/api/users',
      ].map((path) => visitor.post(path, body)),
    ]
    for (const { status } of await Promise.all(tries)) expect([400, 401, 403, 404]).toContain(status)
    expect((await visitor.post('/api/users/login', body)).status).toBe(401)
    expect((await visitor.get('/api/users')).status).toBeGreaterThanOrEqual(401)
    await system.stop()
  })
})
