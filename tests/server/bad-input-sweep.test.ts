import { connect } from 'node:net'
import type { FlattenedField } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, create, letterOf, type Stored } from '../support/items-over-rest'
import { some } from '../support/long-form'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { lookedAtConfig } from '../support/looked-at-config'

const collections = [
  ...[
    'letters',
    'newsletters',
    'events',
    'pages',
    'lppa-evidence',
    'translations',
    'media',
    'schools',
    'users',
  ],
  ...[
    'site-clients',
    'lppa-frameworks',
    'sign-offs',
    'publications',
    'audit-entries',
    'sites',
    'public-files',
  ],
  ...['payload-preferences', 'payload-locked-documents', 'nothing'],
]
const items = ['letters', 'newsletters', 'events', 'pages', 'lppa-evidence', 'translations']

const badNames = [
  ...[
    '%27',
    '%22',
    '%00',
    '%0a',
    '%',
    '%zz',
    '%E0%A4%A',
    '%c0%af',
    '..',
    '..%2f..',
    '%2e%2e%2f',
    '.',
    '*',
    '$ne',
  ],
  ...['[]', '%5B%5D', '%7B%7D', '-1', '0', 'NaN', 'null', 'undefined', 'true', '__proto__', 'constructor'],
  ...['9'.repeat(400), 'x'.repeat(2000), '%F0%9F%92%A9', '%E2%80%AE', 'a,b', 'a;b', 'a%20b', '0'.repeat(24)],
  ...['00000000-0000-0000-0000-000000000000', `${'0'.repeat(24)},${'1'.repeat(24)}`],
]

