import {
  buildConfig,
  createLocalReq,
  getPayload,
  type CollectionBeforeValidateHook,
  type CollectionConfig,
  type Payload,
} from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allianceApproval } from '../../src/alliance-rules/approval'
import { approvalPlugin } from '../../src/plugins/approval/approval-plugin'
import type { Workflow } from '../../src/plugins/approval/item'
import { withPermit } from '../../src/plugins/approval/storing/permit'
import { databasesUnderTest, type DatabaseUnderTest } from '../support/database-under-test'
import { plainAdapter } from '../support/plain-adapter'

/** What a hook of somebody else's makes of a document that asks for it in its title. */
const smuggle: CollectionBeforeValidateHook = ({ data }) =>
  (data as { title?: string } | undefined)?.title?.includes('smuggled')
    ? { ...data, _status: 'published', workflow: { state: 'published', publishedVersion: 'mine' } }
    : data

const anybody = () => true

/** Letters that everybody may read and write, so that the plugin's own guards are all that there is. */
const letters: CollectionConfig = {
  slug: 'letters',
  access: { create: anybody, read: anybody, readVersions: anybody, update: anybody, delete: anybody },
  hooks: { beforeValidate: [smuggle] },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'school', type: 'text' },
    { name: 'coSigningSchools', type: 'text', hasMany: true },
    { name: 'channels', type: 'group', fields: [{ name: 'schools', type: 'text', hasMany: true }] },
  ],
}

const configWith = (database: DatabaseUnderTest) =>
  buildConfig({
    secret: 'a secret for the tests that is long enough',
    db: plainAdapter(database),
    collections: [
      { slug: 'users', auth: true, fields: [] },
      { slug: 'schools', fields: [{ name: 'name', type: 'text' }] },
      letters,
    ],
    plugins: [approvalPlugin({ ...allianceApproval, collections: ['letters'] })],
    logger: { options: { level: 'silent' } },
    telemetry: false,
    typescript: { autoGenerate: false },
  })

type Letter = {
  id: string
  title?: string
  _status: string
  workflow: Workflow
}

