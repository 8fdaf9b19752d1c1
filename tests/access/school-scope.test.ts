import { beforeAll, describe, expect, it } from 'vitest'
import { withKey } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import {
  bodyOf,
  create,
  edit,
  letterOf,
  paragraph,
  publishedLetter,
  richText,
  shownOn,
  textNode,
  uploadPicture,
  type Stored,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const refused = [400, 401, 403, 404]

describe.each(databasesUnderTest())('each school keeps to itself, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let foreignLetter: Stored
  let foreignMedia: { id: string; filename: string }
  let foreignEvidence: Stored

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    foreignLetter = await create(other.editor, 'letters', letterOf(other, { title: 'A secret letter' }))
    foreignMedia = await uploadPicture(other, { alt: 'A secret picture' })
    foreignEvidence = await create(other.editor, 'lppa-evidence', {
      title: 'Secret evidence',
      school: other.id,
      narrative: richText('A secret.'),
    })
  })

  it.each([
    ['letters', () => ({ body: richText('X') })],
    ['newsletters', () => ({ sections: [] })],
    ['events', () => ({ start: '2026-09-01T09:00:00Z' })],
    ['pages', () => ({ body: richText('X') })],
    ['lppa-evidence', () => ({ narrative: richText('X') })],
  ] as const)(
    '%s: nothing is made for, moved to, changed or deleted at another school',
    async (collection, data) => {
      for (const client of [own.editor, own.head, own.chair, alliance.admin]) {
        const answer = await client.post(`/api/${collection}`, {
          title: 'Foreign',
          school: other.id,
          ...data(),
        })
        expect(answer.status, JSON.stringify(answer.body)).toBe(403)
      }
      const mine = await create(own.editor, collection, { title: 'Mine', school: own.id, ...data() })
      for (const client of [own.editor, own.head]) {
        const moved = await client.patch(`/api/${collection}/${mine.id}`, { school: other.id })
        expect(refused).toContain(moved.status)
      }
      for (const school of [null, '']) {
        const answer = await own.editor.patch<{ doc?: Stored }>(`/api/${collection}/${mine.id}?depth=0`, {
          school,
        })
        if (answer.status === 200) expect(answer.body.doc?.school).toBe(own.id)
        else expect(answer.status).toBe(400)
      }
      expect(bodyOf(await own.editor.get<Stored>(`/api/${collection}/${mine.id}?depth=0`)).school).toBe(
        own.id,
      )
      expect(refused).toContain(
        (await own.chair.patch(`/api/${collection}/${mine.id}`, { title: 'Chair' })).status,
      )
      expect(refused).toContain((await own.chair.delete(`/api/${collection}/${mine.id}`)).status)
      for (const client of [other.editor, other.head, alliance.admin]) {
        expect(refused).toContain(
          (await client.patch(`/api/${collection}/${mine.id}`, { title: 'Taken' })).status,
        )
        expect(refused).toContain((await client.delete(`/api/${collection}/${mine.id}`)).status)
        expect(refused).toContain((await client.post(`/api/${collection}/${mine.id}/duplicate`)).status)
      }
      expect(
        (await alliance.visitor.post(`/api/${collection}`, { title: 'X', school: own.id, ...data() })).status,
      ).toBe(403)
    },
  )

  it('an item without a school is refused, unless the writer has exactly one', async () => {
    const answer = await own.editor.post<{ doc?: Stored }>('/api/letters?depth=0', { title: 'Whose?' })
    expect(answer.body.doc?.school).toBe(own.id)
    const email = 'both@schools.test'
    const { password } = await import('../support/small-alliance')
    const { signIn } = await import('../support/api-client')
    bodyOf(
      await alliance.admin.post('/api/users', {
        email,
        name: 'Works at two schools',
        password,
        schools: [own, other].map(({ id }) => ({ school: id, roles: ['editor'] })),
      }),
      201,
    )
    const both = await signIn(alliance.system.url, email, password)
    for (const query of ['', '?draft=true']) {
      expect((await both.post(`/api/letters${query}`, { title: 'Whose?' })).status).toBe(400)
      expect((await both.post(`/api/letters${query}`, { title: 'Whose?', school: null })).status).toBe(400)
    }
    const at = await create(both, 'letters', letterOf(own, { title: 'At one of two' }))
    expect(refused).toContain((await both.patch(`/api/letters/${at.id}`, { school: other.id })).status)
    expect((await both.patch(`/api/letters/${at.id}`, { title: 'Still at one' })).status).toBe(200)
  })

  it('another school’s files and unpublished items are not referred to, wherever a reference can stand', async () => {
    const uploadNode = (value: string) => ({
      type: 'upload',
      relationTo: 'media',
      value,
      fields: {},
      format: '',
      version: 3,
      id: 'a1',
    })
    const linkNode = (relationTo: string, value: string) => ({
      type: 'link',
      version: 3,
      format: '',
      indent: 0,
      direction: 'ltr',
      id: 'a2',
      fields: { linkType: 'internal', doc: { relationTo, value }, newTab: false },
      children: [textNode('there')],
    })
    const { id: media } = foreignMedia
    const places: [string, string, object][] = [
      ['attachment', 'letters', { attachments: [media] }],
      ['picture in the text', 'letters', { body: richText(uploadNode(media)) }],
      [
        'link in the text',
        'letters',
        { body: richText(paragraph('See ', linkNode('letters', foreignLetter.id))) },
      ],
      [
        'picture deep in the text',
        'pages',
        {
          body: richText({
            type: 'quote',
            version: 1,
            format: '',
            indent: 0,
            direction: 'ltr',
            children: [uploadNode(media)],
          }),
        },
      ],
      [
        'article’s picture',
        'newsletters',
        { sections: [{ blockType: 'article', heading: 'X', image: media }] },
      ],
      [
        'article’s text',
        'newsletters',
        { sections: [{ blockType: 'article', body: richText(uploadNode(media)) }] },
      ],
      ['gallery', 'newsletters', { sections: [{ blockType: 'gallery', images: [media] }] }],
      ['list of letters', 'newsletters', { sections: [{ blockType: 'items', letters: [foreignLetter.id] }] }],
      [
        'list of evidence',
        'newsletters',
        { sections: [{ blockType: 'items', evidence: [foreignEvidence.id] }] },
      ],
      ['file of evidence', 'lppa-evidence', { files: [media] }],
      [
        'source of evidence',
        'lppa-evidence',
        { sources: [{ item: { relationTo: 'letters', value: foreignLetter.id } }] },
      ],
      [
        'picture in a description',
        'events',
        { start: '2026-09-01T09:00:00Z', description: richText(uploadNode(media)) },
      ],
    ]
    for (const [place, collection, data] of places) {
      for (const query of ['', '?draft=true']) {
        const made = await own.editor.post(`/api/${collection}${query}`, {
          title: place,
          school: own.id,
          ...data,
        })
        expect([400, 403], `${place}: ${JSON.stringify(made.body)}`).toContain(made.status)
      }
      const mine = await create(own.editor, collection, {
        title: place,
        school: own.id,
        ...(collection === 'events' && { start: '2026-09-01T09:00:00Z' }),
      })
      const changed = await own.editor.patch(`/api/${collection}/${mine.id}`, data)
      expect([400, 403], `${place}: ${JSON.stringify(changed.body)}`).toContain(changed.status)
    }
    const counted = bodyOf(
      await own.editor.get<{ totalDocs: number }>('/api/letters/count?where[title][equals]=attachment'),
    )
    // The refused ones have left no row; only the one that was then not changed is there.
    expect(counted.totalDocs).toBe(1)
  })

  it('the own items may be referred to, and are linked where they are public', async () => {
    const published = await publishedLetter(own, { title: 'For all to see', channels: { kpsa: true } })
    const link = {
      type: 'link',
      version: 3,
      format: '',
      indent: 0,
      direction: 'ltr',
      id: 'a3',
      fields: { linkType: 'internal', doc: { relationTo: 'letters', value: published.id }, newTab: false },
      children: [textNode('the letter')],
    }
    const mine = await publishedLetter(own, {
      title: 'Linking',
      channels: { kpsa: true },
      body: richText(paragraph(link)),
    })
    const shared = await shownOn(alliance.visitor, 'kpsa', 'letters', mine.slug)
    expect(shared?.html).toContain(`/letters/${published.slug}"`)
  })

  it('another school’s drafts are not read, whichever way one asks', async () => {
    for (const client of [own.editor, own.head, own.chair]) {
      const asked = [
        ...['', '?draft=true', '?draft=false&depth=2'].map(
          (query) => `/api/letters/${foreignLetter.id}${query}`,
        ),
        `/api/letters/${foreignLetter.id}/review`,
        `/api/letters?where[id][equals]=${foreignLetter.id}`,
        `/api/letters?draft=true&where[title][contains]=secret`,
        '/api/letters?limit=100&draft=true',
        `/api/letters/versions?where[parent][equals]=${foreignLetter.id}`,
        '/api/letters/versions?limit=100',
        `/api/lppa-evidence/${foreignEvidence.id}`,
        '/api/lppa-evidence?limit=100&draft=true',
        `/api/media/${foreignMedia.id}`,
        `/api/media?where[school][equals]=${other.id}`,
        `/api/media/file/${foreignMedia.filename}`,
        '/api/audit-entries?limit=100',
        '/api/sign-offs?limit=100',
      ]
      for (const path of asked) {
        const { status, body } = await client.get(path)
        expect(status, path).toBeLessThan(500)
        expect(JSON.stringify(body) ?? '', path).not.toMatch(/secret/i)
        expect(JSON.stringify(body) ?? '', path).not.toContain(foreignMedia.filename)
      }
      const counts = [
        '/api/letters/count?where[title][contains]=secret',
        `/api/letters/count?where[school][equals]=${other.id}`,
        `/api/letters/count?where[school.slug][equals]=${other.slug}`,
        '/api/media/count?where[alt][contains]=secret',
        '/api/letters/count?where[or][0][title][contains]=secret&where[or][1][title][contains]=secret',
      ]
      for (const path of counts) {
        const { status, body } = await client.get<{ totalDocs?: number }>(path)
        if (status === 200) expect(body.totalDocs, path).toBe(0)
        else expect(refused, path).toContain(status)
      }
    }
  })

  it('secrets are neither read, nor guessed at by filtering or sorting', async () => {
    const made = bodyOf(
      await own.head.post<{ doc: { id: string; key: string } }>('/api/site-clients', {
        name: 'Our website',
        school: own.id,
        enabled: true,
      }),
      201,
    )
    const probes = [
      '/api/users?where[hash][exists]=true',
      '/api/users?where[salt][like]=a',
      '/api/users?where[resetPasswordToken][exists]=true',
      '/api/users?where[sessions.id][exists]=true',
      '/api/users?sort=hash',
      '/api/users/count?where[hash][like]=a',
      '/api/site-clients?where[keys.hash][like]=a',
      '/api/site-clients?sort=keys.hash',
      '/api/site-clients?where[webhooks.secret][exists]=true',
      '/api/media?where[sha256][like]=a',
      '/api/letters?where[school.nothing][equals]=1',
      '/api/payload-preferences?where[user.value.hash][like]=a',
      '/api/schools?where[crest.sha256][like]=a',
    ]
    for (const client of [own.head, own.editor]) {
      for (const path of probes) {
        const { status, body } = await client.get<{ totalDocs?: number; docs?: unknown[] }>(path)
        expect(status, path).toBeLessThan(500)
        expect(JSON.stringify(body), path).not.toMatch(/"(hash|salt|keys|secret|sha256|sessions)":/)
        if (status === 200 && !path.includes('sort='))
          expect(body.totalDocs, `${path} answers a question`).toBe(0)
      }
    }
    const everything = [
      '/api/users?limit=100&depth=2',
      '/api/users/me',
      '/api/site-clients?limit=100&depth=2&showHiddenFields=true',
      `/api/site-clients/${made.doc.id}?select[keys]=true`,
    ]
    for (const path of everything) {
      const text = JSON.stringify((await own.head.get(path)).body)
      expect(text, path).not.toMatch(/"(hash|salt|keys|resetPasswordToken|sha256)":/)
      expect(text, path).not.toContain(made.doc.key)
    }
  })

  it('a website’s key opens nothing in /api', async () => {
    const { key } = bodyOf(
      await own.head.post<{ doc: { key: string } }>('/api/site-clients', {
        name: 'Website',
        school: own.id,
        enabled: true,
      }),
      201,
    ).doc
    const mine = await create(own.editor, 'letters', letterOf(own, { title: 'Not for machines' }))
    const machines = [
      withKey(alliance.system.url, key),
      ...[`users API-Key ${key}`, `site-clients API-Key ${key}`, `JWT ${key}`].map((authorization) => ({
        ...alliance.visitor,
        get: (path: string) => alliance.visitor.get(path, { authorization }),
        post: (path: string, body?: unknown) => alliance.visitor.post(path, body, { authorization }),
        patch: (path: string, body?: unknown) => alliance.visitor.patch(path, body, { authorization }),
      })),
    ]
    for (const machine of machines) {
      for (const path of [
        'letters',
        'letters/versions',
        `letters/${mine.id}`,
        `letters/${mine.id}/review`,
        'translations/versions',
        'payload-locked-documents',
        'audit-entries',
        'sign-offs',
        'schools',
        'users',
        'media',
        'publications',
        'sites',
        'site-clients',
      ]) {
        const { status } = await machine.get(`/api/${path}`)
        expect([401, 403], path).toContain(status)
      }
      expect([401, 403]).toContain((await machine.post('/api/letters', letterOf(own))).status)
      expect([401, 403]).toContain((await machine.patch(`/api/letters/${mine.id}`, { title: 'X' })).status)
      expect([401, 403]).toContain((await machine.post(`/api/letters/${mine.id}/submit`)).status)
      expect(JSON.stringify((await machine.get('/api/users/me')).body)).not.toContain('@')
    }
    const valid = withKey(alliance.system.url, key)
    expect((await valid.get('/v1/sites')).status).toBe(200)
  })

  it('a school’s crest is a picture of its own', async () => {
    const answer = await own.head.patch(`/api/schools/${own.id}`, { crest: foreignMedia.id })
    expect(refused, JSON.stringify(answer.body)).toContain(answer.status)
    expect((await alliance.visitor.get(`/media/${foreignMedia.filename}`)).status).toBe(404)
  })

  it('nobody makes oneself more than one is', async () => {
    for (const client of [own.editor, own.head]) {
      await client.patch(`/api/users/${client.userId}`, {
        allianceAdmin: true,
        schools: [{ school: other.id, roles: ['headteacher'] }],
      })
      const me = bodyOf(
        await client.get<{ user: { allianceAdmin?: boolean; schools: { school: unknown }[] } }>(
          '/api/users/me?depth=0',
        ),
      )
      expect(me.user.allianceAdmin).not.toBe(true)
      expect(JSON.stringify(me.user.schools)).not.toContain(other.id)
      expect(
        (await client.post('/api/users', { email: 'x@y.test', name: 'X', password: 'Three-random-words-1' }))
          .status,
      ).toBe(403)
      for (const school of [own, other]) {
        const answer = await client.patch<{ doc?: { leftOn?: string; slug: string } }>(
          `/api/schools/${school.id}`,
          { leftOn: '2024-01-01' },
        )
        expect(answer.body.doc?.leftOn ?? null).toBeNull()
      }
    }
    await edit(own.editor, 'letters', (await create(own.editor, 'letters', letterOf(own))).id, {
      title: 'Still works',
    })
  })
})
