import { beforeAll, describe, expect, it } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { signIn } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  shownOn,
  type Stored,
} from '../support/items-over-rest'
import {
  callServerFunction,
  drawsAnew,
  refusedCode,
  sendToAdmin,
  type Called,
} from '../support/server-functions'
import { password, startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const secret = 'Known to nobody else'

describe.each(databasesUnderTest())('the admin’s server functions, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let mine: Stored
  let theirs: Stored
  let theirVersion: string

  beforeAll(async () => {
    await buildIfNeeded()
    alliance = await startAlliance(database, { schools: 2, admin: true })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    mine = await create(own.editor, 'letters', letterOf(own, { title: 'Of the own school' }))
    theirs = await create(other.editor, 'letters', letterOf(other, { title: secret }))
    const { docs } = bodyOf(
      await other.editor.get<{ docs: { id: string }[] }>(
        `/api/letters/versions?where[parent][equals]=${theirs.id}`,
      ),
    )
    theirVersion = docs[0]?.id ?? ''
  }, 600_000)

  const call = (name: unknown, args: unknown, token: string | undefined = own.editor.token) =>
    callServerFunction(alliance.system, token, name, args)
  const formOf = (id: string, data: object = {}) => ({
    collectionSlug: 'letters',
    schemaPath: 'letters',
    id,
    operation: 'update',
    data: {},
    docPermissions: { fields: true, update: true, read: true },
    docPreferences: { fields: {} },
    ...data,
  })
  const locksSeenBy = async (person: AllianceSchool['editor']) =>
    bodyOf(await person.get<{ totalDocs: number }>('/api/payload-locked-documents')).totalDocs

  /** A refusal is an answer like any other, with its code and sentence in it, and the page stays as it is. */
  const expectRefusal = (called: Called, code: string, what?: string) => {
    expect([called.status, refusedCode(called)], what).toEqual([200, code])
    expect(drawsAnew(called), what).toBe(false)
  }

  it('serve the admin’s own pages', async () => {
    for (const [name, args] of [
      // As the drawer for several files at once asks, and the drawers for one file.
      [
        'form-state',
        {
          ...{ collectionSlug: 'media', schemaPath: 'media', operation: 'create', locale: 'en' },
          ...{ docPreferences: { fields: {} }, renderAllFields: true, skipValidation: true },
          fallbackLocale: false,
        },
      ],
      [
        'form-state',
        {
          ...{ collectionSlug: 'media', schemaPath: 'media', operation: 'create', docPreferences: null },
          ...{ docPermissions: undefined, formState: { alt: { value: 'A dot' } } },
        },
      ],
      ['render-document', { collectionSlug: 'media', drawerSlug: 'x', overrideEntityVisibility: true }],
      ['render-list', { collectionSlug: 'media', drawerSlug: 'x', query: { where: { and: [] } } }],
      ['form-state', formOf(mine.id, { data: { title: 'Being typed' } })],
      ['table-state', { collectionSlug: 'letters', query: { limit: 10 } }],
      ['render-list', { collectionSlug: 'letters', query: { limit: 10 }, drawerSlug: 'x' }],
      ['render-document', { collectionSlug: 'letters', docID: mine.id, drawerSlug: 'x' }],
      ['render-document-slots', { collectionSlug: 'media' }],
      ['get-default-layout', {}],
    ] as const) {
      const called = await call(name, args)
      expect(called.status, name).toBe(200)
      expect(called.text, name).not.toContain('"errors"')
      expect(refusedCode(called), name).toBeUndefined()
      expect(drawsAnew(called), name).toBe(false)
    }
    expect((await call('table-state', { collectionSlug: 'letters', query: {} })).text).toContain(
      'Of the own school',
    )
  })

  it('take an argument that is named a second time, as the drawer for a link sends it', async () => {
    const args = {
      ...{ collectionSlug: 'letters', data: { text: 'a link' }, initialBlockData: '$0:0:args:data' },
      ...{ operation: 'update', renderAllFields: true, docPermissions: { fields: true } },
      schemaPath: 'letters._index-2-0.body.lexical_internal_feature.link.fields',
    }
    const called = await sendToAdmin(
      alliance.system,
      own.editor.token,
      JSON.stringify([{ name: 'form-state', args }]),
    )
    expect([called.status, refusedCode(called)]).toEqual([200, undefined])
    expect(called.text).toContain('a link')
  })

  it('neither schedule nor publish nor take down', async () => {
    const live = await publishedLetter(own, { title: 'Live and staying' })
    await edit(own.editor, 'letters', live.id, { title: 'A newer draft' })
    const before = await shownOn(alliance.visitor, own.slug, 'letters', live.slug)
    const soon = new Date(Date.now() + 1000).toISOString()
    for (const { token } of [own.editor, own.head, alliance.admin]) {
      for (const id of [live.id, mine.id, theirs.id]) {
        for (const type of ['publish', 'unpublish']) {
          const asked = {
            type,
            doc: { relationTo: 'letters', value: id },
            date: soon,
            timezone: 'Europe/London',
          }
          expectRefusal(await call('schedule-publish', asked, token), 'not-found')
        }
        expectRefusal(
          await call('get-upcoming-scheduled-publish', { collectionSlug: 'letters', id }, token),
          'not-found',
        )
        const copied = {
          collectionSlug: 'letters',
          docID: id,
          fromLocale: 'en',
          toLocale: 'en',
          overrideData: true,
        }
        expectRefusal(await call('copy-data-from-locale', copied, token), 'not-found')
        const published = { ...formOf(id), data: { _status: 'published', workflow: { state: 'published' } } }
        expect((await call('form-state', published, token)).status).toBeLessThan(500)
      }
    }
    expect(await shownOn(alliance.visitor, own.slug, 'letters', live.slug)).toEqual(before)
    expect(await reviewOf(own.editor, 'letters', mine.id)).toMatchObject({
      state: 'draft',
      publishedVersion: null,
    })
  })

  it('are those that this admin needs, and nothing that JavaScript has of itself', async () => {
    for (const name of [
      ...[
        'slugify',
        'get-folder-results-component-and-data',
        'constructor',
        'toString',
        '__proto__',
        'valueOf',
      ],
      ...['hasOwnProperty', 'nothing', '', null, 42, ['form-state'], {}],
    ]) {
      for (const token of [own.editor.token, undefined]) {
        expectRefusal(
          await call(name, { collectionSlug: 'letters' }, token),
          'not-found',
          JSON.stringify(name),
        )
      }
    }
  })

  it('do nothing for visitors', async () => {
    for (const [name, args] of [
      ['form-state', formOf(mine.id)],
      ['table-state', { collectionSlug: 'letters', query: {} }],
      ['render-list', { collectionSlug: 'letters', query: {} }],
      ['render-document', { collectionSlug: 'letters', docID: mine.id }],
      ['render-document-slots', { collectionSlug: 'letters' }],
      ['render-field', { schemaPath: 'collection.letters.body' }],
      ['get-default-layout', {}],
    ] as const) {
      const called = await callServerFunction(alliance.system, undefined, name, args)
      expectRefusal(called, 'not-signed-in', name)
      expect(called.text, name).toContain('What you typed is still here')
      expect(called.text, name).not.toContain('Of the own school')
    }
  })

  it('show nothing of another school’s drafts', async () => {
    const elsewhere = ['collections', 'letters', mine.id, 'versions', theirVersion]
    const everything = { title: { like: 'Known' } }
    for (const [name, args] of [
      ['render-document', { collectionSlug: 'letters', docID: theirs.id }],
      ['render-document', { collectionSlug: 'letters', docID: theirs.id, overrideEntityVisibility: true }],
      [
        'render-document',
        { collectionSlug: 'letters', docID: mine.id, paramsOverride: { segments: elsewhere } },
      ],
      [
        'render-document',
        {
          collectionSlug: 'letters',
          docID: mine.id,
          paramsOverride: { segments: [...elsewhere.slice(0, 4), theirVersion] },
          searchParams: { versionFrom: theirVersion },
          versions: { disableGutter: true, useVersionDrawerCreatedAtCell: true },
        },
      ],
      ['table-state', { collectionSlug: 'letters', query: { where: everything, limit: 100 } }],
      ['table-state', { collectionSlug: 'letters', query: { where: { id: { equals: theirs.id } } } }],
      ['render-list', { collectionSlug: 'letters', query: { where: everything, limit: 100 } }],
      ['form-state', formOf(theirs.id, { returnLockStatus: true, checkForStaleData: true })],
      ['form-state', { ...formOf(mine.id), data: { id: theirs.id } }],
      ['render-document-slots', { collectionSlug: 'letters', id: theirs.id }],
    ] as const) {
      for (const { token } of [own.editor, own.head]) {
        const called = await call(name, args, token)
        expect(called.status, name).toBe(200)
        expect(drawsAnew(called), name).toBe(false)
        expect(called.text, name).not.toContain(secret)
      }
    }
  })

  it('lock only what the caller may write, and tell of no other locks', async () => {
    const asked = { returnLockStatus: true, updateLastEdited: true }
    expectRefusal(await call('form-state', formOf(theirs.id, asked)), 'not-found')
    expect((await call('form-state', formOf(mine.id, asked), own.chair.token)).status).toBe(200)
    expect(await locksSeenBy(alliance.admin)).toBe(0)
    expect((await call('form-state', formOf(mine.id, asked))).status).toBe(200)
    expect(await locksSeenBy(own.head)).toBe(1)
    for (const depth of [0, 1, 2]) {
      const seen = await other.editor.get(`/api/payload-locked-documents?depth=${depth}`)
      expect(seen.body, String(depth)).toMatchObject({ totalDocs: 0 })
    }
  })

  it('tell whoever types on what others have saved since, and nothing of steps that leave the words alone', async () => {
    type Opened = { id: string; updatedAt: string; workflow: { version: string } }
    const opened = async (id: string) =>
      bodyOf(await own.editor.get<Opened>(`/api/letters/${id}?draft=true&depth=0`))
    const typing = ({ id, updatedAt, workflow }: Opened) =>
      call(
        'form-state',
        formOf(id, {
          ...{ returnLockStatus: true, checkForStaleData: true, originalUpdatedAt: updatedAt },
          formState: { title: { value: 'Typed' }, 'workflow.version': { value: workflow.version } },
        }),
      )
    const approved = await opened((await create(own.editor, 'letters', letterOf(own))).id)
    await publish(own, 'letters', approved.id)
    expect((await opened(approved.id)).updatedAt).not.toBe(approved.updatedAt)
    const afterwards = await typing(approved)
    expect([afterwards.status, refusedCode(afterwards)]).toEqual([200, undefined])
    expect(afterwards.text).not.toContain('"isStale":true')

    const rewritten = await opened((await create(own.editor, 'letters', letterOf(own))).id)
    await edit(own.head, 'letters', rewritten.id, { title: 'By the headteacher' })
    const late = await typing(rewritten)
    expectRefusal(late, 'changed-meanwhile')
    expect(late.text).toContain('What you typed is still here')
    expect(refusedCode(await typing(await opened(rewritten.id)))).toBeUndefined()
  })

  it('list none of Payload’s own collections, and at most a hundred', async () => {
    for (const collectionSlug of [
      'payload-jobs',
      'payload-preferences',
      'payload-kv',
      'payload-migrations',
      'nothing',
    ]) {
      for (const name of ['table-state', 'render-list']) {
        const asked = { collectionSlug, query: { limit: 5 }, overrideEntityVisibility: true }
        expectRefusal(await call(name, asked, alliance.admin.token), 'not-found', collectionSlug)
      }
    }
    for (const query of [{ limit: 5000 }, { limit: 0 }, { limit: '5000' }]) {
      const { text } = await call('table-state', { collectionSlug: 'letters', query })
      const limit = Number(/"limit":(\d+)/.exec(text)?.[1])
      expect(limit, JSON.stringify(query)).toBeLessThanOrEqual(100)
      expect(limit).toBeGreaterThan(0)
    }
  })

  it('answer arguments without sense with a value or with 4xx', { timeout: 300_000 }, async () => {
    const values: unknown[] = [null, 1, 'x', [], {}, { $ne: '' }, '%00', "'", 'x'.repeat(5000), true]
    const calls: [string, object][] = values.flatMap((value): [string, object][] => [
      ['form-state', formOf(mine.id, { id: value })],
      ['form-state', formOf(mine.id, { data: value })],
      ['form-state', formOf(mine.id, { data: { signatories: [value], body: value, title: value } })],
      ['form-state', formOf(mine.id, { schemaPath: value })],
      ['table-state', { collectionSlug: 'letters', query: { where: { title: { equals: value } } } }],
      ['table-state', { collectionSlug: 'letters', query: { where: { school: { in: [value] } } } }],
      ['form-state', formOf(mine.id, { collectionSlug: value })],
      ['form-state', { globalSlug: value, data: {} }],
      ['table-state', { collectionSlug: value }],
      ['table-state', { collectionSlug: 'letters', query: value }],
      ['table-state', { collectionSlug: 'letters', query: { where: value, sort: value, page: value } }],
      ['table-state', { collectionSlug: 'letters', columns: value }],
      ['table-state', { collectionSlug: 'letters', data: value }],
      ['render-list', { collectionSlug: 'letters', query: { where: value, sort: value, page: value } }],
      [
        'render-list',
        { collectionSlug: 'letters', query: { queryByGroup: value, groupBy: value, preset: value } },
      ],
      ['render-document', { collectionSlug: 'letters', docID: value }],
      ['render-document', { collectionSlug: 'letters', docID: mine.id, paramsOverride: value }],
      ['render-document-slots', { collectionSlug: 'letters', id: value }],
      ['render-field', { schemaPath: value }],
      ['render-widget', { widgetSlug: value, widgetData: value }],
    ])
    const wrong: string[] = []
    for (const [name, args] of calls) {
      const called = await call(name, args)
      if (called.status >= 500 || drawsAnew(called) || refusedCode(called) === 'internal') {
        wrong.push(`${called.status} ${name} ${JSON.stringify(args).slice(0, 200)}`)
      }
    }
    const words = { title: { like: 'a '.repeat(900) } }
    const long = { or: Array.from({ length: 2000 }, () => ({ title: { equals: 'x' } })) }
    for (const where of [
      { title: { equals: { $ne: 'x' } } },
      { title: { like: 'x'.repeat(60_000) } },
      words,
      long,
    ])
      expectRefusal(
        await call('table-state', { collectionSlug: 'letters', query: { where } }),
        'malformed-request',
      )
    expect(wrong).toEqual([])
    for (const args of [null, 1, 'x', [], undefined])
      expectRefusal(await call('form-state', args), 'malformed-request')
    for (const body of ['[1]', '[null]', '["x"]', '[[]]']) {
      expectRefusal(await sendToAdmin(alliance.system, own.editor.token, body), 'malformed-request', body)
    }
  })

  it('tell somebody whose session has ended so, and leave the page as it is', async () => {
    const token = (await signIn(alliance.system.url, `editor@${own.slug}.test`, password)).token
    expect(refusedCode(await call('form-state', formOf(mine.id), token))).toBeUndefined()
    const ended = await fetch(new URL('/api/users/logout', alliance.system.url), {
      method: 'POST',
      headers: { authorization: `JWT ${token}` },
    })
    expect(ended.status).toBe(200)
    expectRefusal(await call('form-state', formOf(mine.id), token), 'not-signed-in')
  })

  it('answer bodies that cannot be decoded with 4xx', async () => {
    const form = (parts: Record<string, string>) => {
      const data = new FormData()
      for (const [name, value] of Object.entries(parts)) data.append(name, value)
      return data
    }
    const bodies: BodyInit[] = [
      ...[
        '',
        'x',
        '{',
        '[]',
        '{}',
        'null',
        '["$F1"]',
        '["$1"]',
        '["$K1"]',
        '["$nx"]',
        '["$Dnever"]',
        '["$W9"]',
      ],
      '['.repeat(10_000),
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      form({}),
      form({ 1: '[]' }),
      form({ 0: '{' }),
      form({ 0: '{}' }),
      form({ 0: '["$0:9"]' }),
      form({ 0: '["$1"]' }),
    ]
    for (const body of bodies) {
      const { status } = await sendToAdmin(alliance.system, own.editor.token, body)
      expect(status, typeof body === 'string' ? body.slice(0, 40) : 'a form').toBe(400)
    }
    // A reference to itself, to what is around it, to nothing, and one that multiplies.
    const doubling = Array.from({ length: 40 }, (_, index) => [`$0:${index}`, `$0:${index}`])
    for (const call of [['$0'], ['$0:0'], [{ a: '$0:0' }], ['$0:5'], [{}, '$0:0:a'], [{}, ...doubling]]) {
      const { status } = await sendToAdmin(alliance.system, own.editor.token, JSON.stringify(call))
      expect(status, JSON.stringify(call).slice(0, 40)).toBe(400)
    }
    const send = (body: string, headers: Record<string, string>) =>
      sendToAdmin(alliance.system, own.editor.token, body, headers)
    expect((await send('--x\r\nhalf', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(
      400,
    )
    expect((await send('[1]', { 'content-type': 'application/json' })).status).toBe(415)
    expect((await send('[1]', { 'next-action': 'nothing' })).status).toBe(400)
    for (const length of [32, 40, 41, 64]) {
      for (const call of ['[1]', form({ 0: '[{}]', 1: 'x' })]) {
        const headers = { 'next-action': 'f'.repeat(length) }
        const { status } = await sendToAdmin(alliance.system, own.editor.token, call, headers)
        expect(status, String(length)).toBe(400)
      }
    }
    const ofAnotherBuild = await send('[1]', { 'next-action': '0'.repeat(42) })
    expect(ofAnotherBuild.status).toBe(409)
    expect(ofAnotherBuild.headers.get('x-nextjs-action-not-found')).toBe('1')
    expect(drawsAnew(ofAnotherBuild)).toBe(false)
    expect((await send('[1]', { origin: 'https://elsewhere.test' })).status).toBe(403)
    expect((await send(JSON.stringify(['x'.repeat(3 * 1024 * 1024)]), {})).status).toBe(413)
  })

  it('leave every other method refused', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST']) {
      const answer = await own.editor.send('/admin', { method })
      expect(refusalOf(answer), method).toEqual([405, 'method-not-allowed'])
    }
    expect((await alliance.visitor.send('/admin/login', { method: 'HEAD' })).status).toBe(200)
  })
})
