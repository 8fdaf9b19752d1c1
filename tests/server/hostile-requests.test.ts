import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseNames } from '../delivery/delivery-under-test'
import { mongoFixture } from '../delivery/mongo-fixture'
import { eventRow, letterRow, schoolSite, type PublishedFixture } from '../delivery/published-fixture'
import { sqliteFixture } from '../delivery/sqlite-fixture'
import { databasesUnderTest } from '../support/database-under-test'
import { startSystem, type RunningSystem } from '../support/running-system'

/** What came back over one connection, to its end. */
type Said = { statuses: number[]; text: string; closed: boolean }

const statusesIn = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

/** Sends exactly these bytes, and reads until the server closes the connection or has been silent for a while. */
const say = (url: string, bytes: string, silenceMs = 1500): Promise<Said> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    let text = ''
    const end = (closed: boolean) => {
      socket.destroy()
      resolve({ statuses: statusesIn(text), text, closed })
    }
    socket.setTimeout(silenceMs, () => end(false))
    socket.on('data', (part: Buffer) => (text += part.toString('latin1')))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      // The server may close before all of it is sent.
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? end(true) : reject(error),
    )
    socket.on('close', () => end(true))
    socket.write(bytes, 'latin1')
  })

const request = (target: string, headers: string[] = [], method = 'GET', body = '') =>
  [`${method} ${target} HTTP/1.1`, 'Host: school.example', 'Connection: close', ...headers, '', body].join(
    '\r\n',
  )

const list = '/v1/sites/comberton/letters'
const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i))

