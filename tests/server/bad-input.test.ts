import { connect } from 'node:net'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, create, letterOf, refusalOf, type Refusal, type Stored } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('what nobody should send, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let letter: Stored

  beforeAll(async () => {
    // What is sent here may end a process.
    alliance = await startAlliance(database, { schools: 1, hosted: false })
    ;[own] = alliance.schools as [AllianceSchool]
    letter = await create(own.editor, 'letters', letterOf(own))
  })

  const send = (path: string, method: string, body: string | Uint8Array<ArrayBuffer>, type?: string) =>
    own.editor.send<Refusal>(path, {
      method,
      body,
      headers: type === undefined ? {} : { 'content-type': type },
    })

  /** What was answered otherwise than with a refusal, all of it at once. */
  let wrong: string[] = []
  const judge = (call: string, status: number, body?: unknown, lowest = 400) => {
    if (!(status >= lowest && status < 500))
      wrong.push(`${call}: ${status} ${JSON.stringify(body)?.slice(0, 200)}`)
  }
  afterEach(() => {
    const seen = wrong
    wrong = []
    expect(seen).toEqual([])
  })

  /** Exactly these bytes, which fetch would refuse to send. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(alliance.system.url)
      const socket = connect(Number(port), hostname, () => socket.write(text))
      let answer = ''
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
      socket.on('end', () => resolve(answer))
      socket.on('error', reject)
      socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')))
    })
  const rawStatus = async (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(await raw(text))?.[1])

  it('malformed JSON is 400, whatever it is sent to', async () => {
    for (const path of [
      '/api/letters',
      `/api/letters/${letter.id}/submit`,
      '/api/users/login',
      '/api/schools',
    ]) {
      for (const body of ['{', '{"a":', 'not json', '[1,', '\u0000']) {
        expect(refusalOf(await send(path, 'POST', body, 'application/json')), path).toEqual([
          400,
          'malformed-json',
        ])
      }
    }
    expect(
      refusalOf(await send(`/api/letters/${letter.id}`, 'PATCH', '{"title"', 'application/json')),
    ).toEqual([400, 'malformed-json'])
  })

  it('GraphQL is not there where it is not switched on', async () => {
    for (const client of [alliance.visitor, alliance.admin, own.editor]) {
      expect((await client.post('/api/graphql', { query: '{__typename}' })).status).toBe(404)
      expect((await client.get('/api/graphql?query={__typename}')).status).toBe(404)
      expect((await client.get('/api/graphql-playground')).status).toBe(404)
    }
  })

  it('who asks for a new password is answered at once, and not told whether there is an account', async () => {
    const ask = (email: string) =>
      send('/api/users/forgot-password', 'POST', JSON.stringify({ email }), 'application/json')
    const begun = Date.now()
    for (const email of ['nobody@elsewhere.test', `editor@${own.slug}.test`]) {
      expect((await ask(email)).status, email).toBe(200)
      const again = await ask(email.toUpperCase())
      expect(refusalOf(again), email).toEqual([429, 'too-many-requests'])
      expect(again.headers.get('retry-after'), email).toBe('15')
    }
    expect(Date.now() - begun).toBeLessThan(5000)
  })

  it('what is empty is taken as empty, and a group that is null is refused', async () => {
    const patch = (data: object) => own.editor.patch<Refusal>(`/api/letters/${letter.id}`, data)
    for (const data of [{ publishAt: '' }, { date: '' }, { replyBy: '' }, { signatories: null }]) {
      const { status } = await patch(data)
      if (status !== 200) wrong.push(`${JSON.stringify(data)}: ${status}`)
    }
    const refused = await patch({ channels: null })
    judge('a group that is null', refused.status, refused.body)
    const blank = await patch({ title: '  ' })
    judge('a title of spaces', blank.status, blank.body)
    for (const where of ['[school.domains][equals]=x', '[school.domains][exists]=true', '[title][all]=x']) {
      const { status, body } = await own.editor.get(`/api/letters?where${where}`)
      judge(where, status, body)
    }
  })

  it('JSON that is no object is refused too', async () => {
    for (const body of ['null', '[]', '"text"', '42', 'true']) {
      for (const [path, method] of [
        ['/api/letters', 'POST'],
        [`/api/letters/${letter.id}`, 'PATCH'],
        ['/api/users/login', 'POST'],
        ['/api/users/forgot-password', 'POST'],
        ['/api/payload-preferences/x', 'POST'],
      ] as const) {
        const answer = await send(path, method, body, 'application/json')
        judge(`${method} ${path} ${body}`, answer.status, answer.body, 200)
      }
    }
  })

  it('another media type is 415', async () => {
    for (const type of [
      'text/xml',
      'application/octet-stream',
      'application/yaml',
      'application/json-patch+json',
    ]) {
      expect(refusalOf(await send('/api/letters', 'POST', '<a/>', type))).toEqual([415, 'media-type'])
    }
  })

  it('a form, or plain text, in place of JSON is no accident of ours', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      for (const body of ['title=x', '{"title":"x"}', '_payload=%7B', '%']) {
        const answer = await send('/api/letters', 'POST', body, type)
        judge(`${type} ${body}`, answer.status, answer.body)
      }
    }
  })

  it('half a multipart body, a wrong boundary and parts without sense are 4xx', async () => {
    const type = 'multipart/form-data; boundary=x'
    const bodies = [
      '',
      '--x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nabc',
      '--y\r\n\r\n--y--',
      '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"alt":\r\n--x--\r\n',
      '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\nnull\r\n--x--\r\n',
      '--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--',
    ]
    for (const [index, body] of bodies.entries()) {
      for (const header of [type, 'multipart/form-data', 'multipart/form-data; boundary=']) {
        for (const path of ['/api/media', '/api/letters']) {
          const answer = await send(path, 'POST', body, header)
          judge(`${index} ${header} ${path}`, answer.status, answer.body)
        }
      }
    }
  })

  it('too large a body is 413', async () => {
    const large = JSON.stringify({ title: 'x'.repeat(3 * 1024 * 1024) })
    expect(refusalOf(await send('/api/letters', 'POST', large, 'application/json'))).toEqual([
      413,
      'body-too-large',
    ])
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(22 * 1024 * 1024)], { type: 'image/png' }), 'a.png')
    expect(refusalOf(await own.editor.post('/api/media', form))).toEqual([413, 'body-too-large'])
  })

  it('strange ids are 4xx, and so are strange file names', async () => {
    const ids = [
      '%00',
      '%27',
      '%22',
      'a%00b',
      '%E0%A4%A',
      '%',
      '%zz',
      '..%2f..',
      '%2e%2e',
      'null',
      '-1',
      '0',
      '$ne',
      '%7B%7D',
      'x'.repeat(300),
    ]
    for (const id of ids) {
      for (const path of [
        'letters',
        'media',
        'schools',
        'users',
        'sign-offs',
        'letters/versions',
        'media/file',
        'globals',
      ]) {
        for (const method of ['GET', 'PATCH', 'DELETE', 'POST']) {
          const status = await rawStatus(
            `${method} /api/${path}/${id} HTTP/1.1\r\nHost: x\r\nAuthorization: JWT ${own.head.token}\r\nConnection: close\r\n` +
              (method === 'GET' || method === 'DELETE'
                ? '\r\n'
                : 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'),
          )
          // `versions/..` is another way to write the list.
          judge(`${method} /api/${path}/${id}`, status, undefined, id.includes('%2e') ? 200 : 400)
        }
      }
      for (const path of [
        `/v1/sites/${id}`,
        `/v1/sites/kpsa/letters/${id}`,
        `/media/${id}`,
        `/schools/${id}`,
        `/letters/${id}`,
      ]) {
        const status = await rawStatus(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
        judge(path, status, undefined, id.includes('%2e') ? 200 : 400)
      }
    }
  })

  it('strange questions are 4xx', async () => {
    const queries = [
      'where=x',
      'where[title]=x',
      'where[title][$ne]=x',
      'where[title][nonsense]=x',
      'where[nothing][equals]=x',
      'where[workflow][equals]=x',
      'where[school][equals][x]=y',
      'where[and]=x',
      'where[or][0]=x',
      'where[and][0][and][0][and][0][and][0][and][0][and][0][and][0][and][0][and][0][and][0][title][equals]=x',
      'where[date][greater_than]=nonsense',
      'where[createdAt][greater_than]=nonsense',
      'where[id][in][]=%27',
      'where[title][equals]=%00',
      'where[title][like]=%25%5C',
      'where[title][contains]=(((',
      'where[__proto__][equals]=x',
      'where[constructor][prototype][equals]=x',
      'where[id][near]=1,2,3',
      'where[school][equals]=x',
      'where[school][in]=x,y',
      'where[school.id][equals]=x',
      'where[item.value][equals]=x',
      'where[item][equals]=x',
      'where[coSigningSchools][in]=x',
      'where[id][exists]=maybe',
      'where[parent][equals]=x',
      'where[version.date][less_than]=x',
      'limit=-1',
      'limit=x',
      'limit=1.5',
      'limit[]=5',
      'limit=1e9',
      'depth=-1',
      'depth=x',
      'page=0',
      'page=-1',
      'page=x',
      'page=99999999999',
      'sort=nothing',
      'sort=%00',
      'sort=-',
      'sort[x]=y',
      'sort=workflow.nothing',
      'select=x',
      'select[title]=x',
      'populate=x',
      'populate[users][hash]=true',
      'joins=x',
      'locale=xx',
      'fallback-locale=xx',
      'draft=x',
    ]
    for (const query of queries) {
      for (const path of [
        'letters',
        'letters/count',
        'letters/versions',
        `letters/${letter.id}`,
        'schools',
        'users',
        'translations',
      ]) {
        const { status, body } = await own.head.get(`/api/${path}?${query}`)
        judge(`${path}?${query}`, status, body, 200)
      }
    }
    for (const query of [
      'where=x',
      'where[title]=x',
      'where[title][nonsense]=x',
      'where[nothing][equals]=x',
      'limit=-1',
      'limit=x',
      'depth=x',
      'page=0',
      'where[and]=x',
    ]) {
      const answer = await own.head.get<Refusal>(`/api/letters?${query}`)
      expect(refusalOf(answer), query).toEqual([400, 'invalid-query'])
    }
  })

  it('documents are read as they are stored, and not as the question says', async () => {
    const forged = ['data=x', 'data=5', 'data=null', 'data[title]=Forged', 'data={"title":"Forged"}', 'data=']
    for (const query of forged) {
      for (const path of ['letters', `letters/${letter.id}`, 'schools', 'globals/alliance']) {
        for (const client of [own.head, alliance.visitor]) {
          const answer = await client.get<Refusal>(`/api/${path}?${query}`)
          expect(refusalOf(answer), `${path}?${query}`).toEqual([400, 'invalid-query'])
        }
      }
    }
  })

  it('a limit is at most 100, a depth at most 2, whichever way they come', async () => {
    type List = { limit?: number; docs: { id: string }[]; totalDocs: number }
    const many = 104
    for (let from = 0; from < many; from += 26) {
      await Promise.all(
        Array.from({ length: 26 }, () =>
          create(own.editor, 'letters', { title: 'One of many', school: own.id }),
        ),
      )
    }
    for (const query of [
      'limit=100000',
      'limit=0',
      'limit=101',
      'pagination=false',
      'pagination=false&limit=0',
      'limit=',
    ]) {
      const { docs } = bodyOf(await own.editor.get<List>(`/api/letters?${query}&depth=0`))
      expect(docs.length, query).toBeLessThanOrEqual(100)
    }
    const form = (body: string, header: string, value = 'GET') =>
      own.editor.send<List>('/api/letters', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', [header]: value },
      })
    for (const header of ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']) {
      const asForm = bodyOf(await form('limit=100000&depth=0', header))
      expect(asForm.docs).toHaveLength(100)
      expect((await form('limit=-1', header)).status).toBe(400)
      expect((await form('where[title]=x', header)).status).toBe(400)
      expect((await form('limit=1', header, 'DELETE')).status).toBe(400)
      const asJson = await own.editor.post<List>('/api/letters', { limit: 100000 }, { [header]: 'GET' })
      expect(asJson.status).toBe(400)
    }
    const filtered = bodyOf(
      await form('where[title][equals]=Sports+day&depth=0&limit=5', 'X-Payload-HTTP-Method-Override'),
    )
    expect(filtered.docs.map(({ id }) => id)).toEqual([letter.id])
    const deep = bodyOf(await own.editor.get<Record<string, unknown>>(`/api/letters/${letter.id}?depth=10`))
    const shallow = bodyOf(await own.editor.get<Record<string, unknown>>(`/api/letters/${letter.id}?depth=2`))
    expect(deep).toEqual(shallow)
  })

  it('what does not exist is 404 with a code; other methods are 4xx', async () => {
    for (const path of [
      '/api/nothing',
      '/api/nothing/x',
      '/api',
      '/api/',
      '/api/letters/x/y/z',
      '/api/globals/nothing',
      '/api/letters/x/publish',
    ]) {
      const answer = await own.head.get<Refusal>(path)
      expect(refusalOf(answer), path).toEqual([404, 'not-found'])
    }
    for (const path of [
      '/v1',
      '/v1/nothing',
      '/v1/sites/nowhere',
      '/v1/sites/kpsa/nothing',
      '/v1/sites/kpsa/letters/nothing',
    ]) {
      expect(refusalOf(await alliance.visitor.get(path)), path).toEqual([404, 'not-found'])
    }
    expect((await alliance.visitor.get('/nothing/at/all')).status).toBe(404)
    for (const method of ['PUT', 'PROPFIND', 'OPTIONS', 'HEAD']) {
      const { status } = await own.head.send(`/api/letters/${letter.id}`, { method })
      expect(status, method).toBeLessThan(500)
    }
    for (const path of ['/v1/sites', '/', '/healthz']) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        expect((await alliance.visitor.send(path, { method })).status, `${method} ${path}`).toBe(405)
      }
    }
  })

  it('odd calls of Payload’s sign-in are 4xx', async () => {
    const calls: [string, string, string?][] = [
      ['POST', '/api/users/verify/x'],
      ['POST', '/api/users/reset-password', '{}'],
      ['POST', '/api/users/reset-password', '{"token":{"$ne":""},"password":"Three-random-words-1"}'],
      ['POST', '/api/users/reset-password', '{"token":null,"password":"Three-random-words-1"}'],
      ['POST', '/api/users/unlock', '{}'],
      ['POST', '/api/users/unlock', '{"email":{"$ne":""}}'],
      ['POST', '/api/users/login', '{}'],
      ['POST', '/api/users/login', '{"email":{"$ne":""},"password":{"$ne":""}}'],
      ['POST', '/api/users/login', '{"email":["a"],"password":1}'],
      ['POST', '/api/users/refresh-token'],
      ['POST', '/api/users/forgot-password', '{}'],
      ['POST', '/api/users/forgot-password', '{"email":{"$gt":""}}'],
      ['GET', '/api/users/init'],
      ['POST', '/api/users/logout'],
    ]
    for (const [method, path, body] of calls) {
      const answer = await alliance.visitor.send<{ token?: string }>(path, {
        method,
        body,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
      })
      judge(`${method} ${path} ${body}`, answer.status, answer.body, 200)
      expect(answer.body?.token, path).toBeFalsy()
    }
  })

  it('strange values in a letter are 400', async () => {
    const values: object[] = [
      { title: { $ne: '' } },
      { title: 42 },
      { title: 'x'.repeat(201) },
      { title: 'nul \u0000 in it' },
      { date: 'yesterday' },
      { date: {} },
      { audience: 'nobody' },
      { audience: [{ $gt: '' }] },
      { body: 'text' },
      { body: { root: {} } },
      { body: { root: { type: 'root', children: [{ type: 'script' }] } } },
      { school: { $ne: '' } },
      { school: 'x' },
      { school: ["'"] },
      { coSigningSchools: ['x'] },
      { coSigningSchools: 'x' },
      { coSigningSchools: [{ id: { $ne: '' } }] },
      { channels: 'x' },
      { channels: { schools: ['nobody'] } },
      { attachments: ['x'] },
      { attachments: [{ $ne: '' }] },
      { signatories: 'x' },
      { signatories: [null] },
      { signatories: [{ name: 'X', school: 'x' }] },
      { publishAt: 'soon' },
      { slug: '../../x' },
      { slug: { $ne: '' } },
      { id: letter.id },
      { id: 'x' },
      { createdAt: 'x' },
      { updatedAt: {} },
      { school: '00000000-0000-0000-0000-000000000000' },
      { coSigningSchools: ['0'.repeat(24)] },
      { attachments: ['0'.repeat(24)] },
      { _status: 'nonsense' },
      { _status: {} },
      { workflow: 'x' },
      { workflow: { state: 'nonsense', writtenBy: 'x' } },
    ]
    for (const value of values) {
      for (const [method, path] of [
        ['POST', '/api/letters'],
        ['PATCH', `/api/letters/${letter.id}`],
      ] as const) {
        const answer = await send(
          path,
          method,
          JSON.stringify({ title: 'T', school: own.id, ...value }),
          'application/json',
        )
        judge(`${method} ${JSON.stringify(value)}`, answer.status, answer.body, 200)
      }
    }
  })

  it('creating with the id of what is there neither changes nor replaces it', async () => {
    const before = bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}?depth=0`))
    const answer = await own.editor.post<{ doc?: Stored }>('/api/letters?depth=0', {
      id: letter.id,
      title: 'In its place',
      school: own.id,
    })
    expect(answer.body.doc?.id).not.toBe(letter.id)
    expect(bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}?depth=0`))).toEqual(before)
    const old = bodyOf(
      await own.editor.patch<{ doc: Stored }>(`/api/letters/${letter.id}`, {
        createdAt: '2001-01-01T00:00:00.000Z',
      }),
    )
    expect(old.doc.createdAt).toBe(before.createdAt)
  })

  it('every refusal carries a code, and no answer of /api is kept or sniffed', async () => {
    const answers = [
      await alliance.visitor.get<Refusal>('/api/letters'),
      await alliance.visitor.get<Refusal>(`/api/letters/${letter.id}`),
      await own.editor.get<Refusal>('/api/letters/00000000-0000-0000-0000-000000000000'),
      await own.editor.post<Refusal>('/api/letters', { school: own.id }),
      await own.editor.post<Refusal>('/api/schools', { name: 'X' }),
      await own.editor.delete<Refusal>(`/api/users/${own.head.userId}`),
      await own.editor.get<Refusal>('/api/letters?where=x'),
      await alliance.visitor.post<Refusal>('/api/users/login', { email: 'x@y.test', password: 'wrong' }),
      await alliance.visitor.post<Refusal>('/api/users/first-register', {}),
      await own.editor.patch<Refusal>('/api/letters?where[id][exists]=true', { title: 'x' }),
    ]
    for (const { status, body, headers } of answers) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(typeof body.code, JSON.stringify(body)).toBe('string')
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|SQLITE|Mongo|at [A-Z]\w+\./)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toContain('no-store')
    }
    const good = await own.editor.get('/api/letters?limit=1')
    expect(good.headers.get('x-content-type-options')).toBe('nosniff')
    expect(good.headers.get('cache-control')).toContain('no-store')
    expect(good.headers.get('x-powered-by')).toBeNull()
  })

  it('none of this was recorded as a fault of ours', () => {
    const faults = alliance.system
      .logs()
      .split('\n')
      .filter((line) => /"level":"(?:error|fatal)"/.test(line))
    expect(faults.map((line) => line.slice(0, 1200))).toEqual([])
  })
})
