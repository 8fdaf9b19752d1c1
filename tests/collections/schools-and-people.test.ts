import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  password,
  paragraph,
  problemsIn,
  startSmallSystem,
  type Answer,
  type SmallSystem,
} from './small-system'

let system: SmallSystem
beforeAll(async () => {
  system = await startSmallSystem()
})
afterAll(() => system?.stop())

const docOf = (answer: Answer) => {
  expect(problemsIn(answer)).toBe('')
  expect(answer.status).toBeLessThan(300)
  return answer.body.doc as Record<string, unknown> & { id: string }
}

describe('schools', () => {
  it('the administrator makes one, with everything that is known', async () => {
    const admin = await system.as('admin@kpsa.test')
    const school = docOf(
      await admin('POST', '/schools', {
        name: 'St Catherine’s CE Primary School',
        slug: 'st-catherines',
        shortName: 'St Catherine’s',
        urn: '123456',
        schoolType: 'voluntary-controlled',
        address: '1 Example Road\nKidderminster',
        phone: '01562 123456',
        email: 'office@st-catherines.example',
        colours: { main: '#1d4ed8', accent: '#F59E0B' },
        languages: ['en', 'pl', 'ur'],
        domains: ['https://WWW.St-Catherines.example/', 'www.st-catherines.example'],
        joinedOn: '2022-09-01',
        notice: { text: 'Closed today', until: '2026-01-10T18:00:00.000Z' },
      }),
    )
    expect(school).toMatchObject({
      domains: ['www.st-catherines.example'],
      joinedOn: '2022-09-01T12:00:00.000Z',
      allowOwnApproval: true,
      requireSecondFactor: false,
    })
    const moved = await admin('PATCH', `/schools/${school.id}`, { slug: 'elsewhere' })
    expect(problemsIn(moved)).toContain('slug: A school keeps the address')
    const left = await admin('PATCH', `/schools/${school.id}`, { leftOn: '2022-08-31' })
    expect(problemsIn(left)).toContain('leftOn: The school cannot leave before it joined.')
    const rival = { name: 'Rival', slug: 'rival', domains: ['www.st-catherines.example'] }
    expect(problemsIn(await admin('POST', '/schools', rival))).toContain(
      'belongs to St Catherine’s CE Primary School already',
    )
    expect(problemsIn(await admin('POST', '/schools', { name: 'Again', slug: 'st-catherines' }))).toContain(
      'belongs to another school',
    )
  })

  it.each([
    [{ slug: 'admin' }, 'slug: "admin" already means something else'],
    [{ slug: 'Two Words' }, 'slug: Use only small letters'],
    [{ urn: '12345' }, 'urn: A URN has exactly six digits.'],
    [{ phone: 'ring us' }, 'phone:'],
    [{ email: 'not an address' }, 'email:'],
    [{ colours: { main: 'blue' } }, 'colours.main: Write a colour as #'],
    [{ domains: ['not a host'] }, 'domains: "not a host" is not a host name.'],
    [{ joinedOn: 'last year' }, 'joinedOn: “last year” is not a date.'],
    [{ schoolType: 'free' }, 'schoolType:'],
    [{ languages: ['xx'] }, 'languages:'],
  ])('refuses %j', async (change, sentence) => {
    const admin = await system.as('admin@kpsa.test')
    const answer = await admin('POST', '/schools', { name: 'Wrong', slug: 'wrong', ...change })
    expect(answer.status).toBe(400)
    expect(problemsIn(answer)).toContain(sentence)
  })

  it('a headteacher changes what is the school’s own business', async () => {
    const head = await system.as('head@a.test')
    const changed = docOf(
      await head('PATCH', `/schools/${system.school.a}`, {
        strapline: 'Together',
        allowOwnApproval: false,
        name: 'Stolen',
        domains: ['stolen.example'],
        leftOn: '2026-01-01',
      }),
    )
    expect(changed).toMatchObject({ strapline: 'Together', allowOwnApproval: false, name: 'A School' })
    expect(changed.domains ?? []).toEqual([])
    expect(changed.leftOn ?? null).toBeNull()
    expect((await head('PATCH', `/schools/${system.school.b}`, { strapline: 'x' })).status).toBe(403)
    expect((await head('POST', '/schools', { name: 'x', slug: 'x-school' })).status).toBe(403)
    const editor = await system.as('editor@a.test')
    expect((await editor('PATCH', `/schools/${system.school.a}`, { strapline: 'x' })).status).toBe(403)
    expect((await editor('GET', '/schools')).body.totalDocs).toBeGreaterThanOrEqual(2)
    expect((await system.call('GET', '/schools')).status).toBe(403)
    const admin = await system.as('admin@kpsa.test')
    expect((await admin('DELETE', `/schools/${system.school.a}`)).status).toBe(409)
  })
})

