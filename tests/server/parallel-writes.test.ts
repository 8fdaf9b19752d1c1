import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publishedLetter,
  reviewOf,
  shownOn,
  submit,
  type Stored,
} from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('many write at once, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  const times = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_none, index) => work(index)))

  it('forty create letters of one title: all are there, each with its own address', async () => {
    const answers = await times(40, () =>
      own.editor.post<{ doc: Stored }>('/api/letters?depth=0', letterOf(own, { title: 'Forty at once' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(201))
    expect(new Set(answers.map(({ body }) => body.doc.slug)).size).toBe(40)
    const { totalDocs } = bodyOf(
      await own.editor.get<{ totalDocs: number }>(
        '/api/letters/count?where[title][equals]=Forty%20at%20once',
      ),
    )
    expect(totalDocs).toBe(40)
  })

  it('a create that a rule stops leaves nothing behind, also among those that succeed', async () => {
    const theirs = await create(other.editor, 'letters', letterOf(other, { title: 'Theirs' }))
    const answers = await times(12, (index) =>
      index % 2 === 0
        ? own.editor.post('/api/letters', letterOf(own, { title: 'Mixed' }))
        : own.editor.post('/api/newsletters', {
            title: 'Mixed',
            school: own.id,
            sections: [{ blockType: 'items', letters: [theirs.id] }],
          }),
    )
    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 12 }, (_n, i) => (i % 2 === 0 ? 201 : 400)),
    )
    for (const [path, count] of [
      ['newsletters/count?where[title][equals]=Mixed', 0],
      ['letters/count?where[title][equals]=Mixed', 6],
    ] as const) {
      expect(bodyOf(await own.editor.get<{ totalDocs: number }>(`/api/${path}`)).totalDocs).toBe(count)
    }
    const versions = bodyOf(
      await own.editor.get<{ totalDocs: number }>(
        '/api/newsletters/versions?where[version.title][equals]=Mixed',
      ),
    )
    expect(versions.totalDocs).toBe(0)
  })

  it('ten approvals of one version: one counts, and it is published once', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'Approved ten times' }))
    const { version } = await submit(own.editor, 'letters', letter.id)
    const answers = await times(10, () => act(own.head, 'letters', letter.id, 'approve', { version }))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array<number>(9).fill(409)])
    const { history } = await reviewOf(own.head, 'letters', letter.id)
    expect(history.filter(({ action }) => action === 'approve')).toHaveLength(1)
    expect(history.filter(({ action }) => action === 'publish')).toHaveLength(1)
  })

  it('two schools approving at one moment: both count', async () => {
    for (let round = 0; round < rounds({ short: 2, long: 5 }); round += 1) {
      const title = `Both at once ${round}`
      const letter = await create(
        own.editor,
        'letters',
        letterOf(own, { title, coSigningSchools: [other.id] }),
      )
      const { version } = await submit(own.editor, 'letters', letter.id)
      const answers = await Promise.all(
        [own, other].map(({ head }) => act(head, 'letters', letter.id, 'approve', { version })),
      )
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect((await reviewOf(own.head, 'letters', letter.id)).publishedVersion).toBe(version)
      for (const { slug } of [own, other]) {
        expect(await shownOn(alliance.visitor, slug, 'letters', letter.slug)).toMatchObject({
          title,
          version,
        })
      }
    }
  })

  it('an approval racing an edit: what is published is what was approved, or nothing', async () => {
    let wonByEdit = 0
    for (let round = 0; round < rounds({ short: 4, long: 12 }); round += 1) {
      const title = `Race ${round}`
      const letter = await create(own.editor, 'letters', letterOf(own, { title }))
      const { version } = await submit(own.editor, 'letters', letter.id)
      const editing = () =>
        own.editor.patch<{ doc: Stored }>(`/api/letters/${letter.id}?depth=0`, { title: `${title}, edited` })
      const approving = () => act(own.head, 'letters', letter.id, 'approve', { version })
      const [approved, edited] =
        round % 2 === 0
          ? await Promise.all([approving(), editing()])
          : await Promise.all([editing(), approving()]).then(([first, second]) => [second, first] as const)
      expect(edited.status).toBe(200)
      expect([200, 409]).toContain(approved.status)
      const review = await reviewOf(own.head, 'letters', letter.id)
      const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
      expect(review.state).toBe('draft')
      if (approved.status === 200) {
        expect(review.publishedVersion).toBe(version)
        expect(shown).toMatchObject({ title, version })
      } else {
        wonByEdit += 1
        expect(review.publishedVersion).toBeNull()
        expect(shown).toBeUndefined()
      }
      const newest = bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}?draft=true`))
      expect(newest.title).toBe(`${title}, edited`)
    }
    expect(wonByEdit).toBeLessThanOrEqual(rounds({ short: 4, long: 12 }))
  })

  it('a withdrawal racing a new approval ends in one of the two', async () => {
    for (let round = 0; round < rounds({ short: 2, long: 5 }); round += 1) {
      const letter = await publishedLetter(own, { title: `Withdrawn or renewed ${round}` })
      await edit(own.editor, 'letters', letter.id, { summary: 'Newer' })
      const { version } = await submit(own.editor, 'letters', letter.id)
      const [approved, withdrawn] = await Promise.all([
        act(own.head, 'letters', letter.id, 'approve', { version }),
        act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Race.' }),
      ])
      expect([200, 409]).toContain(approved.status)
      expect(withdrawn.status).toBe(200)
      const review = await reviewOf(own.head, 'letters', letter.id)
      const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
      expect(review.publishedVersion).toBe(shown?.version ?? null)
      expect(review.state).toBe(shown ? 'published' : 'withdrawn')
    }
  })

  it('many edits of one letter at once: none is lost half', async () => {
    const letter = await create(own.editor, 'letters', letterOf(own, { title: 'Much edited' }))
    const answers = await times(10, (index) =>
      own.editor.patch(`/api/letters/${letter.id}`, { summary: `Edit ${index}` }),
    )
    for (const { status } of answers) expect(status).toBe(200)
    const { version } = await submit(own.editor, 'letters', letter.id)
    const newest = bodyOf(await own.editor.get<Stored>(`/api/letters/${letter.id}?draft=true`))
    expect(newest.workflow.version).toBe(version)
    expect(newest.summary).toMatch(/^Edit \d$/)
  })
})