describe.each(databasesUnderTest())('approval in a house without other guards, on $name', (database) => {
  let payload: Payload

  beforeAll(async () => {
    payload = await getPayload({ config: configWith(database), key: database.name })
  })
  afterAll(() => payload?.destroy())

  const write = async (data: object, draft = false): Promise<Letter> =>
    (await payload.create({ collection: 'letters', data: data as never, draft })) as unknown as Letter
  const change = async (id: string, data: object, draft = false): Promise<Letter> =>
    (await payload.update({
      collection: 'letters',
      id,
      data: data,
      draft,
    })) as unknown as Letter
  const draft = { _status: 'draft', workflow: { state: 'draft', publishedVersion: null } }

  it('the program itself, which overrides access, writes drafts', async () => {
    for (const asDraft of [true, false]) {
      const letter = await write({ title: 'By the program', _status: 'published' }, asDraft)
      expect(letter).toMatchObject(draft)
      expect(await change(letter.id, { _status: 'published' }, asDraft)).toMatchObject(draft)
      expect(await change(letter.id, { workflow: { state: 'published' } }, asDraft)).toMatchObject(draft)
    }
  })

  it('a hook that comes later has not the last word', async () => {
    expect(await write({ title: 'A new one, smuggled' })).toMatchObject(draft)
    const letter = await write({ title: 'As it was' })
    expect(await change(letter.id, { title: 'Changed, smuggled' })).toMatchObject(draft)
    // The same once more, which changes nothing of the content.
    expect(await change(letter.id, { title: 'Changed, smuggled' })).toMatchObject(draft)
    const { docs } = await payload.find({
      collection: 'letters',
      where: { _status: { equals: 'published' } },
    })
    expect(docs).toEqual([])
  })

  it('a permit of the workflow opens one write of one document, with exactly the content that it names', async () => {
    const letter = await write({ title: 'Permitted' })
    const other = await write({ title: 'Another' })
    const permit = (version: string) =>
      withPermit({
        collection: 'letters',
        id: letter.id,
        seal: version,
        status: 'published',
        live: 'changes',
        workflow: { ...letter.workflow, state: 'published', publishedVersion: version },
      })
    const { version } = letter.workflow
    const update = (id: string, title: string, context: Record<symbol, unknown>) =>
      payload.update({ collection: 'letters', id, data: { title }, context: context as never })

    for (const [title, named] of [
      ['Permitted', 'another version'],
      ['Something else', version],
    ] as const) {
      const refused = update(letter.id, title, permit(named))
      await expect(refused).rejects.toMatchObject({ code: 'version-changed' })
    }
    expect(await update(other.id, 'Another', permit(version))).toMatchObject(draft)
    const once = permit(version)
    const published = await update(letter.id, 'Permitted', once)
    expect(published).toMatchObject({ _status: 'published', workflow: { publishedVersion: version } })
    expect(await update(letter.id, 'And once more', once)).toMatchObject({ _status: 'draft' })
    const live = await payload.findByID({ collection: 'letters', id: letter.id, draft: false })
    expect(live).toMatchObject({ title: 'Permitted', _status: 'published' })
    await payload.db.updateOne({ collection: 'letters', id: letter.id, data: { _status: 'draft' } })
  })

  it('nothing is changed in bulk or restored, by the program neither', async () => {
    const letter = await write({ title: 'First' })
    await change(letter.id, { title: 'Second' })
    const bulk = payload.update({
      collection: 'letters',
      where: { id: { equals: letter.id } },
      data: { title: 'In bulk' },
    })
    await expect(bulk).rejects.toMatchObject({ code: 'one-at-a-time' })
    const { docs } = await payload.findVersions({
      collection: 'letters',
      where: { parent: { equals: letter.id } },
    })
    for (const { id } of docs) {
      await expect(payload.restoreVersion({ collection: 'letters', id })).rejects.toMatchObject({
        code: 'no-restore',
      })
    }
    const stored = await payload.findByID({ collection: 'letters', id: letter.id })
    expect(stored.title).toBe('Second')
  })

  it('what was public once is not deleted, whichever trace of it is left', async () => {
    const remembered = await write({ title: 'Its entries are lost' })
    await payload.db.updateOne({
      collection: 'letters',
      id: remembered.id,
      data: { workflow: { ...remembered.workflow, firstPublishedAt: '2026-01-01T00:00:00.000Z' } },
    })
    const shown = await write({ title: 'Its own record knows nothing' })
    await payload.db.create({
      collection: 'audit-entries',
      data: {
        ...{ at: '2026-01-01T00:00:00.000Z', action: 'publish', itemCollection: 'letters', itemId: shown.id },
        ...{ version: 'v', byName: 'Somebody' },
      },
    })
    for (const { id } of [remembered, shown]) {
      await expect(payload.delete({ collection: 'letters', id })).rejects.toMatchObject({
        code: 'still-public',
      })
      expect(await payload.findByID({ collection: 'letters', id })).toMatchObject({ id })
    }
    const never = await write({ title: 'Never public' })
    expect(await payload.delete({ collection: 'letters', id: never.id })).toMatchObject({ id: never.id })
  })

  describe('reading, where the collection’s own rules let everybody', () => {
    const reading = (id: string, who: { school: string; role: string }, select?: { title: true }) => {
      const user = { id: 'u', collection: 'users', schools: [{ school: who.school, roles: [who.role] }] }
      return payload.findByID({
        collection: 'letters',
        id,
        overrideAccess: false,
        draft: true,
        user: user,
        ...(select && { select: select }),
      })
    }
    // In the form of an id on both databases.
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(24)) as [
      string,
      string,
      string,
      string,
    ]
    const asked = { school: b, coSigningSchools: [a], channels: { schools: [c] } }

    it('the own school reads its drafts, also where only some fields are asked for', async () => {
      const { id } = await write({ title: 'Ours', ...asked })
      for (const role of ['editor', 'headteacher', 'chair']) {
        expect(await reading(id, { school: b, role })).toMatchObject({ title: 'Ours' })
        expect(await reading(id, { school: b, role }, { title: true })).toMatchObject({ title: 'Ours' })
      }
    })

    it('another school’s headteacher reads what was submitted, and no draft', async () => {
      const { id, workflow } = await write({ title: 'Theirs', ...asked })
      const heads = [a, c].map((school) => ({ school, role: 'headteacher' }))
      for (const head of heads) await expect(reading(id, head)).rejects.toMatchObject({ status: 403 })
      await payload.db.updateOne({
        collection: 'letters',
        id,
        data: { workflow: { ...workflow, state: 'submitted' } },
      })
      const { docs } = await payload.db.findVersions<Letter>({
        collection: 'letters',
        where: { parent: { equals: id } },
      })
      for (const { id: version } of docs) {
        await payload.db.deleteVersions({ collection: 'letters', where: { id: { equals: version } } })
      }
      for (const head of heads) expect(await reading(id, head)).toMatchObject({ title: 'Theirs' })
      for (const who of [
        { school: a, role: 'editor' },
        { school: c, role: 'chair' },
        { school: d, role: 'headteacher' },
      ]) {
        await expect(reading(id, who)).rejects.toMatchObject({ status: 403 })
      }
    })

    it('and nobody reads who is no member of staff', async () => {
      const { id } = await write({ title: 'Ours', ...asked })
      const req = await createLocalReq({}, payload)
      const visitor = payload.findByID({ collection: 'letters', id, overrideAccess: false, req })
      await expect(visitor).rejects.toMatchObject({ status: 403 })
    })
  })
})
