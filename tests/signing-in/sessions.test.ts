import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { signIn, type SignedInClient } from '../support/api-client'
import { bodyOf } from '../support/items-over-rest'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { newestMessageTo, newPerson } from './people'

const another = 'zebra ladder teacup moon'

/** True where the token still stands for somebody. */
const isSignedIn = async (client: SignedInClient): Promise<boolean> => {
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
    bodyOf(await sessions[0].patch(`/api/users/${id}`, { password: another }))
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
})
