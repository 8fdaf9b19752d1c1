import { beforeAll, describe, expect, it } from 'vitest'
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
  richText,
  shownOn,
  submit,
  titlesOn,
  uploadPicture,
  type Stored,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** Whatever somebody might send, as query and body, in the hope that it publishes. */
const attempts: [name: string, query: string, body: object][] = [
  ['_status', '', { _status: 'published' }],
  ['_status with draft=true', '?draft=true', { _status: 'published' }],
  ['_status with draft=false', '?draft=false', { _status: 'published' }],
  ['publishSpecificLocale', '?publishSpecificLocale=en', { _status: 'published' }],
  ['publishAllLocales', '?publishAllLocales=true', { _status: 'published' }],
  ['unpublishAllLocales', '?unpublishAllLocales=true', { _status: 'draft' }],
  ['autosave', '?draft=true&autosave=true', { _status: 'published' }],
  ['a state of one’s own', '', { workflow: { state: 'published', publishedVersion: 'x', version: 'x' } }],
  ['a state in flat form', '', { 'workflow.state': 'published', workflow: { submittedAt: null } }],
  ['overrideAccess', '?overrideAccess=true', { _status: 'published', overrideAccess: true }],
  ['trash', '?trash=true', { _status: 'published', deletedAt: new Date().toISOString() }],
]

