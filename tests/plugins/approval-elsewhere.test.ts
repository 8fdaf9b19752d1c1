import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importExportPlugin } from '@payloadcms/plugin-import-export'
import { getPayload, type CollectionSlug, type Payload, type Plugin } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalPlugin } from '../../src/plugins/approval/approval-plugin'
import { anonymous, signIn, type ApiAnswer, type ApiClient, type SignedInClient } from '../support/api-client'
import { servePayload } from '../support/serve-payload'
import { magazine } from './magazine'

const password = 'Three-random-words-1'
const articles = 'articles' as CollectionSlug

type Article = { id: number; title: string; _status: string; workflow: Record<string, unknown> }
type Review = {
  state: string
  version: string
  publishedVersion: string | null
  required: Record<string, unknown>[]
  receiving: unknown[]
  history: { action: string; by: string }[]
  code?: string
}

let folder: string
let payload: Payload
let server: Awaited<ReturnType<typeof servePayload>>
let reader: ApiClient
let people: Record<'writer' | 'chief' | 'otherChief' | 'publisher', SignedInClient>
let desk: number

/** Imported files stay in the test's own folder. */
const imports = (): Plugin =>
  importExportPlugin({
    collections: [{ slug: articles }],
    overrideImportCollection: ({ collection }) => ({
      ...collection,
      upload: { ...(collection.upload as object), staticDir: path.join(folder, 'imports') },
    }),
  })

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'magazine-'))
  const config = magazine(path.join(folder, 'magazine.db'), [imports()])
  payload = await getPayload({ config })
  server = await servePayload(config)
  reader = anonymous(server.url)
  const make = async (collection: string, data: object): Promise<number> =>
    Number((await payload.create({ collection: collection as CollectionSlug, data: data as never })).id)
  desk = await make('desks', { title: 'Gardening' })
  const otherDesk = await make('desks', { title: 'Cooking' })
  const join = async (name: string, role: string, at: number) => {
    await make('users', { name, role, desk: at, email: `${name}@magazine.test`, password })
    return signIn(server.url, `${name}@magazine.test`, password)
  }
  people = {
    writer: await join('winnie', 'writer', desk),
    chief: await join('charlie', 'chief', desk),
    otherChief: await join('olive', 'chief', otherDesk),
    publisher: await join('paula', 'publisher', otherDesk),
  }
})
afterAll(async () => {
  await server.close()
  await payload.destroy()
  await rm(folder, { recursive: true, force: true })
})

const bodyOf = <Body>({ status, body }: ApiAnswer<Body>, expected = 200): Body => {
  expect(status, JSON.stringify(body)).toBe(expected)
  return body
}
const write = async (title: string, data: object = {}): Promise<Article> => {
  const answer = await people.writer.post<{ doc: Article }>('/api/articles', { title, desk, ...data })
  return bodyOf(answer, 201).doc
}
const act = (who: ApiClient, id: number, verb: string, body: object = {}) =>
  who.post<Review>(`/api/articles/${id}/${verb}`, body)
const review = async (id: number) => bodyOf(await people.chief.get<Review>(`/api/articles/${id}/review`))
const shown = async (id: number) => {
  const { status, body } = await reader.get<Article>(`/api/articles/${id}`)
  return status === 200 ? body : undefined
}
const publish = async (title: string): Promise<Article> => {
  const article = await write(title)
  const { version } = bodyOf(await act(people.writer, article.id, 'submit'))
  bodyOf(await act(people.chief, article.id, 'approve', { version }))
  return article
}

