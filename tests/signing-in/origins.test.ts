import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { anonymous } from '../support/api-client'
import { startSystem } from '../support/running-system'
import {
  allianceDatabase,
  password,
  startAlliance,
  type Alliance,
  type AllianceSchool,
} from '../support/small-alliance'
import { refusalOf, tryToSignIn } from './people'

const foreign = 'https://evil.example'
const fromElsewhere: Record<string, string>[] = [{ origin: foreign }, { 'sec-fetch-site': 'cross-site' }]

describe.each(databasesUnderTest())('what a browser sends, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let url: string
  let cookie: string

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
    url = alliance.system.url
    const answer = await tryToSignIn(url, `editor@${own.slug}.test`, password, { origin: url })
    cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(cookie).toMatch(/^payload-token=./)
  })

  const name = async () => (await own.editor.get<{ user: { name: string } }>('/api/users/me')).body.user.name
  const rename = (given: string, headers: Record<string, string>) =>
    anonymous(url).patch(`/api/users/${own.editor.userId}`, { name: given }, { cookie, ...headers })

  it('changes something when it comes from a page of our own', async () => {
    for (const [index, headers] of [
      { origin: url },
      { origin: url, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin' },
      { origin: url.replace('127.0.0.1', 'localhost') },
    ].entries()) {
      expect((await rename(`Own ${index}`, headers as Record<string, string>)).status).toBe(200)
      expect(await name()).toBe(`Own ${index}`)
    }
  })

  it('changes nothing when it comes from elsewhere, or does not say from where', async () => {
    const before = await name()
    const odd: Record<string, string>[] = [
      { origin: foreign },
      { origin: 'null' },
      { origin: `${url}.evil.example` },
      { origin: foreign, 'sec-fetch-site': 'same-origin' },
      { origin: foreign, referer: `${url}/admin` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { referer: `${foreign}/${url}` },
      { referer: `${url}.evil.example/` },
      { authorization: 'Basic x' },
      {},
    ]
    for (const headers of odd) {
      const answer = await rename('Forged', headers)
      expect(refusalOf(answer), JSON.stringify(headers)).toEqual([403, 'foreign-origin'])
    }
    expect(await name()).toBe(before)
  })

  it('is refused by every method and form of body', async () => {
    const forms: [string, string | undefined, string][] = [
      ['POST', 'text/plain', '{"title":"Forged"}'],
      ['POST', 'application/x-www-form-urlencoded', 'title=Forged'],
      ['POST', 'multipart/form-data; boundary=x', '--x--'],
      ['POST', undefined, ''],
      ['PUT', 'application/json', '{}'],
      ['DELETE', undefined, ''],
    ]
    for (const [method, type, body] of forms) {
      for (const path of [
        '/api/letters',
        '/api/users/logout',
        '/api/users/second-factor/begin',
        '/%61pi/letters',
      ]) {
        const answer = await anonymous(url).send(path, {
          method,
          ...(body === '' ? {} : { body }),
          headers: { cookie, origin: foreign, ...(type ? { 'content-type': type } : {}) },
        })
        expect(refusalOf(answer), `${method} ${path} ${type}`).toEqual([403, 'foreign-origin'])
      }
    }
    expect((await own.editor.get('/api/schools?limit=1')).status).toBe(200)
  })

  it('is refused at the admin’s server functions', async () => {
    for (const headers of fromElsewhere) {
      const answer = await anonymous(url).send('/admin', {
        method: 'POST',
        body: '[]',
        headers: {
          cookie,
          'next-action': '0'.repeat(42),
          'content-type': 'text/plain',
          ...headers,
        },
      })
      expect(refusalOf(answer)).toEqual([403, 'foreign-origin'])
    }
  })

  it('signs nobody in from elsewhere', async () => {
    const answer = await tryToSignIn(url, `editor@${own.slug}.test`, password, { origin: foreign })
    expect(refusalOf(answer)).toEqual([403, 'foreign-origin'])
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('reads nothing by a cookie that comes along from elsewhere', async () => {
    for (const headers of fromElsewhere) {
      const answer = await anonymous(url).get('/api/schools', {
        cookie,
        ...headers,
      })
      expect(answer.status).toBe(403)
      expect(answer.headers.get('access-control-allow-origin')).not.toBe(foreign)
    }
  })

  it('does not matter for programs with a token of their own', async () => {
    for (const headers of [{}, ...fromElsewhere]) {
      const answer = await own.editor.patch(
        `/api/users/${own.editor.userId}`,
        { name: 'By a program' },
        headers,
      )
      expect(answer.status).toBe(200)
    }
  })

  it('has its session in a cookie that scripts cannot read, and the token nowhere else', async () => {
    const browser = { origin: url, 'sec-fetch-site': 'same-origin' }
    const signedIn = await tryToSignIn(url, `editor@${own.slug}.test`, password, browser)
    const given = signedIn.headers.get('set-cookie') ?? ''
    expect(given).toContain('HttpOnly')
    expect(given).toContain('SameSite=Lax')
    expect(given).toContain('Path=/')
    expect(given).not.toContain('Secure')
    const [pair = ''] = given.split(';')
    const [, token = ''] = pair.split('=')
    const me = await anonymous(url).get('/api/users/me', { cookie: pair, ...browser })
    expect(me.body).toMatchObject({ user: { id: own.editor.userId } })
    const renewed = await anonymous(url).post('/api/users/refresh-token', undefined, {
      cookie: pair,
      ...browser,
    })
    expect(renewed.status).toBe(200)
    // Another spelling of these addresses leads nowhere, or to the same answer.
    const spelt = ['m%65', 'ME', 'me/', '/me', 'log%69n', 'LOGIN/', '/login', 'refresh%2Dtoken']
    const otherwise = await Promise.all(
      spelt.map((path) =>
        /me|m%65/i.test(path)
          ? anonymous(url).get(`/api/users/${path}`, { cookie: pair, ...browser })
          : anonymous(url).post(
              `/api/users/${path}`,
              { email: `editor@${own.slug}.test`, password },
              { cookie: pair, ...browser },
            ),
      ),
    )
    expect(otherwise.some(({ status }) => status === 200)).toBe(true)
    for (const answer of otherwise) expect(answer.status).toBeLessThan(500)
    for (const answer of [signedIn, me, renewed, ...otherwise]) {
      expect(JSON.stringify(answer.body)).not.toContain(token.slice(0, 30))
      expect(JSON.stringify(answer.body)).not.toMatch(/"(?:token|refreshedToken)"/)
    }
    expect((await anonymous(url).get(`/api/users/me?token=${token}`)).body).toMatchObject({ user: null })
  })

  it('gets a cookie for https alone where people use https', async () => {
    const system = await startSystem({
      databaseUri: await allianceDatabase(database),
      hosted: true,
      env: { PUBLIC_URL: 'https://www.kpsa.example' },
    })
    const answer = await tryToSignIn(system.url, `editor@${own.slug}.test`, password, {
      origin: 'https://www.kpsa.example',
    })
    expect(answer.headers.get('set-cookie')).toContain('Secure')
    expect(refusalOf(await tryToSignIn(system.url, 'x@y.test', 'x', { origin: system.url }))).toEqual([
      403,
      'foreign-origin',
    ])
    await system.stop()
  })
})