describe.each(databasesUnderTest())('nothing but the workflow publishes, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  it.each(attempts)('not %s, be it in a new letter', async (name, query, body) => {
    const title = `New with ${name}`
    for (const client of [own.editor, own.head]) {
      const answer = await client.post<{ doc?: Stored }>(
        `/api/letters${query}`,
        letterOf(own, { title, ...body }),
      )
      expect(answer.status).toBeLessThan(500)
      if (!answer.body.doc) continue
      expect(answer.body.doc._status).toBe('draft')
      const review = await reviewOf(client, 'letters', answer.body.doc.id)
      expect(review).toMatchObject({ state: 'draft', publishedVersion: null })
    }
    expect(await titlesOn(alliance.visitor, own.slug, 'letters')).not.toContain(title)
  })

  it.each(attempts)('not %s, be it in a draft', async (name, query, body) => {
    const title = `Draft with ${name}`
    const { id } = await create(own.editor, 'letters', letterOf(own, { title }))
    for (const client of [own.editor, own.head]) {
      expect((await client.patch(`/api/letters/${id}${query}`, body)).status).toBeLessThan(500)
      expect(await reviewOf(own.head, 'letters', id)).toMatchObject({
        state: 'draft',
        publishedVersion: null,
      })
      const stored = bodyOf(await own.editor.get<Stored>(`/api/letters/${id}`))
      expect(stored._status).toBe('draft')
    }
    expect(await titlesOn(alliance.visitor, own.slug, 'letters')).not.toContain(title)
  })

  it.each(attempts)('not %s, be it over a published letter', async (name, query, body) => {
    const title = `Live with ${name}`
    const letter = await publishedLetter(own, { title })
    const before = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    const changed = { ...body, summary: 'Smuggled', body: richText('Smuggled in.') }
    for (const client of [own.editor, own.head]) {
      expect((await client.patch(`/api/letters/${letter.id}${query}`, changed)).status).toBeLessThan(500)
      expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toEqual(before)
      expect((await reviewOf(own.head, 'letters', letter.id)).publishedVersion).toBe(letter.version)
    }
    const live = bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}?draft=false&depth=0`))
    expect(live).toMatchObject({ _status: 'published', title })
    expect(live.summary ?? '').toBe('')
    await edit(own.editor, 'letters', letter.id, { _status: 'draft' })
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toEqual(before)
  })

  it('a plain save over a newer draft neither publishes nor takes down', async () => {
    const letter = await publishedLetter(own, { title: 'Saved twice' })
    await edit(own.editor, 'letters', letter.id, { title: 'Newer draft' })
    await edit(own.editor, 'letters', letter.id, { summary: 'And once more' })
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toMatchObject({
      title: 'Saved twice',
      version: letter.version,
    })
    const newest = bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}?draft=true`))
    expect(newest).toMatchObject({ title: 'Newer draft', summary: 'And once more' })
  })

  it('no flag writes over an earlier version: what somebody was shown stays on record', async () => {
    for (const flag of ['autosave', 'publishAllLocales', 'unpublishAllLocales', 'publishSpecificLocale']) {
      const titles = [1, 2, 3].map((number) => `${flag} ${number}`)
      const letter = await create(own.editor, 'letters', letterOf(own, { title: titles[0] }))
      for (const title of titles.slice(1)) {
        const value = flag === 'publishSpecificLocale' ? 'en' : 'true'
        bodyOf(await own.editor.patch(`/api/letters/${letter.id}?draft=true&${flag}=${value}`, { title }))
      }
      const { docs } = bodyOf(
        await own.editor.get<{ docs: { version: Stored }[] }>(
          `/api/letters/versions?where[parent][equals]=${letter.id}&limit=100&sort=createdAt`,
        ),
      )
      expect(docs.map(({ version }) => version.title)).toEqual(titles)
    }
  })

  it('a duplicate of something published is a draft that nobody approved', async () => {
    const letter = await publishedLetter(own, { title: 'Doubled' })
    const copies = [
      await own.editor.post<{ doc: Stored }>(`/api/letters/${letter.id}/duplicate`, { _status: 'published' }),
      await own.head.post<{ doc: Stored }>(`/api/letters/${letter.id}/duplicate?draft=false`),
    ]
    for (const answer of copies) {
      const copy = bodyOf(answer).doc
      expect(copy.slug).not.toBe(letter.slug)
      expect(copy._status).toBe('draft')
      expect(await reviewOf(own.editor, 'letters', copy.id)).toMatchObject({
        state: 'draft',
        publishedVersion: null,
        history: [],
      })
      expect(await shownOn(alliance.visitor, own.slug, 'letters', copy.slug)).toBeUndefined()
      expect((await own.editor.delete(`/api/letters/${copy.id}`)).status).toBe(200)
    }
    expect((await other.editor.post(`/api/letters/${letter.id}/duplicate`)).status).toBeGreaterThanOrEqual(
      403,
    )
    expect(
      (await other.editor.post(`/api/letters/${letter.id}/duplicate`, { school: other.id })).status,
    ).toBeGreaterThanOrEqual(403)
  })

  it('an earlier version is not restored, by nobody and with no flag', async () => {
    const letter = await publishedLetter(own, { title: 'First words' })
    await edit(own.editor, 'letters', letter.id, { title: 'Second words' })
    const { docs } = bodyOf(
      await own.editor.get<{ docs: { id: string; version: Stored }[] }>(
        `/api/letters/versions?where[parent][equals]=${letter.id}&limit=100`,
      ),
    )
    expect(docs.length).toBeGreaterThan(2)
    for (const { id } of docs) {
      for (const [client, query] of [
        [own.editor, ''],
        [own.head, '?draft=true'],
        [alliance.admin, '?draft=false'],
      ] as const) {
        const [status, code] = refusalOf(await client.post(`/api/letters/versions/${id}${query}`))
        expect([400, 403]).toContain(status)
        expect(code).toBeDefined()
      }
    }
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toMatchObject({
      title: 'First words',
    })
    expect(bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}?draft=true`)).title).toBe(
      'Second words',
    )
  })

  it('items are not changed in bulk', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'One of many' }))
    for (const query of ['?where[id][exists]=true', `?where[id][equals]=${letter.id}`, '?draft=true', '']) {
      for (const body of [{ _status: 'published' }, { title: 'Changed in bulk' }]) {
        expect([400, 403]).toContain((await own.head.patch(`/api/letters${query}`, body)).status)
      }
    }
    expect(bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}`)).title).toBe('One of many')
  })

  it('deleting in bulk leaves what was ever public', async () => {
    const live = await publishedLetter(other, { title: 'Public and staying' })
    await create(other.editor, 'letters', letterOf(other, { title: 'Never public' }))
    const answer = await other.editor.delete('/api/letters?where[id][exists]=true')
    expect(answer.status).toBeLessThan(500)
    expect(await shownOn(alliance.visitor, other.slug, 'letters', live.slug)).toBeDefined()
    expect((await other.editor.get(`/api/letters/${live.id}`)).status).toBe(200)
    expect((await own.editor.get('/api/letters?limit=1')).body).not.toMatchObject({ totalDocs: 0 })
  })

  it('a picture that is being shown cannot be deleted, changed, or replaced', async () => {
    const doc = await uploadPicture(own)
    const letter = await publishedLetter(own, { title: 'With a picture', attachments: [doc.id] })
    expect((await alliance.visitor.get(`/media/${doc.filename}`)).status).toBe(200)
    for (const client of [own.editor, own.head, alliance.admin]) {
      expect(refusalOf(await client.delete(`/api/media/${doc.id}`))[0]).toBe(409)
    }
    await own.editor.delete('/api/media?where[id][exists]=true')
    expect((await alliance.visitor.get(`/media/${doc.filename}`)).status).toBe(200)
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Wrong picture.' }))
    expect((await alliance.visitor.get(`/media/${doc.filename}`)).status).toBe(404)
  })

  it('no job is queued, run or cancelled from outside', async () => {
    const calls = [
      ['GET', '/api/payload-jobs'],
      ['GET', '/api/payload-jobs/run'],
      ['GET', '/api/payload-jobs/run?queue=default&limit=100'],
      ['GET', '/api/payload-jobs/handle-schedules'],
      ['POST', '/api/payload-jobs'],
      ['DELETE', '/api/payload-jobs?where[id][exists]=true'],
      ['PATCH', '/api/payload-jobs?where[id][exists]=true'],
      ['GET', '/api/%70ayload-jobs/run'],
      ['GET', '/api//payload-jobs/run'],
      ['GET', '/api/payload-jobs-stats'],
    ] as const
    for (const client of [own.editor, own.head, alliance.admin, alliance.visitor]) {
      for (const [method, path] of calls) {
        const body = method === 'POST' || method === 'PATCH' ? '{"taskSlug":"publish-approved"}' : undefined
        const answer = await client.send(path, {
          method,
          body,
          headers: body === undefined ? {} : { 'content-type': 'application/json' },
        })
        expect([400, 401, 403, 404], `${method} ${path}: ${answer.status}`).toContain(answer.status)
      }
    }
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'Scheduled by hand' }))
    for (const path of [
      `/api/letters/${letter.id}/schedule-publish`,
      '/api/schedule-publish',
      '/api/letters/schedule',
    ]) {
      const answer = await own.head.post(path, {
        type: 'publish',
        doc: { relationTo: 'letters', value: letter.id },
      })
      expect(answer.status, path).toBe(404)
    }
  })

  it('sign-offs, publications and the audit log are written by the system alone', async () => {
    const letter = await publishedLetter(own, { title: 'On record' })
    for (const collection of [
      'sign-offs',
      'publications',
      'audit-entries',
      'sites',
      'public-files',
      'counters',
    ]) {
      for (const client of [own.editor, own.head, alliance.admin]) {
        const { body } = await client.get<{ docs?: { id: string }[] }>(`/api/${collection}?limit=1`)
        const id = body.docs?.[0]?.id ?? letter.id
        const refused = [
          await client.post(`/api/${collection}`, { itemId: letter.id, site: 'kpsa', slug: 'x' }),
          await client.patch(`/api/${collection}/${id}`, { state: 'withdrawn', slug: 'x' }),
          await client.patch(`/api/${collection}?where[id][exists]=true`, { slug: 'x' }),
          await client.delete(`/api/${collection}/${id}`),
          await client.delete(`/api/${collection}?where[id][exists]=true`),
          await client.post(`/api/${collection}/${id}/duplicate`),
        ]
        for (const { status } of refused) expect([403, 404], collection).toContain(status)
      }
    }
    expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toBeDefined()
  })

  it('a co-signing headteacher cannot edit, submit, withdraw or delete', async () => {
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { title: 'Theirs', coSigningSchools: [other.id] }),
    )
    await submit(own.editor, 'letters', letter.id)
    expect((await other.head.get(`/api/letters/${letter.id}?draft=true`)).status).toBe(200)
    const refused = [
      await other.head.patch(`/api/letters/${letter.id}`, { title: 'Mine' }),
      await other.head.patch(`/api/letters/${letter.id}?draft=true`, { title: 'Mine' }),
      await other.head.delete(`/api/letters/${letter.id}`),
      await act(other.head, 'letters', letter.id, 'submit'),
      await act(other.head, 'letters', letter.id, 'withdraw', { reason: 'Mine.' }),
    ]
    for (const { status } of refused) expect([403, 404]).toContain(status)
    expect(await reviewOf(own.editor, 'letters', letter.id)).toMatchObject({ state: 'submitted' })
  })
})