describe('approval in a project of its own', () => {
  it('goes the whole way: draft, submitted, approved, edited, withdrawn', async () => {
    const article = await write('Roses', { _status: 'published' })
    expect(article._status).toBe('draft')
    const patched = await people.writer.patch<{ doc: Article }>(`/api/articles/${article.id}`, {
      _status: 'published',
    })
    expect(bodyOf(patched).doc._status).toBe('draft')
    expect(await shown(article.id)).toBeUndefined()

    const stale = (await review(article.id)).version
    await people.writer.patch(`/api/articles/${article.id}`, { title: 'Roses in June' })
    const submitted = bodyOf(await act(people.writer, article.id, 'submit'))
    expect(submitted).toMatchObject({ state: 'submitted', receiving: [] })
    expect(submitted.required).toMatchObject([{ desk: String(desk), name: 'Gardening', decision: 'waiting' }])
    expect(Object.keys(submitted)).not.toContain('alliancePage')
    expect(JSON.stringify(submitted)).not.toContain('school')

    const { version } = submitted
    for (const who of [people.writer, people.otherChief, people.publisher]) {
      const refused = await act(who, article.id, 'approve', { version })
      expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed'])
    }
    expect((await act(reader, article.id, 'approve', { version })).status).toBe(401)
    expect((await act(people.chief, article.id, 'approve', { version: stale })).status).toBe(409)
    expect(await shown(article.id)).toBeUndefined()

    const approved = bodyOf(await act(people.chief, article.id, 'approve', { version }))
    expect(approved).toMatchObject({ state: 'published', publishedVersion: version })
    expect(approved.required).toMatchObject([{ decision: 'approved', role: 'chief of the desk' }])

    await people.writer.patch(`/api/articles/${article.id}`, { title: 'Roses in July' })
    expect(await review(article.id)).toMatchObject({ state: 'draft', publishedVersion: version })
    expect(await shown(article.id)).toMatchObject({ title: 'Roses in June' })

    const reason = 'They were tulips.'
    expect((await act(people.chief, article.id, 'withdraw', { reason })).status).toBe(403)
    expect(bodyOf(await act(people.publisher, article.id, 'withdraw', { reason }))).toMatchObject({
      state: 'withdrawn',
      publishedVersion: null,
    })
    expect(await shown(article.id)).toBeUndefined()
    const { history } = await review(article.id)
    expect(history.map(({ action, by }) => [action, by])).toEqual([
      ['submit', 'winnie'],
      ['approve', 'charlie'],
      ['publish', 'charlie'],
      ['withdraw', 'paula'],
    ])
  })

  it('asks for a second pair of eyes by default', async () => {
    const { doc } = bodyOf(
      await people.chief.post<{ doc: Article }>('/api/articles', { title: 'Of my own', desk }),
      201,
    )
    const { version } = bodyOf(await act(people.chief, doc.id, 'submit'))
    const refused = await act(people.chief, doc.id, 'approve', { version })
    expect([refused.status, refused.body.code]).toEqual([403, 'own-approval'])
  })

  it('shows readers what is published, and nothing of who made it', async () => {
    const article = await publish('Public')
    expect(Object.keys((await shown(article.id))?.workflow ?? {}).sort()).toEqual(
      ['correctedAt', 'firstPublishedAt', 'publishedAt', 'state', 'version'].sort(),
    )
    await people.writer.patch(`/api/articles/${article.id}`, { title: 'Not yet public' })
    const draft = await reader.get<Article>(`/api/articles/${article.id}?draft=true`)
    expect(JSON.stringify(draft.body)).not.toContain('Not yet public')
  })

  it('deletes only what was never published', async () => {
    const article = await publish('Kept')
    expect((await people.writer.delete(`/api/articles/${article.id}`)).status).toBe(409)
    const draft = await write('Never published')
    expect((await people.writer.delete(`/api/articles/${draft.id}`)).status).toBe(200)
  })

  it.each(['nothing', '0', '999999', '1e3', '-1', '[object Object]'])('finds no article %s', async (id) => {
    const answer = await people.chief.get<Review>(`/api/articles/${encodeURIComponent(id)}/review`)
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
  })

  it.each(['sign-offs', 'audit-entries'])('keeps %s, which nobody writes', async (slug) => {
    const article = await publish(`Recorded in ${slug}`)
    const path = `/api/${slug}?where[itemId][equals]=${article.id}`
    type Entries = { docs: { id: number; desk: { id: number }; byName: string }[] }
    const { docs } = bodyOf(await people.chief.get<Entries>(path))
    expect(docs.length).toBeGreaterThan(0)
    for (const entry of docs) expect(entry.desk.id).toBe(desk)
    expect((await people.otherChief.get<Entries>(path)).body.docs).toEqual([])
    expect((await people.writer.get(path)).status).toBe(403)
    const [first] = docs
    for (const who of Object.values(people)) {
      expect((await who.post(`/api/${slug}`, { byName: 'forged' })).status).toBe(403)
      expect((await who.patch(`/api/${slug}/${first?.id}`, { byName: 'forged' })).status).toBe(403)
      expect((await who.delete(`/api/${slug}/${first?.id}`)).status).toBe(403)
    }
    expect(bodyOf(await people.chief.get<Entries>(path)).docs).toEqual(docs)
  })
})