const badQueries = [
  ...[
    'limit=1&limit=2',
    'limit[]=1',
    'limit=1e400',
    'limit=%00',
    'limit=9007199254740993',
    'depth=1&depth=2',
  ],
  ...[
    'depth[x]=1',
    'depth=99999999999999999999',
    'page=1&page=2',
    'page[]=1',
    'sort=a&sort=b',
    'sort[]=title',
  ],
  ...[
    'sort=title,,',
    'sort=__proto__',
    'select=1',
    'select[]=title',
    'select[title][x]=true',
    'select[workflow]=x',
  ],
  ...[
    'select[__proto__]=true',
    'populate=x',
    'populate[]=x',
    'populate[schools]=x',
    'populate[schools][name]=x',
  ],
  ...[
    'populate[nothing][x]=true',
    'joins=x',
    'joins[x]=y',
    'joins[x][where][hash][like]=a',
    'joins=false',
    'joins[]=1',
  ],
  ...['where=', 'where[]=x', 'where[0]=x', 'where[title]=', 'where[title][equals]=a&where[title][equals]=b'],
  ...[
    'where[title][in][]=a&where[title][in][]=b',
    'where[or]=',
    'where[or][]=',
    'where[and][][title][equals]=x',
  ],
  ...[
    'where[AND][0][title][equals]=x',
    'where[title][equals][toString]=x',
    'where[id][in]=',
    'where[id][equals][]=x',
  ],
  ...[
    'where[createdAt][less_than]=99999999999999',
    'where[createdAt][equals]=-271822-01-01',
    'where[_status][equals]=x',
  ],
  ...['where[title.x][equals]=y', 'where[workflow.writtenBy][contains]=x', 'where[body.root][equals]=x'],
  ...[
    'where[slug][like]=%25%25',
    'where[slug][like]=%5C',
    'where[hash][exists]=true',
    'where[email][like]=a',
  ],
  ...[
    'locale=x&locale=y',
    'locale=all',
    'locale[]=en',
    'fallbackLocale=none',
    'draft=true&draft=false',
    'draft[]=x',
  ],
  ...[
    'trash=x',
    'trash[]=true',
    'pagination=x',
    'pagination[]=false',
    'depth=1%27',
    '&&&',
    '=',
    '[',
    '[]=x',
    '%00=1',
  ],
  `where${'[a]'.repeat(300)}=x`,
  `select${'[a]'.repeat(300)}=true`,
  Array.from({ length: 300 }, (_, index) => `where[or][${index}][title][equals]=x`)
    .join('&')
    .slice(0, 7900),
]

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const badBodies: [type: string, body: string][] = [
  ['application/json', `{"title":${nested(10_000)}}`],
  ['application/json', `{"body":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
  ['application/json', nested(10_000)],
  ['application/json', '['.repeat(100_000)],
  ['application/json', '{"title":1e999,"date":1e999}'],
  ['application/json', '{"date":99999999999999999999,"publishAt":-99999999999999999999}'],
  ['application/json', '{"__proto__":{"allianceAdmin":true},"constructor":{"prototype":{}}}'],
  ['application/json', '{"title":"\\ud800","slug":"\\u0000"}'],
  ['application/json', '{"title":"a","title":["b"]}'],
  ['application/json', '{"version":{"$ne":""},"reason":{"$gt":""},"note":[],"decision":"maybe"}'],
  ['application/json', '{"version":"' + 'x'.repeat(100_000) + '"}'],
  ['application/json', '\ufeff{}'],
  ['application/json; charset=utf-16', '{}'],
  ['application/json; charset=nothing', '{"a":1}'],
  ['application/xml', '<a/>'],
  ['multipart/form-data', 'x'],
  ['multipart/form-data; boundary=x', '--x--'],
  ['text/plain', '{}'],
  ['', '{}'],
  ['\\', '{}'],
]

const comparisons = [
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'contains', 'like', 'not_like'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
]

/** What follows a comparison: an object or a list where one value belongs, and values that no field has. */
const badValues = [
  ...['[$ne]=x', '[$regex]=.*', '[x][y]=z', '[]=x', '[][$ne]=x', '[relationTo]=letters', '=', '=null'],
  ...[`=${'x'.repeat(60_000)}`, `=${'a+'.repeat(900)}`, `=${Array.from({ length: 3000 }, () => 'a').join()}`],
  ...['=%25_%5C', '=99999999999999999999', '=-271822-01-01', '=(', '=[1,2]', '=true'],
]

/** One field of each sort that was not met in another collection, by its path. */
const fieldsOfEachSort = (fields: readonly FlattenedField[], met: Set<string>): string[] => {
  const found = new Set<string>()
  const visit = (within: readonly FlattenedField[], prefix: string): void => {
    for (const field of within) {
      const at = `${prefix}${field.name}`
      const several = 'relationTo' in field && Array.isArray(field.relationTo)
      const sort = [field.type, 'hasMany' in field && field.hasMany, several, prefix !== ''].join()
      if (!met.has(sort)) found.add(at)
      met.add(sort)
      if (field.type === 'blocks') for (const block of field.blocks) visit(block.flattenedFields, `${at}.`)
      else if ('flattenedFields' in field) visit(field.flattenedFields, `${at}.`)
    }
  }
  visit(fields, '')
  return [...found]
}

describe.each(databasesUnderTest())('every route of /api with every bad value, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let letter: Stored
  let client: string

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    own = alliance.schools[0] as AllianceSchool
    letter = await create(own.editor, 'letters', letterOf(own))
    const made = await own.head.post<{ doc: { id: string } }>('/api/site-clients', {
      name: 'Website',
      school: own.id,
    })
    client = bodyOf(made, 201).doc.id
  })

  /** Exactly this line and these headers, which fetch would put right or refuse. */
  const statusOf = (method: string, path: string, type?: string, body = ''): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(alliance.system.url)
      const content = Buffer.from(body)
      const head = [
        `${method} ${path} HTTP/1.1`,
        'Host: x',
        'Connection: close',
        `Authorization: JWT ${own.head.token}`,
        ...(type === undefined ? [] : [`Content-Type: ${type}`, `Content-Length: ${content.length}`]),
      ]
      const socket = connect(Number(port), hostname, () => {
        socket.write(`${head.join('\r\n')}\r\n\r\n`)
        socket.write(content)
      })
      let answer = ''
      const end = () => {
        const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
        return status ? resolve(status) : reject(new Error(`no status: ${method} ${path.slice(0, 100)}`))
      }
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
      socket.on('end', end)
      socket.on('error', (error) => (answer ? end() : reject(error)))
      socket.setTimeout(60_000, () => socket.destroy(new Error(`no answer: ${method} ${path.slice(0, 100)}`)))
    })

  type Attempt = [method: string, path: string, type?: string, body?: string]
  /** For each place a few of what is bad, in the short form: others at the next place, and on the other database. */
  const chosen = <Bad>(all: readonly Bad[], place: string, outOf: number): Bad[] =>
    some(all, outOf, (bad) =>
      // Ids are others at each run.
      [letter.id, own.id, client].reduce(
        (name, id) => name.replaceAll(id, 'ID'),
        `${database.name} ${place} ${JSON.stringify(bad)}`,
      ),
    )
  /** All attempts, some at a time; what was answered with 5xx. */
  const faultsOf = async (attempts: Attempt[]): Promise<string[]> => {
    const faults: string[] = []
    const waiting = [...attempts]
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const status = await statusOf(...next)
        if (status >= 500)
          faults.push(`${status} ${next[0]} ${next[1].slice(0, 150)} ${(next[3] ?? '').slice(0, 60)}`)
      }
    }
    await Promise.all(Array.from({ length: 6 }, work))
    return faults
  }

  const verbs = ['submit', 'approve', 'request-changes', 'withdraw', 'receive']

  it('names and ids', async () => {
    const paths = (name: string) => [
      `/api/${name}`,
      ...collections.flatMap((slug) => [`/api/${slug}/${name}`, `/api/${slug}/versions/${name}`]),
      ...items.flatMap((slug) => [`/api/${slug}/${name}/review`, `/api/${slug}/${name}/review-file/x.png`]),
      `/api/letters/${letter.id}/review-file/${name}`,
      `/api/letters/${letter.id}/${name}`,
      `/api/media/file/${name}`,
      `/api/globals/${name}`,
      `/api/globals/alliance/${name}`,
      `/api/access/${name}`,
      `/api/users/${name}`,
    ]
    const writes = (name: string): Attempt[] => [
      ...items.flatMap((slug) =>
        verbs.map((verb): Attempt => ['POST', `/api/${slug}/${name}/${verb}`, 'application/json', '{}']),
      ),
      ...['rotate-key', 'rotate-webhook-secret', name].map((verb): Attempt => [
        'POST',
        `/api/site-clients/${name}/${verb}`,
        'application/json',
        '{}',
      ]),
      ...collections.flatMap((slug): Attempt[] => [
        ['PATCH', `/api/${slug}/${name}`, 'application/json', '{}'],
        ['DELETE', `/api/${slug}/${name}`],
        ['POST', `/api/${slug}/${name}/duplicate`, 'application/json', '{}'],
        ['POST', `/api/${slug}/versions/${name}`, 'application/json', '{}'],
        ['POST', `/api/${slug}/access/${name}`, 'application/json', '{}'],
      ]),
    ]
    const attempts = badNames.flatMap((name) => [
      ...paths(name).map((path): Attempt => ['GET', path]),
      ...writes(name),
    ])
    expect(await faultsOf(chosen(attempts, '', 7))).toEqual([])
  }, 300_000)

  it('questions', async () => {
    const paths = [
      ...collections.flatMap((slug) => [`/api/${slug}`, `/api/${slug}/count`, `/api/${slug}/versions`]),
      ...[`/api/letters/${letter.id}`, `/api/letters/${letter.id}/review`, `/api/schools/${own.id}`],
      ...['/api/globals/alliance', '/api/users/me', '/api/access', '/api/payload-preferences/x'],
    ]
    expect(
      await faultsOf(
        paths.flatMap((path) =>
          chosen(badQueries, path, 7).map((query): Attempt => ['GET', `${path}?${query}`]),
        ),
      ),
    ).toEqual([])
  }, 300_000)

  it('comparisons of every sort of field', async () => {
    const config = await lookedAtConfig()
    const met = new Set<string>()
    const fields = config.collections.flatMap(({ slug, flattenedFields }) =>
      fieldsOfEachSort(flattenedFields, met).map((field) => [slug, field] as const),
    )
    const others = [
      ['letters', 'id'],
      ['letters/versions', 'version.title'],
      ['letters/versions', 'parent'],
      ['letters', 'school.name'],
    ] as const
    const asked = [...fields, ...others].flatMap(([slug, field], index) =>
      chosen(
        badValues.map((value, shift) => {
          const comparison = comparisons[(index + shift) % comparisons.length] ?? ''
          return [slug, `where[${field}][${comparison}]${value}`] as const
        }),
        '',
        4,
      ),
    )
    const faults: string[] = []
    const taken: string[] = []
    const work = async () => {
      for (let next = asked.pop(); next; next = asked.pop()) {
        const [slug, question] = next
        const { status } = await alliance.admin.send(`/api/${slug}`, {
          method: 'POST',
          body: `${question}&limit=1&depth=0`,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'x-payload-http-method-override': 'GET',
          },
        })
        const told = `${status} ${slug} ${question.slice(0, 100)}`
        if (status >= 500) faults.push(told)
        if (status === 200 && /\[\$|\]\[x\]\[y\]|x{999}/.test(question)) taken.push(told)
      }
    }
    await Promise.all(Array.from({ length: 4 }, work))
    expect(faults).toEqual([])
    // No object gets to a database, and no text that is longer than any pattern may be.
    expect(taken).toEqual([])
  }, 300_000)

  it('sorting by what nobody is shown', async () => {
    for (const question of [
      ...['letters?sort=workflow.submittedBy.hash', 'letters?sort=-workflow.submittedBy.salt'],
      ...['letters/versions?sort=version.workflow.submittedBy.resetPasswordToken', 'users?sort=-hash'],
    ]) {
      expect((await alliance.admin.get(`/api/${question}`)).status, question).toBe(400)
    }
  })

  it('bodies', async () => {
    const routes: [string, string][] = [
      ...collections.map((slug): [string, string] => ['POST', `/api/${slug}`]),
      ...verbs.map((verb): [string, string] => ['POST', `/api/letters/${letter.id}/${verb}`]),
      ...['rotate-key', 'rotate-webhook-secret'].map((verb): [string, string] => [
        'POST',
        `/api/site-clients/${client}/${verb}`,
      ]),
      ...['login', 'logout', 'forgot-password', 'reset-password', 'unlock', 'refresh-token'].map(
        (verb): [string, string] => ['POST', `/api/users/${verb}`],
      ),
      ['PATCH', `/api/letters/${letter.id}`],
      ['PATCH', `/api/schools/${own.id}`],
      ['PATCH', `/api/site-clients/${client}`],
      ['POST', `/api/letters/${letter.id}/duplicate`],
      ['POST', '/api/globals/alliance'],
      ['POST', '/api/payload-preferences/x'],
    ]
    expect(
      await faultsOf(
        routes.flatMap(([method, path]) =>
          chosen(badBodies, `${method} ${path}`, 4).map(([type, body]): Attempt => [
            method,
            path,
            type,
            body,
          ]),
        ),
      ),
    ).toEqual([])
  }, 300_000)

  it('methods', async () => {
    const paths = [
      '/api/letters',
      `/api/letters/${letter.id}`,
      '/api/users/me',
      '/api/nothing',
      '/v1/sites',
      '/',
      '/media/x',
    ]
    const methods = ['HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PROPFIND', 'PURGE', 'MKCOL', 'QUERY', 'SEARCH']
    const attempts = paths.flatMap((path) => methods.map((method): Attempt => [method, path]))
    expect(await faultsOf(attempts)).toEqual([])
    expect(await statusOf('TRACE', '/api/letters')).toBe(405)
  })

  it('HEAD is answered as GET is, without the body', async () => {
    for (const path of [
      '/api/letters',
      `/api/letters/${letter.id}`,
      '/api/nothing',
      `/api/letters/${letter.id}/review`,
    ]) {
      const [head, get] = [await own.editor.send(path, { method: 'HEAD' }), await own.editor.get(path)]
      expect(head.status, path).toBe(get.status)
      expect(head.headers.get('content-type'), path).toBe(get.headers.get('content-type'))
      expect(head.body).toBeUndefined()
    }
  })
})
