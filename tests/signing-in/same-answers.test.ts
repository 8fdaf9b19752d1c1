import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { signIn } from '../support/api-client'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { newPerson, refusalOf, tryToSignIn } from './people'

const unknown = 'nobody-at-all@elsewhere.test'

describe.each(databasesUnderTest())('known and unknown addresses, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let url: string

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1, env: { SIGN_IN_LIMIT: '0' } })
    ;[own] = alliance.schools as [AllianceSchool]
    url = alliance.system.url
  })

  const told = async (email: string, given: string) => {
    const { status, body, headers } = await tryToSignIn(url, email, given)
    return { status, body, names: [...headers.keys()].sort() }
  }

  it('are answered alike when the password is wrong, and when there were too many', async () => {
    const { email } = await newPerson(alliance, own)
    const first = await told(unknown, 'not this one at all')
    expect(first.status).toBe(401)
    expect(JSON.stringify(first.body)).toContain('is not right')
    for (let tries = 0; tries < 7; tries += 1) {
      expect(await told(email, 'not this one at all')).toEqual(first)
      expect(await told(unknown, 'not this one at all')).toEqual(first)
    }
    // Locked by now: the right password does not help, and does not tell either.
    expect(await told(email, password)).toEqual(first)
  })

  it('are locked out one by one, and the administrator can unlock', async () => {
    const { email } = await newPerson(alliance, own)
    const other = await newPerson(alliance, own)
    for (let tries = 0; tries < 5; tries += 1) await told(email, 'not this one at all')
    expect((await tryToSignIn(url, email, password)).status).toBe(401)
    expect((await tryToSignIn(url, other.email, password)).status).toBe(200)
    expect((await own.head.post('/api/users/unlock', { email })).status).toBe(403)
    expect((await alliance.admin.post('/api/users/unlock', { email })).status).toBe(200)
    expect((await tryToSignIn(url, email, password)).status).toBe(200)
  })

  it('take the time of a password’s hash, whoever is asked for', async () => {
    const { email } = await newPerson(alliance, own)
    const locked = await newPerson(alliance, own)
    for (let tries = 0; tries < 5; tries += 1) await told(locked.email, 'not this one at all')
    let count = 0
    const median = async (address: () => string) => {
      const times: number[] = []
      for (let tries = 0; tries < 3; tries += 1) {
        // Another one each time: programs that share a process work out no hash twice.
        const given = `not this one at all, ${(count += 1)}`
        const begun = performance.now()
        await told(address(), given)
        times.push(performance.now() - begun)
      }
      return times.sort((a, b) => a - b)[1] as number
    }
    const known = await median(() => email)
    // The hash alone is a large part of it: without it, an answer takes a few milliseconds.
    expect(await median(() => unknown)).toBeGreaterThan(known / 3)
    expect(await median(() => locked.email)).toBeGreaterThan(known / 3)
  })

  it('are answered alike when a new password is asked for', async () => {
    const { email } = await newPerson(alliance, own)
    const ask = async (address: string) => {
      const { status, body, headers } = await alliance.visitor.post('/api/users/forgot-password', {
        email: address,
      })
      return { status, body, names: [...headers.keys()].sort() }
    }
    const [known, other] = [await ask(email), await ask('somebody-else@elsewhere.test')]
    expect(known.status).toBe(200)
    expect(known).toEqual(other)
    expect((await ask(email)).status).toBe(429)
    expect(await ask(email)).toEqual(await ask('somebody-else@elsewhere.test'))
  })

  it('are told nothing by the address of a person either', async () => {
    const stranger = await signIn(url, (await newPerson(alliance, own)).email, password)
    expect(refusalOf(await alliance.visitor.get(`/api/users/${own.head.userId}`))).toEqual([
      403,
      'not-allowed',
    ])
    expect((await stranger.get(`/api/users?where[email][equals]=head@${own.slug}.test`)).body).toMatchObject({
      totalDocs: 0,
    })
  })
})
