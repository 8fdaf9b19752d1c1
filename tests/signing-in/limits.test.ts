import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { anonymous } from '../support/api-client'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { refusalOf, tryToSignIn } from './people'

describe.each(databasesUnderTest())('tries from one network address, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let url: string

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1, env: { SIGN_IN_LIMIT: '6', TRUST_PROXY: '1' } })
    ;[own] = alliance.schools as [AllianceSchool]
    url = alliance.system.url
  })

  let networks = 0
  const newNetwork = () => ({ 'x-forwarded-for': `192.0.2.${(networks += 1)}` })

  it('are refused after so many that failed, whoever they were for', async () => {
    const from = newNetwork()
    for (let tries = 0; tries < 6; tries += 1) {
      expect(
        (await tryToSignIn(url, `nobody-${tries}@elsewhere.test`, 'not this one at all', from)).status,
      ).toBe(401)
    }
    for (const path of ['login', 'LOGIN', 'login/', 'log%69n']) {
      const answer = await anonymous(url).post(
        `/api/users/${path}`,
        { email: `editor@${own.slug}.test`, password },
        from,
      )
      expect(refusalOf(answer), path).toEqual([429, 'too-many-requests'])
      expect(Number(answer.headers.get('retry-after')), path).toBeGreaterThan(60)
      expect(JSON.stringify(answer.body), path).toContain('Wait a quarter of an hour')
    }
    expect((await tryToSignIn(url, `editor@${own.slug}.test`, password, newNetwork())).status).toBe(200)
  })

  it('are not counted when they succeed, or were no tries', async () => {
    const from = newNetwork()
    for (let tries = 0; tries < 9; tries += 1) {
      expect((await tryToSignIn(url, `editor@${own.slug}.test`, password, from)).status).toBe(200)
      expect((await anonymous(url).post('/api/users/login', {}, from)).status).toBe(400)
    }
  })

  it('of tokens from e-mails are counted too', async () => {
    const from = newNetwork()
    const reset = () =>
      anonymous(url).post(
        '/api/users/reset-password',
        { token: '0'.repeat(40), password: 'zebra ladder teacup moon' },
        from,
      )
    for (let tries = 0; tries < 6; tries += 1) expect((await reset()).status).toBe(403)
    expect(refusalOf(await reset())).toEqual([429, 'too-many-requests'])
  })

  it('of one’s own password, to change it, are counted too', async () => {
    const from = newNetwork()
    const change = (currentPassword: string) =>
      own.chair.patch(
        `/api/users/${own.chair.userId}`,
        { password: 'zebra ladder teacup moon', currentPassword },
        from,
      )
    // What is refused for another reason tries no password.
    for (let tries = 0; tries < 10; tries += 1)
      expect((await own.chair.patch(`/api/users/${own.head.userId}`, { name: 'x' }, from)).status).toBe(403)
    for (let tries = 0; tries < 5; tries += 1)
      expect(refusalOf(await change('not this one'))).toEqual([403, 'wrong-password'])
    // The account is locked by now, and says so; another one's tries count for the same network.
    const other = await own.editor.patch(
      `/api/users/${own.editor.userId}`,
      { password: 'zebra ladder teacup moon', currentPassword: 'nor this one' },
      from,
    )
    expect(refusalOf(other)).toEqual([403, 'wrong-password'])
    expect((await change('not this one')).body).toMatchObject({
      message: expect.stringContaining('from your network') as string,
    })
    expect(
      (await own.chair.patch(`/api/users/${own.chair.userId}`, { name: 'x' }, newNetwork())).status,
    ).toBe(200)
  })

  it('count for every request for a new password, since each may send an e-mail', async () => {
    const from = newNetwork()
    const ask = (email: string) => anonymous(url).post('/api/users/forgot-password', { email }, from)
    for (let tries = 0; tries < 6; tries += 1) {
      expect((await ask(`asking-${tries}@elsewhere.test`)).status).toBe(200)
    }
    expect(refusalOf(await ask('asking-once-more@elsewhere.test'))).toEqual([429, 'too-many-requests'])
  })
})