/** What Node's parser refuses: answered by a problem document all the same, and the connection is closed. */
const noHttp: [what: string, status: number, bytes: string][] = [
  ['something else', 400, 'hello\r\n\r\n'],
  ['a TLS greeting', 400, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.padEnd(200, '\x00')],
  ['HTTP/2', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['NUL in the address', 400, request('/v1/sites/\0x')],
  ['bytes above ASCII in the address', 400, request('/v1/sites/\xff\xfe')],
  ['a space in the address', 400, request('/v1/si tes')],
  ['an unknown method', 400, request(list, [], 'FETCH')],
  ['no target', 400, request('')],
  ['NUL in a header', 400, request(list, ['X: a\0b'])],
  ['a space in the name of a header', 400, request(list, ['X Y: a'])],
  ['a folded header', 400, request(list, ['X: a', ' b'])],
  ['line feeds alone', 400, 'GET /v1/sites HTTP/1.1\nHost: x\n\n'],
  ['two lengths', 400, request(list, ['Content-Length: 5', 'Content-Length: 6'], 'GET', 'hello')],
  ['a length and chunks', 400, request(list, ['Content-Length: 5', 'Transfer-Encoding: chunked'])],
  ['a negative length', 400, request(list, ['Content-Length: -5'])],
  ['an enormous length', 400, request(list, [`Content-Length: ${'9'.repeat(30)}`])],
  ['one enormous header', 431, request(list, [`X: ${'a'.repeat(20_000)}`])],
  [
    'too many headers',
    431,
    request(
      list,
      many(3000, (i) => `X-${i}: b`),
    ),
  ],
  ['an enormous address', 431, request(`/${'a'.repeat(20_000)}`)],
  ['a tunnel', 405, 'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n'],
]

/** What is HTTP, and odd. */
const odd: [what: string, status: number, bytes: string][] = [
  ['no host', 400, 'GET /v1/sites HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['HTTP/1.0', 200, 'GET /v1/sites HTTP/1.0\r\n\r\n'],
  ['a percent sign alone', 400, request('/v1/sites/%')],
  ['half a character', 400, request(`${list}/%ED%A0%80`)],
  ['a percent sign in a page', 400, request('/schools/comberton/%')],
  ['an encoded NUL in a page', 400, request('/schools/comberton/letters/%00')],
  ['an encoded NUL in a file', 400, request('/media/%00')],
  ['a path upwards', 400, request('/media/..%2f..%2fpackage.json')],
  ['a long address', 414, request(`/v1/${'a'.repeat(8000)}`)],
  ['very many parameters', 414, request(`${list}?${many(900, (i) => `a${i}=1`).join('&')}`)],
  ['a few unknown parameters', 400, request(`${list}?__proto__=1&constructor=2`)],
  ['the same parameter twice', 400, request(`${list}?limit=1&limit=1`)],
  ['a long cursor', 400, request(`${list}?after=${'A'.repeat(2000)}`)],
  [
    'a cursor of its own making',
    400,
    request(`${list}?after=${Buffer.from('["comberton"]').toString('base64url')}`),
  ],
  ['a long word', 400, request(`${list}?category=${'a'.repeat(61)}`)],
  ['a long language', 400, request(`${list}?language=${'aa-'.repeat(12)}aa`)],
  ['a period that ends before it begins', 400, request(`${list}?from=2026-02-01&to=2026-01-01`)],
  ['a year nobody means', 400, request(`${list}?from=0001-01-01`)],
  ['an absolute address', 200, request(`http://elsewhere.example${list}`)],
  ['two slashes', 400, request('//elsewhere.example/..')],
  ['a slash within a path', 400, request('/v1//sites')],
  ['a part of dots', 400, request('/v1/x/%2E%2e/sites')],
  ['a fragment', 400, request(`${list}#top`)],
  ['a backslash', 400, request('/v1\\sites')],
  ['another spelling of the same', 200, request('/%76%31/sites/comberto%6E/letters/tri%70')],
  ['a page under another spelling', 200, request('/schools/comberto%6E/letters/')],
  ['a letter with a name of its own', 200, request(`${list}/%d8%ae%d8%b7`)],
  ['its page', 200, request('/schools/comberton/letters/%D8%AE%d8%b7')],
  ['all of the server', 404, request('*', [], 'OPTIONS')],
  ['TRACE', 405, request(list, [], 'TRACE')],
  ['a body that nobody asked for', 405, request(list, ['Content-Length: 3'], 'POST', 'abc')],
  ['a GET with a body', 200, request(list, ['Content-Length: 5'], 'GET', 'hello')],
  ['a GET with chunks', 200, request(list, ['Transfer-Encoding: chunked'], 'GET', '5\r\nhello\r\n0\r\n\r\n')],
  ['an expectation', 417, request(list, ['Expect: a pony'])],
  ['another protocol', 200, request(list, ['Upgrade: h2c', 'HTTP2-Settings: x'])],
  ['another method in a header', 200, request(list, ['X-HTTP-Method-Override: DELETE'])],
  ['a part of it', 200, request(list, ['Range: bytes=0-10'])],
  ['no coding at all', 200, request(list, ['Accept-Encoding: identity;q=0'])],
  ['odd codings', 200, request(list, ['Accept-Encoding: gzip;q=abc, br;q=9, ;;;'])],
  ['an odd Accept', 200, request(list, ['Accept: */*;q=a;;,,'])],
  ['an odd If-None-Match', 200, request(list, ['If-None-Match: """", W/, "a'])],
  ['a long If-None-Match', 200, request(list, [`If-None-Match: ${many(900, (i) => `"${i}"`).join(', ')}`])],
  [
    'an If-Modified-Since that JavaScript alone takes for a date',
    200,
    request(list, ['If-Modified-Since: 2999']),
  ],
  [
    'an If-Modified-Since of a million years',
    200,
    request(list, ['If-Modified-Since: Sat, 01 Jan 1000000 00:00:00 GMT']),
  ],
  ['a key without a key', 401, request(list, ['Authorization: Bearer'])],
  ['a key above ASCII', 401, request(list, ['Authorization: Bearer \xff\xfe'])],
  ['a long key', 401, request(list, [`Authorization: Bearer ${'a'.repeat(9000)}`])],
  ['odd proxies', 200, request(list, [`X-Forwarded-For: ,;%%, fe80::1%eth0, ${'1.1.1.1,'.repeat(500)}`])],
  ['an odd host', 200, 'GET / HTTP/1.1\r\nHost: a b\xff//[::1\r\nConnection: close\r\n\r\n'],
  ['a host that a proxy made up', 200, request('/', ['X-Forwarded-Host: \xff@//elsewhere:99999'])],
  ['an odd language', 200, request('/', [`Accept-Language: ;;q=,*,${'x'.repeat(5000)}`])],
]

const fixtureFor = (name: string, uri: string): Promise<PublishedFixture> =>
  name === 'SQLite' ? sqliteFixture(uri) : mongoFixture(uri)

const startDelivery = async (name: string): Promise<RunningSystem> => {
  const database = databasesUnderTest().find((one) => one.name === name)
  if (!database) throw new Error(`There is no test database called ${name}.`)
  const databaseUri = database.uri()
  const fixture = await fixtureFor(name, databaseUri)
  await fixture.addSite(schoolSite('kpsa', { kind: 'alliance' }))
  await fixture.addSite(schoolSite('comberton'))
  await fixture.add(
    letterRow('comberton', 'trip', '2026-05-01', 1),
    letterRow('comberton', 'خط', '2026-05-02', 3),
    eventRow('comberton', 'fair', 2, {
      start: '2026-07-01T13:00:00.000Z',
      end: '2026-07-01T15:00:00.000Z',
      startLocal: '2026-07-01T14:00:00',
      endLocal: '2026-07-01T16:00:00',
    }),
  )
  await fixture.close()
  return startSystem({ role: 'delivery', databaseUri, env: { TRUST_PROXY: '1' } })
}

describe.each(databaseNames)('the delivery role on %s', (name) => {
  let system: RunningSystem
  beforeAll(async () => {
    system = await startDelivery(name)
  })
  afterAll(() => system.stop())

  it.each(noHttp)('refuses %s with %i, as a problem, and hangs up', async (_what, status, bytes) => {
    const { statuses, text, closed } = await say(system.url, bytes)
    expect([statuses, closed]).toEqual([[status], true])
    expect(text).toMatch(/^Content-Type: application\/problem\+json\r$/m)
    expect(text).toMatch(/^Cache-Control: no-store\r$/m)
    const [, body = ''] = text.split('\r\n\r\n')
    expect(JSON.parse(body)).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/) as string })
  })

  it.each(odd)('answers %s with %i', async (_what, status, bytes) => {
    const { statuses, closed } = await say(system.url, bytes)
    expect([statuses, closed]).toEqual([[status], true])
  })

  it('answers what comes at once in order, and hangs up at what is wrong', async () => {
    const open = request(list).replace('Connection: close\r\n', '')
    expect((await say(system.url, open + open + request(list))).statuses).toEqual([200, 200, 200])
    const { statuses, closed } = await say(system.url, `${open}nonsense\r\n\r\n`)
    expect(closed).toBe(true)
    expect(statuses.every((status) => status === 200 || status === 400)).toBe(true)
  })

  const addresses = [
    ...['/v1/sites', '/v1/sites/comberton', list, `${list}/trip`, '/v1/sites/comberton/changes'],
    ...['/v1/sites/comberton/search?q=trip', '/v1/openapi.json', '/v1/docs', '/embed/v1.js'],
    ...['rss', 'atom', 'json']
      .flatMap((form) => [`feed.${form}`, `letters.${form}`])
      .map((feed) => `/v1/sites/comberton/${feed}`),
    ...['/v1/sites/comberton/events.ics', '/v1/sites/comberton/events/fair.ics'],
    ...[
      '/',
      '/schools/comberton',
      '/schools/comberton/letters/trip',
      '/sitemap.xml',
      '/robots.txt',
      '/healthz',
      '/readyz',
    ],
  ]

  it.each(addresses)('answers HEAD %s as GET, without a body, and a preflight', async (address) => {
    const ask = async (method: string) => {
      const answer = await fetch(system.url + address, { method, headers: { 'Accept-Encoding': 'identity' } })
      return { answer, length: (await answer.arrayBuffer()).byteLength }
    }
    const [get, head, preflight] = [await ask('GET'), await ask('HEAD'), await ask('OPTIONS')]
    expect([get.answer.status, head.answer.status, head.length]).toEqual([200, 200, 0])
    expect(Number(head.answer.headers.get('content-length'))).toBe(get.length)
    for (const header of ['etag', 'content-type', 'cache-control', 'vary'])
      expect(head.answer.headers.get(header)).toBe(get.answer.headers.get(header))
    // What was made within the last second says the second before, so that one may end between two requests.
    const after = await ask('GET')
    const times = [get, after].map(({ answer }) => answer.headers.get('last-modified'))
    expect(times).toContain(head.answer.headers.get('last-modified'))
    if (/^\/(?:v1|embed)\//.test(address)) {
      expect(preflight.answer.status).toBe(204)
      expect(preflight.answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
      expect(get.answer.headers.get('access-control-allow-origin')).toBe('*')
    } else {
      expect([204, 405]).toContain(preflight.answer.status)
    }
    const post = await ask('POST')
    expect(post.answer.status).toBe(405)
    expect(post.answer.headers.get('allow')).toMatch(/^GET, HEAD(?:, OPTIONS)?$/)
  })

  it('has lived through it without a fault of its own', async () => {
    expect((await fetch(`${system.url}/healthz`)).status).toBe(200)
    expect(system.logs()).not.toContain('a request failed')
    expect(system.logs().trim().split('\n')).toHaveLength(1)
  })
})