describe('people', () => {
  it('nobody makes themselves more than they are', async () => {
    const editor = await system.as('editor@a.test')
    const me = (await editor('GET', '/users/me')).body.user as { id: string }
    const changed = docOf(
      await editor('PATCH', `/users/${me.id}?depth=0`, {
        name: 'New Name',
        email: 'else@a.test',
        allianceAdmin: true,
        schools: [{ school: system.school.b, roles: ['headteacher'] }],
      }),
    )
    expect(changed).toMatchObject({
      name: 'New Name',
      email: 'editor@a.test',
      allianceAdmin: false,
      schools: [{ school: system.school.a, roles: ['editor'] }],
    })
    expect((await editor('POST', '/users', { email: 'n@a.test', name: 'n', password })).status).toBe(403)
    expect((await editor('GET', '/users')).body.totalDocs).toBe(1)
    const head = await system.as('head@a.test')
    expect((await head('GET', '/users')).body.totalDocs).toBe(3)
    expect((await head('PATCH', `/users/${me.id}`, { name: 'x' })).status).toBe(403)
    expect((await system.call('GET', '/users')).status).toBe(403)
  })

  it('a deputy covers for a time, and a password is long', async () => {
    const admin = await system.as('admin@kpsa.test')
    const deputy = (row: Record<string, unknown>, more: Record<string, unknown> = {}) =>
      admin('POST', '/users', {
        name: 'Deputy',
        email: 'deputy@a.test',
        password,
        schools: [{ school: system.school.a, roles: ['deputy'], ...row }],
        ...more,
      })
    expect(problemsIn(await deputy({}))).toContain(
      'schools.0.coverFrom: A deputy needs the time for which they cover.',
    )
    expect(
      problemsIn(await deputy({ coverFrom: '2026-02-01T08:00:00Z', coverUntil: '2026-01-01T08:00:00Z' })),
    ).toContain('schools.0.coverUntil: The cover ends before it begins.')
    const cover = { coverFrom: '2026-01-01T08:00:00Z', coverUntil: '2026-02-01T08:00:00Z' }
    for (const weak of ['short', undefined, '', 'aaaaaaaaaaaaaaaa']) {
      expect(problemsIn(await deputy(cover, { password: weak })).toLowerCase()).toContain('password')
    }
    docOf(await deputy(cover))
    const me = (await (await system.as('chair@a.test'))('GET', '/users/me')).body.user as { id: string }
    const shorter = await (
      await system.as('chair@a.test')
    )('PATCH', `/users/${me.id}`, { password: 'tooshort' })
    expect(problemsIn(shorter)).toContain('password: A password needs at least 12 characters.')
    const token = await system.payload.forgotPassword({
      collection: 'users',
      data: { email: 'chair@a.test' },
      disableEmail: true,
    })
    const reset = await system.call('POST', '/users/reset-password', { token, password: 'tooshort' })
    expect(problemsIn(reset)).toContain('password: A password needs at least 12 characters.')
  })

  it('is locked out after five wrong passwords', async () => {
    const attempt = (given: string) =>
      system.call('POST', '/users/login', { email: 'chair@b.test', password: given })
    for (let i = 0; i < 5; i += 1) expect((await attempt('wrong password')).status).toBe(401)
    expect((await attempt(password)).status).toBe(401)
  })
})

describe('the alliance', () => {
  it('names its members: the schools that have not left', async () => {
    const admin = await system.as('admin@kpsa.test')
    const saved = await admin('POST', '/globals/alliance', {
      name: 'An Alliance',
      about: paragraph('What we are.'),
      aims: [{ text: 'Share what works' }],
      members: [{ name: 'Forged' }],
    })
    expect(saved.status).toBe(200)
    await system.payload.update({
      collection: 'schools',
      id: system.school.b,
      data: { leftOn: '2020-01-01' },
    })
    const read = await (await system.as('editor@a.test'))('GET', '/globals/alliance')
    const names = (read.body.members as { name: string }[]).map(({ name }) => name)
    expect(names).toContain('A School')
    expect(names).not.toContain('B School')
    expect(names).not.toContain('Forged')
    expect((await system.call('GET', '/globals/alliance')).status).toBe(403)
    expect((await (await system.as('head@a.test'))('POST', '/globals/alliance', { name: 'x' })).status).toBe(
      403,
    )
  })
})

describe('records', () => {
  it('nobody writes sign-offs, the audit log, or the read model', async () => {
    const admin = await system.as('admin@kpsa.test')
    for (const collection of [
      'sign-offs',
      'audit-entries',
      'publications',
      'sites',
      'public-files',
      'counters',
    ]) {
      expect((await admin('POST', `/${collection}`, {})).status).toBe(403)
      expect((await system.call('GET', `/${collection}`)).status).toBe(403)
    }
    await system.payload.create({
      collection: 'sign-offs',
      data: {
        itemCollection: 'letters',
        itemId: 'x',
        itemTitle: 'Joint',
        version: 'v',
        school: system.school.b,
        itemSchool: system.school.a,
        decision: 'approve',
        by: 'somebody',
        byName: 'Somebody',
        at: new Date().toISOString(),
      } as never,
    })
    expect((await (await system.as('editor@a.test'))('GET', '/sign-offs')).body.totalDocs).toBe(1)
    const editorB = await system.as('editor@b.test')
    expect((await editorB('GET', '/sign-offs')).body.totalDocs).toBe(1)
    expect((await editorB('GET', '/public-files')).status).toBe(403)
  })

  it('every access function of every collection is set', async () => {
    const { allCollections } = await import('../../src/collections/all-collections')
    const { settingsOf } = await import('../../src/settings/settings-of')
    const wanted = ['read', 'create', 'update', 'delete', 'readVersions', 'unlock', 'admin'] as const
    for (const { slug, access } of allCollections(settingsOf(system.payload))) {
      const missing = wanted.filter((name) => typeof access?.[name] !== 'function')
      expect(missing, slug).toEqual([])
    }
  })
})
