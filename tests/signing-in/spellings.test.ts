import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** One address, as it may be sent. `HOST` stands for the host and port of the server. */
const spellings = [
  '/api/users/login',
  '/api/users/login/',
  '/api/users/login?a=b',
  '/api/users/login?',
  '/api/users/LOGIN',
  '/API/Users/Login',
  '/Api/users/login',
  '/api/Users/login',
  '/api/users/%6cogin',
  '/api/users/lo%67in',
  '/api/%75sers/login',
  '/%61pi/users/login',
  '/api/users/%4C%4f%47%49%4e',
  '/api/users/%256cogin',
  '/api/./users/login',
  '/./api/users/login',
  '/api/%2e/users/login',
  '/api/users/%2E/login',
  '/api/x/../users/login',
  '/api/x/%2e%2e/users/login',
  '/api/x/.%2E/users/login',
  '/admin/../api/users/login',
  '/v1/..;/api/users/login',
  '//api/users/login',
  '/api//users/login',
  '/api/users//login',
  '/api/users/login//',
  '/api/users/login#',
  '/api/users/login#/../me',
  '/api/users/login?a#b',
  '/api/users/login;a=b',
  '/api/users;a/login',
  '/api\\users\\login',
  '/api/users\\login',
  '/\\HOST/api/users/login',
  '/api/users%5clogin',
  '/api/users%2flogin',
  '/api%2Fusers/login',
  '/api/users/lo\tgin',
  '/api/users/login\t',
  '/api/users/login%09',
  '/api/users/login%0a',
  '/api/users/login%0d%0a',
  '/api/users/login%00',
  '/api/users/login%20',
  '/api/users/login%3f',
  '/api/users/login%23',
  '/api/users/login%',
  '/api/users/%EF%BD%8Cogin',
  '/api/users/log%C4%B1n',
  '/api/u%C5%BFers/login',
  '/api/users/%c1%acogin',
  '/api/globals/users/login',
  'http://HOST/api/users/login',
  'HTTP://HOST/api/users/login',
  'https://elsewhere.example/api/users/login',
  'http://HOST/api/./users/login',
  'http://HOST//api/users/login',
  'http://somebody@HOST/api/users/login',
  'http:/api/users/login',
  'http:api/users/login',
  'ws://HOST/api/users/login',
  '//HOST/api/users/login',
  'api/users/login',
]

/** Those that are the address in another legal spelling: they sign in like it. */
const legal = [
  '/api/users/login/',
  '/api/users/login?a=b',
  '/api/users/LOGIN',
  '/api/users/%6cogin',
  '/%61pi/users/login',
  'http://HOST/api/users/login',
]

describe('the address of signing in, however it is spelt', () => {
  let alliance: Alliance
  let own: AllianceSchool
  let host: string

  beforeAll(async () => {
    const [database] = databasesUnderTest()
    if (!database) throw new Error('There is no database to test on.')
    alliance = await startAlliance(database, { schools: 1, env: { TRUST_PROXY: '1' } })
    ;[own] = alliance.schools as [AllianceSchool]
    host = new URL(alliance.system.url).host
  })

  /** Exactly this target, which no client would send. */
  const tryAt = (target: string, network: string, tried: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        email: `${tried === password ? 'editor' : 'nobody'}@${own.slug}.test`,
        password: tried,
      })
      const socket = connect(Number(host.split(':')[1]), '127.0.0.1')
      let text = ''
      socket.on('data', (part: Buffer) => (text += part.toString('latin1')))
      socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error))
      socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1])))
      socket.write(
        [
          `POST ${target.replaceAll('HOST', host)} HTTP/1.1`,
          `Host: ${host}`,
          `X-Forwarded-For: ${network}`,
          'Content-Type: application/json',
          `Content-Length: ${Buffer.byteLength(body)}`,
          'Connection: close',
          '',
          body,
        ].join('\r\n'),
        'latin1',
      )
    })

  let networks = 0
  const newNetwork = () => `198.51.${(networks += 1)}.7`

  it('is refused with 429 or 400 at the 21st failed try from one network', async () => {
    const network = newNetwork()
    for (let tries = 0; tries < 20; tries += 1)
      expect(await tryAt('/api/users/login', network, 'not this one at all')).toBe(401)
    const passed: [string, number][] = []
    for (const spelling of spellings) {
      const status = await tryAt(spelling, network, password)
      if (![429, 400, 404, 405].includes(status)) passed.push([spelling, status])
      if (legal.includes(spelling)) expect([spelling, status]).toEqual([spelling, 429])
    }
    expect(passed).toEqual([])
  })

  it('is refused, or signs in like the usual one', async () => {
    for (const spelling of spellings) {
      const status = await tryAt(spelling, newNetwork(), password)
      if (legal.includes(spelling)) expect(status, spelling).toBe(200)
      else expect([200, 400, 404, 405], spelling).toContain(status)
    }
  })
})