describe('no other door publishes', () => {
  const importFile = async (rows: object[], fields: object): Promise<Record<string, unknown>> => {
    const form = new FormData()
    const file = new Blob([JSON.stringify(rows)], { type: 'application/json' })
    form.append('file', file, `rows-${Math.random().toString(36).slice(2)}.json`)
    form.append('_payload', JSON.stringify({ collectionSlug: articles, ...fields }))
    const answer = await people.writer.post<{ doc: { id: number } }>('/api/imports', form)
    const { id } = bodyOf(answer, 201).doc
    await payload.jobs.run()
    return bodyOf(await people.writer.get<Record<string, unknown>>(`/api/imports/${id}`))
  }

  it('not an import of new articles', async () => {
    const rows = [{ title: 'Imported', desk, _status: 'published', workflow: { state: 'published' } }]
    const done = await importFile(rows, { importMode: 'create' })
    expect(done).toMatchObject({ status: 'completed', summary: { imported: 1 } })
    const { docs } = await payload.find({ collection: articles, where: { title: { equals: 'Imported' } } })
    expect(docs).toMatchObject([{ _status: 'draft', workflow: { state: 'draft' } }])
    expect(await shown(Number(docs[0]?.id))).toBeUndefined()
  })

  it.each(['update', 'upsert'])('not an import with mode %s over what is there', async (importMode) => {
    const draft = await write(`A draft to ${importMode}`)
    const live = await publish(`Live to ${importMode}`)
    const rows = [draft, live].map(({ id, title }) => ({
      id,
      title: `${title} smuggled`,
      _status: 'published',
    }))
    const done = await importFile(rows, { importMode, matchField: 'id' })
    expect(done).toMatchObject({ status: 'completed' })
    expect(await shown(draft.id)).toBeUndefined()
    expect(await shown(live.id)).toMatchObject({ title: live.title })
    expect(await review(live.id)).toMatchObject({ state: 'draft' })
  })

  it('not the Local API for an editor', async () => {
    const user = (await payload.find({ collection: 'users', where: { name: { equals: 'winnie' } } })).docs[0]
    const asEditor = { collection: articles, overrideAccess: false, user: user as never } as const
    const data = { title: 'Local', desk, _status: 'published', workflow: { state: 'published' } } as never
    const { id } = await payload.create({ ...asEditor, data, draft: false })
    await payload.update({ ...asEditor, id, data, draft: false })
    await payload.update({
      ...asEditor,
      id,
      data: { _status: 'published' } as never,
      publishAllLocales: true,
    })
    expect(await shown(Number(id))).toBeUndefined()
    expect(await review(Number(id))).toMatchObject({ state: 'draft', publishedVersion: null })
    await expect(
      payload.update({ ...asEditor, where: { id: { equals: id } }, data: { _status: 'published' } as never }),
    ).rejects.toThrow(/bulk edit|one at a time/)
  })

  it('not the Local API without asking for access either', async () => {
    const { id } = await payload.create({ collection: articles, data: { title: 'Own', desk } as never })
    await payload.update({ collection: articles, id, data: { _status: 'published' } as never })
    expect(await shown(Number(id))).toBeUndefined()
  })
})

describe('a configuration that cannot be approved is refused at the start', () => {
  const answers = { mayWrite: () => false, signsFor: () => ({}) }
  const owner = { field: 'desk', collection: 'desks' }
  const desks = { slug: 'desks', fields: [] }
  const config = (fields: object[]) => ({ collections: [desks, { slug: 'articles', fields }] }) as never
  const relation = { name: 'desk', type: 'relationship', relationTo: 'desks' }

  it.each([
    ['a collection that is not there', { collections: ['letters'], owner }, config([relation]), '"letters"'],
    [
      'owners that are not there',
      { collections: ['articles'], owner: { ...owner, collection: 'schools' } },
      config([relation]),
      '"schools"',
    ],
    ['no owner', { collections: ['articles'], owner }, config([]), 'no field "desk"'],
    [
      'localized fields',
      { collections: ['articles'], owner },
      {
        ...(config([relation, { name: 'title', type: 'text', localized: true }]) as object),
        localization: {},
      } as never,
      'localized',
    ],
  ])('%s', (_what, options, given, sentence) => {
    expect(() => approvalPlugin({ ...answers, ...options })(given)).toThrow(sentence)
  })
})
