import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { signIn, type SignedInClient } from '../support/api-client'
import { codeBefore, codeOf } from '../support/authenticator'
import { bodyOf } from '../support/items-over-rest'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { newestMessageTo, newPerson, refusalOf, tryToSignIn } from './people'

type Begun = { secret: string; address: string; qrCode: string }
type Status = { due: string | null; on: boolean; required: boolean; recoveryCodesLeft: number }

const wrongCode = (secret: string): string => {
  const near = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
  )
}

const factor = '/api/users/second-factor'
const statusOf = async (client: SignedInClient) => bodyOf(await client.get<Status>(factor))
const verify = (client: SignedInClient, code: string) => client.post(`${factor}/verify`, { code })

const setUp = async (client: SignedInClient): Promise<{ secret: string; recoveryCodes: string[] }> => {
  const { secret } = bodyOf(await client.post<Begun>(`${factor}/begin`))
  // The step before, so that the present one is still good for signing in.
  const confirmed = await client.post<{ recoveryCodes: string[] }>(`${factor}/confirm`, {
    code: await codeBefore(secret, 3),
  })
  return { secret, recoveryCodes: bodyOf(confirmed).recoveryCodes }
}

describe.each(databasesUnderTest())('a second factor, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let requiring: AllianceSchool
  let url: string

  beforeAll(async () => {
    alliance = await startAlliance(database, {
      schools: 2,
      env: { KPSA_DEMO: 'true', SIGN_IN_LIMIT: '0' },
    })
    ;[own, requiring] = alliance.schools as [AllianceSchool, AllianceSchool]
    url = alliance.system.url
  })

  const open = (email: string) => signIn(url, email, password)
  const withFactor = async (roles?: string[]) => {
    const person = await newPerson(alliance, own, roles)
    const client = await open(person.email)
    return { ...person, client, ...(await setUp(client)) }
  }

  const rolesOf = async (id: string) =>
    bodyOf(
      await alliance.admin.get<{ schools: { roles: string[] }[] }>(`/api/users/${id}?depth=0`),
    ).schools.flatMap(({ roles }) => roles)

  /** Everything that a pending session must not do; each is refused, or answered as to nobody. */
  const expectNoRights = async (client: SignedInClient, id: string) => {
    const refused: [string, string, object?][] = [
      ['GET', '/api/letters'],
      ['GET', '/api/schools'],
      ['GET', '/api/users'],
      ['GET', `/api/users/${id}`],
      ['GET', '/api/globals/alliance'],
      ['GET', '/api/audit-entries'],
      ['GET', '/api/payload-locked-documents'],
      ['GET', '/api/payload-preferences'],
      ['POST', '/api/letters', { title: 'By half a person', school: own.id }],
      ['PATCH', `/api/users/${id}`, { password: 'zebra ladder teacup moon' }],
      ['PATCH', `/api/users/${id}`, { name: 'Renamed' }],
      ['PATCH', `/api/users?where[id][equals]=${id}`, { name: 'Renamed' }],
      ['DELETE', `/api/users/${id}`],
      ['POST', '/api/users/unlock', { email: `editor@${own.slug}.test` }],
      ['POST', '/api/users/refresh-token'],
      ['POST', '/api/users/REFRESH-TOKEN'],
      ['POST', `${factor}/remove`, { code: '000000' }],
      ['POST', `${factor}/recovery-codes`, { code: '000000' }],
      ['POST', `/api/users/${id}/second-factor/reset`],
      ['GET', '/api/second-factors'],
      ['POST', '/api/payload-preferences/letters-list', { value: { limit: 5 } }],
      ['DELETE', '/api/payload-preferences/letters-list'],
    ]
    for (const [method, path, body] of refused) {
      const answer = await client.send(path, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      expect([401, 403, 404], `${method} ${path} ${JSON.stringify(answer.body)}`).toContain(answer.status)
    }
    expect(refusalOf(await client.get('/api/schools'))).toEqual([401, 'second-factor-due'])
    expect((await client.get('/api/users/me')).body).toMatchObject({ user: null })
    const access = bodyOf(await client.get<{ canAccessAdmin: boolean; collections?: object }>('/api/access'))
    expect(access.canAccessAdmin).not.toBe(true)
    expect(JSON.stringify(access)).not.toMatch(/"(?:create|update|delete)":(?:true|\{"permission":true)/)
  }

  it('is nobody’s who does not ask for it, and nobody’s to read', async () => {
    expect(await statusOf(own.editor)).toEqual({
      due: null,
      on: false,
      required: false,
      recoveryCodesLeft: 0,
    })
    expect(refusalOf(await alliance.visitor.get(factor))[0]).toBe(401)
    const answer = await tryToSignIn(url, `editor@${own.slug}.test`, password)
    expect(answer.body.secondFactor).toBeNull()
    for (const client of [alliance.admin, own.head, alliance.visitor]) {
      expect((await client.get('/api/second-factors')).status).toBe(403)
      expect((await client.post('/api/second-factors', { person: 'x' })).status).toBe(403)
    }
  })

  it('is set up with a secret for an app, and ten codes for a lost phone', async () => {
    const { email } = await newPerson(alliance, own)
    const client = await open(email)
    const other = await open(email)
    const begun = bodyOf(await client.post<Begun>(`${factor}/begin`))
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(begun.address).toContain(`otpauth://totp/KPSA:${encodeURIComponent(email)}`)
    expect(begun.address).toContain(begun.secret)
    expect(begun.qrCode).toMatch(/^data:image\/svg\+xml;base64,/)
    // Nothing is on before a code has shown that the app has the secret.
    expect(await statusOf(client)).toMatchObject({ on: false, due: null })
    expect(refusalOf(await client.post(`${factor}/confirm`, { code: wrongCode(begun.secret) }))).toEqual([
      403,
      'wrong-code',
    ])
    expect(refusalOf(await other.post(`${factor}/confirm`, { code: codeOf(begun.secret) }))).toEqual([
      409,
      'wrong-state',
    ])
    const confirmed = await client.post<{ recoveryCodes: string[] }>(`${factor}/confirm`, {
      code: codeOf(begun.secret),
    })
    const { recoveryCodes } = bodyOf(confirmed)
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^[a-z2-9]{6}-[a-z2-9]{6}$/)
    expect(await statusOf(client)).toMatchObject({ on: true, due: null, recoveryCodesLeft: 10 })
    expect(refusalOf(await client.post(`${factor}/begin`))).toEqual([409, 'wrong-state'])
    // The other session has given no code.
    expect(await statusOf(other)).toMatchObject({ due: 'verify' })
    expect((await other.get('/api/schools')).status).toBe(401)
    await expect.poll(() => newestMessageTo(url, email), { timeout: 20_000 }).toContain('second step')
  })

  it('leaves whoever has only given the password without any rights', async () => {
    const { id, email, secret } = await withFactor()
    const answer = await tryToSignIn(url, email, password)
    expect(answer.body.secondFactor).toBe('verify')
    const pending = await open(email)
    expect(await statusOf(pending)).toMatchObject({ due: 'verify', on: true })
    await expectNoRights(pending, id)
    expect(refusalOf(await pending.post(`${factor}/begin`))).toEqual([409, 'wrong-state'])
    expect((await pending.post(`${factor}/confirm`, { code: codeOf(secret) })).status).toBe(409)
    bodyOf(await verify(pending, codeOf(secret)))
    expect((await pending.get('/api/schools')).status).toBe(200)
    expect(bodyOf(await pending.get<{ user: object }>('/api/users/me')).user).toMatchObject({ id })
    bodyOf(await pending.post('/api/users/refresh-token'))
    expect((await pending.get('/api/schools')).status).toBe(200)
  })

  it('takes each code once, and one of the step before or after', async () => {
    const { email, secret } = await withFactor()
    const [first, second, third] = [await open(email), await open(email), await open(email)]
    expect(refusalOf(await verify(first, codeOf(secret, 4)))).toEqual([403, 'wrong-code'])
    expect(refusalOf(await verify(first, codeOf(secret, -4)))).toEqual([403, 'wrong-code'])
    const code = codeOf(secret)
    bodyOf(await verify(first, ` ${code.slice(0, 3)} ${code.slice(3)}`))
    expect(refusalOf(await verify(second, code))).toEqual([403, 'wrong-code'])
    const next = codeOf(secret, 1)
    bodyOf(await verify(second, next))
    expect(refusalOf(await verify(third, next))).toEqual([403, 'wrong-code'])
    for (const odd of [{}, { code: 1 }, { code: '' }, { code: { $ne: '' } }, { code: 'x'.repeat(500) }]) {
      expect(refusalOf(await third.post(`${factor}/verify`, odd))).toEqual([400, 'invalid-data'])
    }
  })

  it('lets only one of many at once in with the same code', async () => {
    const { email, secret } = await withFactor()
    const sessions: SignedInClient[] = []
    for (let count = 0; count < 5; count += 1) sessions.push(await open(email))
    const code = codeOf(secret)
    const answers = await Promise.all(sessions.map((session) => verify(session, code)))
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    for (const { status } of answers) expect([200, 403, 409, 429]).toContain(status)
    const statuses = await Promise.all(sessions.map((session) => session.get('/api/schools')))
    expect(statuses.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
  })

  it('takes each recovery code once', async () => {
    const { email, recoveryCodes } = await withFactor()
    const [code = '', other = ''] = recoveryCodes
    const first = await open(email)
    expect(bodyOf(await verify(first, code))).toEqual({ recoveryCodesLeft: 9 })
    const second = await open(email)
    expect(refusalOf(await verify(second, code))).toEqual([403, 'wrong-code'])
    expect(bodyOf(await verify(second, other.toUpperCase().replace('-', ' ')))).toEqual({
      recoveryCodesLeft: 8,
    })
  })

  it('renews the recovery codes for whoever gives a code', async () => {
    const { email, client, secret, recoveryCodes } = await withFactor()
    expect(refusalOf(await client.post(`${factor}/recovery-codes`, { code: wrongCode(secret) }))[0]).toBe(403)
    const renewed = await client.post<{ recoveryCodes: string[] }>(`${factor}/recovery-codes`, {
      code: codeOf(secret),
    })
    const [fresh = ''] = bodyOf(renewed).recoveryCodes
    const later = await open(email)
    expect((await verify(later, recoveryCodes[0] ?? '')).status).toBe(403)
    expect((await verify(later, fresh)).status).toBe(200)
  })

  it('ends the session with the fifth wrong code, and takes none for a while', async () => {
    const { id, email, secret, client, recoveryCodes } = await withFactor(['editor', 'chair'])
    const pending = await open(email)
    const bystander = await open(email)
    for (let tries = 0; tries < 5; tries += 1) {
      expect(refusalOf(await verify(pending, wrongCode(secret)))).toEqual([403, 'wrong-code'])
    }
    expect(refusalOf(await verify(pending, codeOf(secret)))[0]).toBe(401)
    const locked = await verify(bystander, codeOf(secret))
    expect(refusalOf(locked)).toEqual([429, 'too-many-requests'])
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await verify(await open(email), recoveryCodes[0] ?? '')).status).toBe(429)
    // Who had given a code before goes on working, and is told.
    expect((await client.get('/api/schools')).status).toBe(200)
    expect(await rolesOf(id)).toEqual(['editor', 'chair'])
    await expect.poll(() => newestMessageTo(url, email), { timeout: 20_000 }).toContain('five wrong codes')
  })

  it('counts every try of many at once', async () => {
    const { email, secret } = await withFactor()
    const pending = await open(email)
    const tries = Array.from({ length: 30 }, () => verify(pending, wrongCode(secret)))
    const looked = (await Promise.all(tries)).filter(({ status }) => status === 403)
    expect(looked.length).toBeLessThanOrEqual(5)
  })

  it('stays on through a new password and a new address', async () => {
    const { id, email, client } = await withFactor()
    bodyOf(
      await client.patch(`/api/users/${id}`, {
        password: 'zebra ladder teacup moon',
        currentPassword: password,
      }),
    )
    expect((await tryToSignIn(url, email, 'zebra ladder teacup moon')).body.secondFactor).toBe('verify')
    bodyOf(await alliance.admin.patch(`/api/users/${id}`, { email: `moved-${email}` }))
    const moved = await signIn(url, `moved-${email}`, 'zebra ladder teacup moon')
    await expectNoRights(moved, id)
  })

  it('gives no rights to whoever resets the password by e-mail', async () => {
    const { email, id } = await withFactor()
    bodyOf(await alliance.visitor.post('/api/users/forgot-password', { email }))
    const token = async () => {
      const { body } = await alliance.visitor.get<string>('/demo/mail')
      const messages = body.split('<article>').filter((message) => message.includes(`To ${email},`))
      return messages.map((message) => /\/admin\/reset\/([0-9a-f]+)/.exec(message)?.[1]).find(Boolean)
    }
    await expect.poll(token).toBeTruthy()
    const answer = await alliance.visitor.post<{ secondFactor: string }>('/api/users/reset-password', {
      token: await token(),
      password: 'zebra ladder teacup moon',
    })
    expect(bodyOf(answer).secondFactor).toBe('verify')
    await expectNoRights(await signIn(url, email, 'zebra ladder teacup moon'), id)
  })

  it('is removed by the person with a code, and not without', async () => {
    const { email, client, secret } = await withFactor()
    expect(refusalOf(await client.post(`${factor}/remove`, {}))).toEqual([400, 'invalid-data'])
    expect((await client.post(`${factor}/remove`, { code: wrongCode(secret) })).status).toBe(403)
    expect((await (await open(email)).post(`${factor}/remove`, { code: codeOf(secret) })).status).toBe(401)
    expect(bodyOf(await client.post(`${factor}/remove`, { code: codeOf(secret) }))).toEqual({
      required: false,
    })
    expect((await (await open(email)).get('/api/schools')).status).toBe(200)
  })

  it('is removed by the administrator for who lost it: ends the sessions, is told and recorded', async () => {
    const { id, email, client, secret } = await withFactor(['editor', 'chair'])
    const address = `/api/users/${id}/second-factor/reset`
    for (const other of [own.head, own.editor, client]) {
      expect(refusalOf(await other.post(address))).toEqual([403, 'not-allowed'])
    }
    expect((await alliance.visitor.post(address)).status).toBe(401)
    bodyOf(await alliance.admin.post(address))
    expect((await client.get('/api/schools')).status).toBe(403)
    expect((await (await open(email)).get('/api/schools')).status).toBe(200)
    expect(await rolesOf(id)).toEqual(['editor', 'chair'])
    expect(refusalOf(await alliance.admin.post(address))).toEqual([409, 'wrong-state'])
    expect((await alliance.admin.post('/api/users/x/second-factor/reset')).status).toBe(404)
    const log = await alliance.admin.get<{ totalDocs: number }>(
      `/api/audit-entries?where[action][equals]=second-factor-reset&where[itemId][equals]=${id}`,
    )
    expect(bodyOf(log).totalDocs).toBe(1)
    await expect
      .poll(() => newestMessageTo(url, email), { timeout: 20_000 })
      .toContain('administrator removed')
    const everything = JSON.stringify([
      (await alliance.admin.get(`/api/users/${id}?depth=2`)).body,
      (await alliance.admin.get('/api/users?depth=2&limit=100')).body,
      (await alliance.admin.get('/api/audit-entries?limit=100')).body,
    ])
    expect(everything).not.toContain(secret)
    expect(alliance.system.logs()).not.toContain(secret)
  })

  it('goes with the account', async () => {
    const { id } = await withFactor()
    bodyOf(await alliance.admin.delete(`/api/users/${id}`))
  })

  describe('that a school requires', () => {
    beforeAll(async () => {
      bodyOf(await alliance.admin.patch(`/api/schools/${requiring.id}`, { requireSecondFactor: true }))
    })

    it('leads its headteacher to setting one up, at once, and lets nothing else be done', async () => {
      expect((await requiring.head.get('/api/schools')).status).toBe(401)
      const answer = await tryToSignIn(url, `head@${requiring.slug}.test`, password)
      expect(answer.body.secondFactor).toBe('set-up')
      const head = await open(`head@${requiring.slug}.test`)
      expect(await statusOf(head)).toMatchObject({ due: 'set-up', on: false, required: true })
      await expectNoRights(head, head.userId)
      expect((await head.patch(`/api/schools/${requiring.id}`, { requireSecondFactor: false })).status).toBe(
        401,
      )
      const { secret } = await setUp(head)
      expect((await head.get('/api/schools')).status).toBe(200)
      // Moving to another phone: taken off, it is due at once.
      expect(bodyOf(await head.post(`${factor}/remove`, { code: codeOf(secret) }))).toEqual({
        required: true,
      })
      expect(await statusOf(head)).toMatchObject({ due: 'set-up' })
      await expectNoRights(head, head.userId)
    })

    it('is not asked of its editors and chairs, nor of other schools’ headteachers', async () => {
      for (const client of [requiring.editor, requiring.chair, own.head, alliance.admin]) {
        expect((await client.get('/api/schools')).status).toBe(200)
        expect(await statusOf(client)).toMatchObject({ due: null, required: false })
      }
    })

    it('is asked of a deputy while covering, and not after', async () => {
      const deputy = async (coverFrom: string, coverUntil: string) => {
        const email = `deputy-${coverFrom.slice(0, 4)}@${requiring.slug}.test`
        bodyOf(
          await alliance.admin.post('/api/users', {
            email,
            name: 'Deputy',
            password,
            schools: [{ school: requiring.id, roles: ['deputy'], coverFrom, coverUntil }],
          }),
          201,
        )
        return statusOf(await open(email))
      }
      const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
      expect(await deputy(inDays(-1), inDays(1))).toMatchObject({ due: 'set-up' })
      expect(await deputy('2020-01-01T08:00:00Z', '2020-02-01T08:00:00Z')).toMatchObject({ due: null })
    })

    it('can be required by its own headteacher, who is led there at once', async () => {
      const head = await open(`head@${own.slug}.test`)
      bodyOf(await head.patch(`/api/schools/${own.id}`, { requireSecondFactor: true }))
      expect(await statusOf(head)).toMatchObject({ due: 'set-up' })
      expect((await own.editor.get('/api/schools')).status).toBe(200)
    })
  })
})
