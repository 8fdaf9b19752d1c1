import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  paragraph,
  publish,
  publishedLetter,
  refusalOf,
  reviewOf,
  richText,
  shownOn,
  submit,
  uploadPicture,
  type Stored,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Picture = { id: string; filename: string }

const pictureNode = (value: unknown, caption?: string) => ({
  type: 'upload',
  version: 3,
  format: '',
  id: 'a1b2c3',
  relationTo: 'media',
  value,
  fields: caption === undefined ? {} : { caption },
})

describe.each(databasesUnderTest())('a version’s name covers all that is shown, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let third: AllianceSchool
  let pictures: [Picture, Picture]

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 3 })
    ;[own, other, third] = alliance.schools as [AllianceSchool, AllianceSchool, AllianceSchool]
    pictures = [
      await uploadPicture(own, { alt: 'Picture A' }),
      await uploadPicture(own, { alt: 'Picture B' }),
    ]
  })

  const approve = (school: AllianceSchool, letter: { id: string }, version: string, extra: object = {}) =>
    act(school.head, 'letters', letter.id, 'approve', { version, ...extra })

  describe('another picture in a text is another version, however it is named', () => {
    const bodies = () => {
      const [a, b] = pictures
      return {
        'by its document': [richText(pictureNode({ id: a.id })), richText(pictureNode({ id: b.id }))],
        'by its id': [richText(pictureNode(a.id)), richText(pictureNode(b.id))],
        'exchanged with its caption': [
          richText(pictureNode(a.id, 'One'), pictureNode(b.id, 'Two')),
          richText(pictureNode(b.id, 'Two'), pictureNode(a.id, 'One')),
        ],
      } as const
    }

    it.each(['by its document', 'by its id', 'exchanged with its caption'] as const)(
      '%s: between submission and approval',
      async (way) => {
        const [before, after] = bodies()[way]
        const letter = await create(
          own.editor,
          'letters',
          letterOf(own, { title: `Swapped ${way}`, body: before }),
        )
        const { version } = await submit(own.editor, 'letters', letter.id)
        const edited = await edit(own.editor, 'letters', letter.id, { body: after })
        expect(edited.workflow.state).toBe('draft')
        expect(edited.workflow.version).not.toBe(version)
        expect(refusalOf(await approve(own, letter, version))).toEqual([409, 'version-changed'])
        expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toBeUndefined()
      },
    )

    it('attachments in another order', async () => {
      const [a, b] = pictures
      const letter = await create(own.editor, 'letters', letterOf(own, { attachments: [a.id, b.id] }))
      const { version } = await submit(own.editor, 'letters', letter.id)
      const edited = await edit(own.editor, 'letters', letter.id, { attachments: [b.id, a.id] })
      expect(edited.workflow.version).not.toBe(version)
      expect(edited.workflow.state).toBe('draft')
    })

    it('between two signatures of a joint letter', async () => {
      const [a, b] = pictures
      const data = { title: 'Joint', body: richText(pictureNode({ id: a.id })), coSigningSchools: [other.id] }
      const letter = await create(own.editor, 'letters', letterOf(own, data))
      const { version } = await submit(own.editor, 'letters', letter.id)
      bodyOf(await approve(other, letter, version))
      await edit(own.editor, 'letters', letter.id, { body: richText(pictureNode({ id: b.id })) })
      const again = await submit(own.editor, 'letters', letter.id)
      expect(again.required.map(({ decision }) => decision)).toEqual(['waiting', 'waiting'])
    })

    it('while it waits for its time: what was approved goes live, and nothing else', async () => {
      const [a, b] = pictures
      const publishAt = new Date(Date.now() + 3_600_000).toISOString()
      const data = { title: 'Scheduled', body: richText(pictureNode({ id: a.id })), publishAt }
      const letter = await create(own.editor, 'letters', letterOf(own, data))
      const scheduled = await publish(own, 'letters', letter.id)
      expect(scheduled.state).toBe('scheduled')
      const edited = await edit(own.editor, 'letters', letter.id, {
        body: richText(pictureNode({ id: b.id })),
      })
      expect(edited.workflow.state).toBe('draft')
      expect(await reviewOf(own.head, 'letters', letter.id)).toMatchObject({
        scheduledVersion: scheduled.version,
      })
    })
  })

  describe('nothing can stand in a text that nobody sees', () => {
    it.each([
      ['an unknown key', { ...paragraph('x'), colour: 'red' }],
      [
        'a key named __proto__',
        JSON.parse('{"type":"paragraph","version":1,"children":[],"__proto__":{"a":1}}'),
      ],
      ['a text without words', { ...paragraph(), children: [{ type: 'text', version: 1 }] }],
    ])('%s is refused', async (_what, node) => {
      const answer = await own.editor.post('/api/letters', letterOf(own, { body: richText(node as never) }))
      expect(answer.status).toBe(400)
    })
  })

  it('a framework’s words, changed after submission, are not approved with the old version', async () => {
    const objectives = [{ code: '1', title: 'Old words', kpis: [{ code: '1.1', text: 'Old indicator' }] }]
    const framework = await create(own.editor, 'lppa-frameworks', {
      name: 'Our framework',
      key: `ours-${own.slug}`,
      school: own.id,
      objectives,
    })
    const evidence = await create(own.editor, 'lppa-evidence', {
      title: 'Reading together',
      school: own.id,
      framework: framework.id,
      objectives: ['1'],
      kpis: ['1.1'],
      visibility: 'public',
      narrative: richText('Parents read with us.'),
    })
    const { version } = await submit(own.editor, 'lppa-evidence', evidence.id)
    for (const changed of [
      { objectives: [{ code: '1', title: 'Unseen words', kpis: [{ code: '1.1', text: 'Old indicator' }] }] },
      { objectives: [{ code: '1', title: 'Old words', kpis: [{ code: '1.1', text: 'Unseen indicator' }] }] },
      { objectives, name: 'Unseen name' },
    ]) {
      await edit(own.editor, 'lppa-frameworks', framework.id, changed)
      expect(refusalOf(await act(own.head, 'lppa-evidence', evidence.id, 'approve', { version }))).toEqual([
        409,
        'version-changed',
      ])
    }
    const newest = await reviewOf(own.head, 'lppa-evidence', evidence.id)
    bodyOf(await act(own.head, 'lppa-evidence', evidence.id, 'approve', { version: newest.version }))
    expect(await shownOn(alliance.visitor, own.slug, 'evidence', evidence.slug)).toMatchObject({
      framework: { name: 'Unseen name' },
    })
  })

  it('a school’s name, changed after submission, neither', async () => {
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { signatories: [{ name: 'A. Head', title: 'Headteacher', school: third.id }] }),
    )
    const { version } = await submit(own.editor, 'letters', letter.id)
    bodyOf(await alliance.admin.patch(`/api/schools/${third.id}`, { name: 'Another Name Primary School' }))
    expect(refusalOf(await approve(own, letter, version))).toEqual([409, 'version-changed'])
    bodyOf(await alliance.admin.patch(`/api/schools/${third.id}`, { name: third.name }))
    expect(bodyOf(await approve(own, letter, version)).state).toBe('published')
  })

  describe('a picture that is described otherwise after the approval', () => {
    const offered = async (title: string): Promise<Stored & { version: string; picture: Picture }> => {
      const picture = await uploadPicture(own, { alt: 'As approved' })
      const data = {
        title,
        body: richText('Look.', pictureNode(picture.id)),
        channels: { ownSite: true, schools: [other.id] },
      }
      return { ...(await publishedLetter(own, data)), picture }
    }
    const imageOn = async (site: string, slug: string, query = '') =>
      (await shownOn(alliance.visitor, site, 'letters', slug, query))?.images[0]

    it('is shown as it was approved on the site of a school that accepts it later', async () => {
      const letter = await offered('Described otherwise')
      const approved = await imageOn(own.slug, letter.slug)
      bodyOf(await own.editor.patch(`/api/media/${letter.picture.id}`, { alt: 'Never approved' }))
      const { version } = letter
      bodyOf(await act(other.head, 'letters', letter.id, 'receive', { version, decision: 'accept' }))
      expect(await imageOn(other.slug, letter.slug)).toEqual(approved)
      expect(await imageOn(own.slug, letter.slug)).toEqual(approved)
      const page = await alliance.visitor.get<string>(`/schools/${other.slug}/letters/${letter.slug}`)
      expect(page.body).toContain('As approved')
      expect(page.body).not.toContain('Never approved')
    })

    it('and with a later translation, too', async () => {
      const letter = await offered('Described otherwise, in Polish')
      bodyOf(await own.editor.patch(`/api/media/${letter.picture.id}`, { alt: 'Never approved' }))
      const translation = await create(own.editor, 'translations', {
        item: { relationTo: 'letters', value: letter.id },
        language: 'pl',
        title: 'Po polsku',
        body: richText('Patrz.'),
      })
      await publish(own, 'translations', translation.id)
      expect(await imageOn(own.slug, letter.slug, '?language=pl')).toMatchObject({ alt: 'As approved' })
    })

    it('where no site shows it yet, nobody can accept what nobody approved', async () => {
      const picture = await uploadPicture(own, { alt: 'As approved' })
      const letter = await publishedLetter(own, {
        title: 'Offered alone',
        body: richText('Look.', pictureNode(picture.id)),
        channels: { ownSite: false, schools: [other.id] },
      })
      bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { alt: 'Never approved' }))
      const body = { version: letter.version, decision: 'accept' }
      expect(refusalOf(await act(other.head, 'letters', letter.id, 'receive', body))).toEqual([
        409,
        'changed-since-approval',
      ])
      expect(await shownOn(alliance.visitor, other.slug, 'letters', letter.slug)).toBeUndefined()
    })
  })

  describe('a correction', () => {
    const live = async (title: string, coSigningSchools: string[]) => {
      const letter = await create(own.editor, 'letters', letterOf(own, { title, coSigningSchools }))
      const { version } = await submit(own.editor, 'letters', letter.id)
      for (const school of [own, other]) {
        if (school === own || coSigningSchools.includes(school.id))
          bodyOf(await approve(school, letter, version))
      }
      return letter
    }

    it('is written by the author, named by the version, and shown with its day', async () => {
      const letter = await live('Written by the author', [])
      await edit(own.editor, 'letters', letter.id, { correction: { note: 'The day was wrong.' } })
      const { version } = await submit(own.editor, 'letters', letter.id)
      const edited = await edit(own.editor, 'letters', letter.id, { correction: { note: 'Something else.' } })
      expect(edited.workflow.version).not.toBe(version)
      expect(refusalOf(await approve(own, letter, version))).toEqual([409, 'version-changed'])
      await publish(own, 'letters', letter.id)
      const first = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
      expect(first?.correction).toMatchObject({ note: 'Something else.' })

      await edit(own.editor, 'letters', letter.id, { summary: 'One more version' })
      await publish(own, 'letters', letter.id)
      const second = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
      expect(second?.correction).toEqual(first?.correction)
    })

    it('of the owner’s signer makes another version, which the others are asked about', async () => {
      const letter = await live('Asks the others again', [other.id])
      await edit(own.editor, 'letters', letter.id, { title: 'Asks the others again, rightly' })
      const { version } = await submit(own.editor, 'letters', letter.id)
      bodyOf(await approve(other, letter, version))
      const note = 'Words that the other school never saw.'
      const asked = bodyOf(await approve(own, letter, version, { correction: note }))
      expect(asked.state).toBe('submitted')
      expect(asked.version).not.toBe(version)
      expect(asked.required).toMatchObject([
        { school: own.id, decision: 'approved' },
        { school: other.id, decision: 'waiting' },
      ])
      expect(asked.changes).toContainEqual(expect.objectContaining({ field: 'correction' }))
      expect((await shownOn(alliance.visitor, other.slug, 'letters', letter.slug))?.correction).toBeNull()
      expect(refusalOf(await approve(other, letter, version))).toEqual([409, 'version-changed'])
      expect(bodyOf(await approve(other, letter, asked.version)).state).toBe('published')
      expect((await shownOn(alliance.visitor, other.slug, 'letters', letter.slug))?.correction).toMatchObject(
        {
          note,
        },
      )
    })

    it('of another school’s signer is refused, and signs nothing', async () => {
      const letter = await live('Not theirs to correct', [other.id])
      await edit(own.editor, 'letters', letter.id, { title: 'Not theirs' })
      const { version } = await submit(own.editor, 'letters', letter.id)
      const refused = await approve(other, letter, version, { correction: 'Ours.' })
      expect(refusalOf(refused)).toEqual([403, 'not-allowed'])
      expect(
        (await reviewOf(own.head, 'letters', letter.id)).required.map(({ decision }) => decision),
      ).toEqual(['waiting', 'waiting'])
    })

    it('is refused where there is no place for one', async () => {
      const letter = await live('Translated', [])
      const translation = await create(own.editor, 'translations', {
        item: { relationTo: 'letters', value: letter.id },
        language: 'pl',
        title: 'Po polsku',
        body: richText('Tekst.'),
      })
      const { version } = await submit(own.editor, 'translations', translation.id)
      const refused = await act(own.head, 'translations', translation.id, 'approve', {
        version,
        correction: 'x',
      })
      expect(refusalOf(refused)).toEqual([400, 'invalid-data'])
    })
  })
})
