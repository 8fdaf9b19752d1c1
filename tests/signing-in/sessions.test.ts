import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { signIn, withToken, type ApiClient, type SignedInClient } from '../support/api-client'
import { bodyOf } from '../support/items-over-rest'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { newestMessageTo, newPerson, tryToSignIn } from './people'

const another = 'zebra ladder teacup moon'

/** True where the token still stands for somebody. */
const isSignedIn = async (client: ApiClient): Promise<boolean> => {
  const me = bodyOf(await client.get<{ user: unknown }>('/api/users/me')).user !== null
  const reads = (await client.get('/api/schools?limit=1')).status === 200
  expect(reads).toBe(me)
  return me
}

describe.each(databasesUnderTest())('sessions, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2, env: { KPSA_DEMO: 'true' } })
    ;[own] = alliance.schools as [AllianceSchool]
  })

  const twice = async (roles?: string[]) => {
    const person = await newPerson(alliance, own, roles)
    const open = () => signIn(alliance.system.url, person.email, password)
    const sessions: [SignedInClient, SignedInClient] = [await open(), await open()]
    for (const session of sessions) expect(await isSignedIn(session)).toBe(true)
    return { ...person, sessions }
  }

  it('end with a change of one’s own password, but for the one that changed it', async () => {
    const { id, sessions } = await twice()
    const own = { password: another, currentPassword: password }
    bodyOf(await sessions[0].patch(`/api/users/${id}`, own))
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([true, false])
  })

  it('end with a change of the password by the administrator', async () => {
    const { id, sessions } = await twice()
    bodyOf(await alliance.admin.patch(`/api/users/${id}`, { password: another }))
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([false, false])
  })

  it('end with a change of the password for many at once', async () => {
    const { id, sessions } = await twice()
    const answer = await alliance.admin.patch(`/api/users?where[id][equals]=${id}`, { password: another })
    expect(answer.status).toBe(200)
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([false, false])
  })

  it('end with a new password by the link in an e-mail', async () => {
    const { email, sessions } = await twice()
    bodyOf(await alliance.visitor.post('/api/users/forgot-password', { email }))
    const token = async () =>
      /\/admin\/reset\/([0-9a-f]+)/.exec((await newestMessageTo(alliance.system.url, email)) ?? '')?.[1]
    await expect.poll(token).toBeTruthy()
    bodyOf(
      await alliance.visitor.post('/api/users/reset-password', { token: await token(), password: another }),
    )
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([false, false])
  })

  it('end with the account', async () => {
    const { id, sessions } = await twice()
    bodyOf(await alliance.admin.delete(`/api/users/${id}`))
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([false, false])
  })

  it('end with another role, another school, a cover, or the administrator’s rights', async () => {
    const other = alliance.schools[1]?.id ?? ''
    const changes: object[] = [
      { schools: [{ school: own.id, roles: ['headteacher'] }] },
      { schools: [{ school: own.id, roles: ['editor', 'chair'] }] },
      { schools: [{ school: other, roles: ['editor'] }] },
      { schools: [] },
      { allianceAdmin: true },
      {
        schools: [
          {
            school: own.id,
            roles: ['deputy'],
            coverFrom: '2026-01-01T08:00:00Z',
            coverUntil: '2026-02-01T08:00:00Z',
          },
        ],
      },
    ]
    for (const change of changes) {
      const { id, sessions } = await twice()
      bodyOf(await alliance.admin.patch(`/api/users/${id}`, change))
      const left = [await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]
      expect(left, JSON.stringify(change)).toEqual([false, false])
    }
  })

  it('go on when something else about the person changes', async () => {
    const { id, sessions } = await twice()
    const whole = bodyOf(
      await alliance.admin.get<{ schools: object[]; allianceAdmin: boolean }>(`/api/users/${id}?depth=0`),
    )
    const { schools, allianceAdmin } = whole
    bodyOf(await alliance.admin.patch(`/api/users/${id}`, { name: 'Renamed', schools, allianceAdmin }))
    bodyOf(await sessions[0].patch(`/api/users/${id}`, { name: 'Renamed again' }))
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([true, true])
  })

  it('end with signing out', async () => {
    const { sessions } = await twice()
    bodyOf(await sessions[0].post('/api/users/logout'))
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([false, true])
  })

  /** Trying a password takes a good part of a second. Here something happens meanwhile. */
  const meanwhile = async (
    signingIn: () => ReturnType<typeof tryToSignIn>,
    change: () => Promise<unknown>,
  ) => {
    const answers = Promise.all(Array.from({ length: 6 }, signingIn))
    await wait(60)
    await change()
    return answers
  }
  const personNow = async (id: string) =>
    bodyOf(
      await alliance.admin.get<{ name: string; schools: { roles: string[] }[] }>(`/api/users/${id}?depth=0`),
    )

  it('are all kept when somebody signs in several times at one instant', async () => {
    const { email, sessions } = await twice()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => tryToSignIn(alliance.system.url, email, password)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    for (const { body } of answers)
      expect(await isSignedIn(withToken(alliance.system.url, body.token ?? ''))).toBe(true)
    for (const session of sessions) expect(await isSignedIn(session)).toBe(true)
  })

  it('stay ended, and roles stay as they were set, when somebody signs in at the same moment', async () => {
    const { id, email, sessions } = await twice(['headteacher'])
    const schools = [{ school: own.id, roles: ['editor'] }]
    const answers = await meanwhile(
      () => tryToSignIn(alliance.system.url, email, password),
      async () => bodyOf(await alliance.admin.patch(`/api/users/${id}`, { schools })),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect((await personNow(id)).schools.map(({ roles }) => roles)).toEqual([['editor']])
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([false, false])
  })

  it('stay ended, and the new password stays, when somebody signs in with the old one at the same moment', async () => {
    const { id, email, sessions } = await twice()
    const answers = await meanwhile(
      () => tryToSignIn(alliance.system.url, email, password),
      async () => bodyOf(await alliance.admin.patch(`/api/users/${id}`, { password: another })),
    )
    for (const { body } of answers)
      expect(await isSignedIn(withToken(alliance.system.url, body.token ?? ''))).toBe(false)
    expect([await isSignedIn(sessions[0]), await isSignedIn(sessions[1])]).toEqual([false, false])
    expect((await tryToSignIn(alliance.system.url, email, password)).status).toBe(401)
    expect((await tryToSignIn(alliance.system.url, email, another)).status).toBe(200)
  })

  it('are all that many wrong passwords at once can end: nothing that was saved meanwhile', async () => {
    const { id, email, sessions } = await twice()
    const answers = await meanwhile(
      () => tryToSignIn(alliance.system.url, email, 'not this one'),
      async () => bodyOf(await sessions[0].patch(`/api/users/${id}`, { name: 'Renamed meanwhile' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
    expect((await personNow(id)).name).toBe('Renamed meanwhile')
  })
})
