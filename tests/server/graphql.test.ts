import { beforeAll, describe, expect, it } from 'vitest'
import type { ApiClient } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publishedLetter,
  refusalOf,
  reviewOf,
  shownOn,
  submit,
  titlesOn,
  type Refusal,
  type Stored,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Answer = Refusal & {
  data?: Record<string, unknown> | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

const ask = (client: ApiClient, query: string, variables?: object) =>
  client.post<Answer>('/api/graphql', { query, variables })

/** An answer without errors. */
const told = async <Told>(client: ApiClient, query: string, variables?: object): Promise<Told> => {
  const { data, errors } = bodyOf(await ask(client, query, variables))
  expect(errors).toBeUndefined()
  return data as Told
}

const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code)

describe.each(databasesUnderTest())('GraphQL that is switched on, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2, env: { GRAPHQL: 'on' } })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  it('tells visitors nothing, not even what there is to ask for', async () => {
    for (const query of [
      '{__typename}',
      '{__schema{types{name}}}',
      '{Letters{docs{id}}}',
      '{Sites{docs{slug}}}',
      'x',
    ]) {
      expect(refusalOf(await ask(alliance.visitor, query)), query).toEqual([401, 'not-signed-in'])
    }
    const schema = await told<{ __schema: { types: { name: string }[] } }>(
      own.editor,
      '{__schema{types{name}}}',
    )
    expect(schema.__schema.types.map(({ name }) => name)).toContain('Letter')
  })

  it('is asked with POST and JSON, and has no playground', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await own.editor.send('/api/graphql?query={__typename}', { method })
      expect(answer.status, method).toBe(405)
    }
    expect((await own.editor.get('/api/graphql-playground')).status).toBe(404)
    const sent = (body: string, type: string) =>
      own.editor.send<Refusal>('/api/graphql', { method: 'POST', body, headers: { 'content-type': type } })
    expect(refusalOf(await sent('{__typename}', 'application/graphql'))).toEqual([415, 'media-type'])
    expect(refusalOf(await sent('query=x', 'application/x-www-form-urlencoded'))).toEqual([415, 'media-type'])
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '[{"query":"{__typename}"}]',
      '{"query":1}',
      '{"query":"{a}","variables":[]}',
    ])
      expect((await sent(body, 'application/json')).status, body).toBe(400)
    expect(
      (await sent(`{"query":"{__typename}","variables":{"a":${'['.repeat(10_000)}`, 'application/json'))
        .status,
    ).toBe(400)
    expect(
      (await sent(JSON.stringify({ query: 'x'.repeat(3 * 1024 * 1024) }), 'application/json')).status,
    ).toBe(413)
  })

  it('refuses what it does not understand with 400', async () => {
    for (const query of [
      '',
      '{',
      'x',
      '{Nothing}',
      '{Letters}',
      '{Letters(nothing:1){docs{id}}}',
      '{Letters(limit:"x"){docs{id}}}',
      '{Letters(where:{nothing:{equals:1}}){docs{id}}}',
      'subscription{Letters{docs{id}}}',
      'query A{__typename} query B{__typename}',
      'query($x:Int!){Letters(limit:$x){docs{id}}}',
      'fragment F on Query{...F} {...F}',
      '{...F} fragment F on Query{...G} fragment G on Query{...F}',
    ]) {
      expect((await ask(own.editor, query)).status, query).toBe(400)
    }
    for (const [query, code] of [
      ['{Letters(limit:-1){docs{id}}}', 'invalid-query'],
      ['{Letters(page:0){docs{id}}}', 'invalid-query'],
      ['{Letters(sort:"%00"){docs{id}}}', 'invalid-query'],
      ['{Letters(where:{date:{greater_than:"nonsense"}}){docs{id}}}', undefined],
      ['{Letters(where:{id:{equals:"\'"}}){docs{id}}}', undefined],
      ['{Letter(id:"x"){id}}', 'not-found'],
      ['mutation{deleteLetter(id:"x"){id}}', 'not-found'],
    ] as const) {
      const { status, body } = await ask(own.editor, query)
      expect(status, query).toBeLessThan(500)
      if (code) expect(codesOf(body), query).toEqual([code])
      expect(codesOf(body), query).not.toContain('internal')
    }
  })

  it('takes no object and no endless text for a value', async () => {
    const where = (given: object) =>
      ask(own.editor, 'query($where:Letter_where){Letters(where:$where){totalDocs}}', { where: given })
    const long = 'x'.repeat(60_000)
    for (const given of [
      { title: { like: long } },
      { title: { equals: long } },
      { title: { like: 'a '.repeat(900) } },
      { title: { equals: { $ne: 'x' } } },
      { school: { equals: { $ne: 'x' } } },
      { OR: Array.from({ length: 2000 }, () => ({ title: { equals: 'x' } })) },
      { id: { in: Array.from({ length: 6000 }, () => own.id) } },
    ]) {
      const { status, body } = await where(given)
      expect(status, JSON.stringify(given).slice(0, 60)).toBeLessThan(500)
      expect(JSON.stringify(body.errors), JSON.stringify(given).slice(0, 60)).toMatch(
        /invalid-query|malformed-request/,
      )
    }
    for (const given of [
      { date: { less_than: '2999-01-01T00:00:00Z' }, school: { equals: own.id } },
      { id: { in: Array.from({ length: 3000 }, () => own.id) } },
    ]) {
      expect((await where(given)).body.errors, Object.keys(given).join()).toBeUndefined()
    }
  })

  it('bounds how much is asked at once', async () => {
    const aliases = Array.from({ length: 11 }, (_, index) => `a${index}:Letters{totalDocs}`)
    expect((await ask(own.editor, `{${aliases.join(' ')}}`)).status).toBe(400)
    expect(
      (await ask(own.editor, `{...F ...F} fragment F on Query{${aliases.slice(0, 6).join(' ')}}`)).status,
    ).toBe(400)
    expect((await ask(own.editor, `{${aliases.slice(0, 10).join(' ')}}`)).status).toBe(200)
    const deep = 'attachments{school{logo{school{logo{school{logo{school{id}}}}}}}}'
    expect((await ask(own.editor, `{Letters{docs{${deep}}}}`)).status).toBe(400)
    const doubling = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Letter{...F${index + 1} ...F${index + 1}}`,
    )
    const bomb = `{Letters{docs{...F0}}} ${doubling.join(' ')} fragment F40 on Letter{id}`
    expect((await ask(own.editor, bomb)).status).toBe(400)
    expect((await ask(own.editor, `{${'__typename '.repeat(6000)}}`)).status).toBe(400)
  })

  it('lists at most a hundred', async () => {
    for (let from = 0; from < 104; from += 26) {
      await Promise.all(
        Array.from({ length: 26 }, () =>
          create(other.editor, 'letters', { title: 'One of many', school: other.id }),
        ),
      )
    }
    type List = { Letters: { docs: unknown[]; totalDocs: number } }
    for (const args of [
      'limit:5000',
      'limit:0',
      'pagination:false',
      'pagination:false,limit:0',
      'limit:101',
    ]) {
      const { Letters } = await told<List>(other.editor, `{Letters(${args}){docs{id} totalDocs}}`)
      expect(Letters.docs.length, args).toBe(100)
    }
    const { versionsLetters } = await told<{ versionsLetters: { docs: unknown[] } }>(
      other.editor,
      '{versionsLetters(limit:5000){docs{id}}}',
    )
    expect(versionsLetters.docs).toHaveLength(100)
  })

  it('names no hidden field, and none of Payload’s own collections', async () => {
    const { __schema } = await told<{
      __schema: { types: { name: string; fields: { name: string }[] | null }[] }
    }>(alliance.admin, '{__schema{types{name fields{name}}}}')
    const fieldsOf = (name: string) =>
      __schema.types.find((type) => type.name === name)?.fields?.map((field) => field.name)
    for (const hidden of [
      'hash',
      'salt',
      'resetPasswordToken',
      'resetPasswordExpiration',
      'loginAttempts',
      'lockUntil',
      'sessions',
      'password',
    ]) {
      expect(fieldsOf('User'), hidden).not.toContain(hidden)
    }
    expect(fieldsOf('Mutation')?.filter((name) => /User$/.test(name))).toEqual([])
    expect(__schema.types.filter(({ name }) => /^(?:Payload|payload)/.test(name))).toEqual([])
    expect(JSON.stringify(__schema)).not.toMatch(/keyHash|secretCipher/i)
    expect((await ask(alliance.admin, '{Users{docs{hash}}}')).status).toBe(400)
    expect((await ask(alliance.admin, '{PayloadJobs{docs{id}}}')).status).toBe(400)
  })

  it('tells a session who it is, and never its token, under whatever name it is asked for', async () => {
    const cookie = { cookie: `payload-token=${own.editor.token}`, origin: alliance.system.url }
    for (const query of [
      '{meUser{token user{email}}}',
      '{meUser{user{email}} a:meUser{t:token}}',
      'fragment F on usersMe{token user{email}} {meUser{...F}}',
      'query($on:Boolean!){meUser{user{email} ...on usersMe @include(if:$on){secret:token}}}',
    ]) {
      const body = { query, variables: query.includes('$on') ? { on: true } : {} }
      for (const headers of [cookie, { ...cookie, 'sec-fetch-site': 'same-origin' }]) {
        const answer = await alliance.visitor.post<Answer>('/api/graphql', body, headers)
        expect(bodyOf(answer).data?.meUser, query).toMatchObject({
          user: { email: `editor@${own.slug}.test` },
        })
        expect(JSON.stringify(answer.body), query).not.toContain(own.editor.token)
      }
      expect(JSON.stringify((await ask(own.editor, query, body.variables)).body)).not.toContain(
        own.editor.token,
      )
    }
    for (const mutation of [
      `loginUser(email:"editor@${own.slug}.test",password:"x"){token}`,
      'refreshTokenUser{refreshedToken}',
      'resetPasswordUser(token:"x",password:"y"){token}',
    ]) {
      expect((await ask(own.editor, `mutation{answer:${mutation}}`)).status, mutation).toBe(400)
    }
  })

  it('lets nobody publish, by no mutation and no flag', async () => {
    const live = await publishedLetter(own, { title: 'Approved and live' })
    const before = await shownOn(alliance.visitor, own.slug, 'letters', live.slug)
    const draft = await create(own.editor, 'letters', letterOf(own, { title: 'A draft' }))
    const { docs } = bodyOf(
      await own.editor.get<{ docs: { id: string }[] }>(
        `/api/letters/versions?where[parent][equals]=${live.id}`,
      ),
    )
    const input = '{title:"By GraphQL",_status:published}'
    const writes = [
      `createLetter(data:{title:"New by GraphQL",school:"${own.id}",_status:published},draft:false){id _status}`,
      `updateLetter(id:"${draft.id}",data:${input}){id _status}`,
      `updateLetter(id:"${draft.id}",data:${input},draft:false){id _status}`,
      `updateLetter(id:"${draft.id}",data:${input},draft:true,autosave:true){id _status}`,
      `updateLetter(id:"${draft.id}",data:${input},trash:true){id _status}`,
      `updateLetter(id:"${live.id}",data:${input},draft:false){id _status}`,
      `updateLetter(id:"${live.id}",data:{_status:draft}){id _status}`,
      `updateLetter(id:"${live.id}",data:{workflow:{state:draft,publishedVersion:"x"}}){id _status}`,
      `duplicateLetter(id:"${live.id}",data:{title:"Doubled by GraphQL",school:"${own.id}",_status:published}){id _status}`,
      `duplicateLetter(id:"${live.id}"){id _status}`,
      `restoreVersionLetter(id:"${docs[0]?.id}"){id _status}`,
      `restoreVersionLetter(id:"${docs[0]?.id}",draft:false){id _status}`,
      `deleteLetter(id:"${live.id}"){id}`,
      `deleteLetter(id:"${live.id}",trash:true){id}`,
    ]
    for (const client of [own.editor, own.head, alliance.admin]) {
      for (const write of writes) {
        const { status, body } = await ask(client, `mutation{answer:${write}}`)
        expect(status, write).toBeLessThan(500)
        expect(codesOf(body) ?? [], write).not.toContain('internal')
        const answer = body.data?.answer as { id: string; _status?: string } | null | undefined
        if (answer && answer.id !== live.id) expect(answer._status, write).toBe('draft')
        expect(await shownOn(alliance.visitor, own.slug, 'letters', live.slug), write).toEqual(before)
        expect((await reviewOf(own.head, 'letters', live.id)).publishedVersion, write).toBe(live.version)
      }
    }
    expect(await reviewOf(own.head, 'letters', draft.id)).toMatchObject({
      state: 'draft',
      publishedVersion: null,
    })
    expect(
      (await titlesOn(alliance.visitor, own.slug, 'letters')).filter((title) => /GraphQL/.test(title)),
    ).toEqual([])
  })

  it('shows no draft and no version of another school, and changes nothing there', async () => {
    const theirs = await create(other.editor, 'letters', letterOf(other, { title: 'Still a secret' }))
    const versions = await told<{ versionsLetters: { docs: { id: string }[] } }>(
      other.editor,
      `{versionsLetters(where:{parent:{equals:"${theirs.id}"}}){docs{id}}}`,
    )
    const version = versions.versionsLetters.docs[0]?.id
    expect(version).toBeDefined()
    const mine = await create(own.editor, 'letters', letterOf(own, { title: 'Mine alone' }))
    for (const query of [
      `{Letter(id:"${theirs.id}"){title}}`,
      `{Letter(id:"${theirs.id}",draft:true){title}}`,
      `{Letters(where:{id:{equals:"${theirs.id}"}}){totalDocs docs{title}}}`,
      `{Letters(draft:true,limit:100){docs{title}}}`,
      `{Letters(where:{OR:[{title:{like:"secret"}},{id:{exists:true}}]},draft:true){docs{title}}}`,
      `{versionLetter(id:"${version}"){version{title}}}`,
      `{versionsLetters(limit:100){docs{version{title}}}}`,
      `{versionsLetters(where:{version__title:{like:"secret"}}){totalDocs docs{version{title}}}}`,
      `mutation{updateLetter(id:"${theirs.id}",data:{title:"Taken"}){title}}`,
      `mutation{deleteLetter(id:"${theirs.id}"){title}}`,
      `mutation{duplicateLetter(id:"${theirs.id}"){title}}`,
      `mutation{duplicateLetter(id:"${theirs.id}",data:{title:"Mine",school:"${own.id}"}){title}}`,
      `mutation{updateLetter(id:"${mine.id}",data:{school:"${other.id}"}){title school{slug}}}`,
    ]) {
      for (const client of [own.editor, own.head]) {
        const { status, body } = await ask(client, query)
        expect(status, query).toBeLessThan(500)
        expect(codesOf(body) ?? [], query).not.toContain('internal')
        expect(JSON.stringify(body), query).not.toContain('Still a secret')
      }
    }
    expect(bodyOf(await other.editor.get<Stored>(`/api/letters/${theirs.id}`)).title).toBe('Still a secret')
    expect(bodyOf(await own.editor.get<Stored>(`/api/letters/${mine.id}?depth=0`)).school).toBe(own.id)
  })

  it('shows a co-signing headteacher the version that was asked about, and no draft behind it', async () => {
    const { id } = await create(
      own.editor,
      'letters',
      letterOf(own, { title: 'As it was asked', coSigningSchools: [other.id] }),
    )
    const { version } = await submit(own.editor, 'letters', id)
    for (const { head } of [own, other]) bodyOf(await act(head, 'letters', id, 'approve', { version }))
    await edit(own.editor, 'letters', id, { title: 'Not to be seen yet' })
    for (const query of [
      `{Letter(id:"${id}"){title}}`,
      `{Letter(id:"${id}",draft:true){title}}`,
      `{Letters(where:{id:{equals:"${id}"}}){docs{title}}}`,
      `{Letters(draft:true,limit:100){docs{title}}}`,
      `{versionsLetters(where:{parent:{equals:"${id}"}}){docs{version{title}}}}`,
    ]) {
      const { body } = await ask(other.head, query)
      expect(JSON.stringify(body), query).not.toContain('Not to be seen yet')
    }
    expect(JSON.stringify((await ask(other.head, `{Letter(id:"${id}"){title}}`)).body)).toContain(
      'As it was asked',
    )
  })

  it('is no way to write what the system alone writes', async () => {
    for (const name of ['Publication', 'SignOff', 'AuditEntry', 'Counter', 'Site', 'PublicFile']) {
      for (const client of [own.editor, own.head, alliance.admin]) {
        const { body } = await ask(client, `mutation{delete${name}(id:"${own.id}"){id}}`)
        expect(codesOf(body)?.[0], name).toMatch(/^not-(?:allowed|found)$/)
      }
    }
  })
})