describe('connections', () => {
  let system: RunningSystem
  const open: Socket[] = []
  beforeAll(async () => {
    system = await startDelivery('SQLite')
  })
  afterAll(() => open.forEach((socket) => socket.destroy()))

  it('of somebody who sends a header a second are ended with 408', { timeout: 60_000 }, async () => {
    const socket = connect(Number(new URL(system.url).port), '127.0.0.1')
    open.push(socket)
    let text = ''
    socket.on('data', (part: Buffer) => (text += part.toString('latin1')))
    const ended = new Promise((resolve) => socket.on('close', resolve))
    socket.on('error', () => undefined)
    socket.write('GET / HTTP/1.1\r\nHost: school.example\r\n')
    const dripping = setInterval(() => socket.write('X-Slow: yes\r\n'), 1000)
    await ended
    clearInterval(dripping)
    expect(statusesIn(text)).toEqual([408])
    expect(text).toContain('"code":"too-slow"')
  })

  it('of many who send nothing leave others their answers', async () => {
    for (let count = 0; count < 200; count += 1) {
      const socket = connect(Number(new URL(system.url).port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write('GET /v1/sites HTTP/1.1\r\n')
      open.push(socket)
    }
    expect((await fetch(`${system.url}/v1/sites`)).status).toBe(200)
  })
})
