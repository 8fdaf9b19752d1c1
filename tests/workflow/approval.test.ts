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
  shownOn,
  submit,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('one school approves a letter, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  const draft = (data: object = {}) => create(own.editor, 'letters', letterOf(own, data))
  const submitted = async (data: object = {}) => {
    const letter = await draft(data)
    return { ...letter, version: (await submit(own.editor, 'letters', letter.id)).version }
  }

  describe('the way to publication', () => {
    it('draft, submitted, published: each state as the contract names it', async () => {
      const letter = await draft({ title: 'The way' })
      expect(letter.workflow.state).toBe('draft')
      expect((await reviewOf(own.editor, 'letters', letter.id)).state).toBe('draft')

      const asked = bodyOf(await act(own.editor, 'letters', letter.id, 'submit', { note: 'Please soon.' }))
      expect(asked).toMatchObject({ state: 'submitted', publishedVersion: null })
      expect(asked.required).toMatchObject([{ school: own.id, decision: 'waiting', by: null, at: null }])
      expect(await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)).toBeUndefined()

      const { version } = asked
      const done = bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version, note: 'Good.' }))
      expect(done).toMatchObject({ state: 'published', version, publishedVersion: version })
      expect(done.required).toMatchObject([
        { school: own.id, decision: 'approved', by: `Head of ${own.name}` },
      ])
      expect(done.required[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
      expect(shown).toMatchObject({ id: letter.id, title: 'The way', version, site: own.slug })
    })

    it('sent back with a reason, put right, submitted and approved', async () => {
      const { id, version } = await submitted({ title: 'Sent back' })
      const note = 'The date is missing.'
      const back = bodyOf(await act(own.head, 'letters', id, 'request-changes', { version, note }))
      expect(back).toMatchObject({ state: 'changes-requested', version })
      expect(back.required).toMatchObject([{ decision: 'changes-requested', note }])
      expect(refusalOf(await act(own.head, 'letters', id, 'approve', { version }))).toEqual([
        409,
        'wrong-state',
      ])

      const edited = await edit(own.editor, 'letters', id, { title: 'Sent back, on 3 July' })
      expect(edited.workflow.state).toBe('draft')
      const again = await submit(own.editor, 'letters', id)
      expect(again.version).not.toBe(version)
      expect(again.required).toMatchObject([{ decision: 'waiting' }])
      const done = bodyOf(await act(own.head, 'letters', id, 'approve', { version: again.version }))
      expect(done.state).toBe('published')
    })

    it('the headteacher may submit, and approve what the headteacher alone wrote', async () => {
      const letter = await create(own.head, 'letters', letterOf(own, { title: 'Written by the head' }))
      const { version } = await submit(own.head, 'letters', letter.id)
      expect(bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version })).state).toBe(
        'published',
      )
    })

    it('what is live stays while a newer draft is written, submitted and sent back', async () => {
      const { id, slug, version: live } = await publishedLetter(own, { title: 'Live throughout' })
      const showsOld = async () =>
        expect(await shownOn(alliance.visitor, own.slug, 'letters', slug)).toMatchObject({
          title: 'Live throughout',
          version: live,
        })
      await edit(own.editor, 'letters', id, { title: 'Newer' })
      expect(await reviewOf(own.editor, 'letters', id)).toMatchObject({
        state: 'draft',
        publishedVersion: live,
      })
      await showsOld()
      const { version } = await submit(own.editor, 'letters', id)
      await showsOld()
      bodyOf(await act(own.head, 'letters', id, 'request-changes', { version, note: 'Not yet.' }))
      expect(await reviewOf(own.editor, 'letters', id)).toMatchObject({
        state: 'changes-requested',
        version,
        publishedVersion: live,
      })
      await showsOld()
      const again = await submit(own.editor, 'letters', id)
      const done = bodyOf(await act(own.head, 'letters', id, 'approve', { version: again.version }))
      expect(done).toMatchObject({ state: 'published', publishedVersion: again.version })
      expect(await shownOn(alliance.visitor, own.slug, 'letters', slug)).toMatchObject({ title: 'Newer' })
    })

    it('withdrawn with a reason, and published again when submitted and approved again', async () => {
      const { id, slug } = await publishedLetter(own, { title: 'Withdrawn' })
      const gone = bodyOf(await act(own.head, 'letters', id, 'withdraw', { reason: 'The date was wrong.' }))
      expect(gone).toMatchObject({ state: 'withdrawn', publishedVersion: null })
      expect((await alliance.visitor.get(`/v1/sites/${own.slug}/letters/${slug}`)).status).toBe(410)
      const { version } = await submit(own.editor, 'letters', id)
      bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
      expect(await shownOn(alliance.visitor, own.slug, 'letters', slug)).toMatchObject({ title: 'Withdrawn' })
    })
  })

  describe('who may not', () => {
    it.each([
      ['the editor', () => own.editor, 403],
      ['the chair of governors', () => own.chair, 403],
      ['another school’s headteacher', () => other.head, 403],
      ['another school’s editor', () => other.editor, 403],
      ['the alliance administrator', () => alliance.admin, 403],
      ['somebody who is not signed in', () => alliance.visitor, 401],
    ] as const)('%s: no approval, no sending back, no withdrawal', async (_who, client, status) => {
      const { id, version, slug } = await submitted({ title: 'Not for you' })
      const refused = async (verb: string, body: object, item = id) => {
        const answer = await act(client(), 'letters', item, verb, body)
        expect(answer.status, `${verb}: ${JSON.stringify(answer.body)}`).toBe(status)
        expect(typeof answer.body.code).toBe('string')
      }
      await refused('approve', { version })
      await refused('request-changes', { version, note: 'No.' })
      expect(await reviewOf(own.editor, 'letters', id)).toMatchObject({ state: 'submitted', version })

      bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
      await refused('withdraw', { reason: 'No.' })
      await refused('receive', { version, decision: 'accept' })
      expect(await shownOn(alliance.visitor, own.slug, 'letters', slug)).toBeDefined()
    })

    it.each([
      ['the chair of governors', () => own.chair, 403],
      ['another school’s headteacher', () => other.head, 403],
      ['another school’s editor', () => other.editor, 403],
      ['the alliance administrator', () => alliance.admin, 403],
      ['somebody who is not signed in', () => alliance.visitor, 401],
    ] as const)('%s: no submission', async (_who, client, status) => {
      const { id } = await draft()
      expect((await act(client(), 'letters', id, 'submit')).status).toBe(status)
      expect((await reviewOf(own.editor, 'letters', id)).state).toBe('draft')
    })

    it('a review is for whoever may read the draft', async () => {
      const { id } = await submitted()
      for (const client of [own.editor, own.head, own.chair, alliance.admin])
        await reviewOf(client, 'letters', id)
      for (const client of [other.head, other.editor, other.chair]) {
        expect((await client.get(`/api/letters/${id}/review`)).status).toBe(403)
      }
      expect((await alliance.visitor.get(`/api/letters/${id}/review`)).status).toBe(401)
    })
  })

  describe('an approval is of a version', () => {
    it('without a version it is refused, and so with another than the submitted one', async () => {
      const { id, version } = await submitted()
      expect(refusalOf(await act(own.head, 'letters', id, 'approve'))).toEqual([400, 'version-required'])
      const stale = '0'.repeat(64)
      expect(refusalOf(await act(own.head, 'letters', id, 'approve', { version: stale }))).toEqual([
        409,
        'version-changed',
      ])
      expect(
        refusalOf(await act(own.head, 'letters', id, 'request-changes', { version: stale, note: 'No.' })),
      ).toEqual([409, 'version-changed'])
      expect(await reviewOf(own.head, 'letters', id)).toMatchObject({ state: 'submitted', version })
    })

    it('an edit after submission makes another version: the one that was shown cannot be approved', async () => {
      const { id, version, slug } = await submitted({ title: 'Edited behind the back' })
      await edit(own.editor, 'letters', id, { body: undefined, summary: 'Something else' })
      expect(refusalOf(await act(own.head, 'letters', id, 'approve', { version }))).toEqual([
        409,
        'version-changed',
      ])
      expect((await reviewOf(own.head, 'letters', id)).state).toBe('draft')
      expect(await shownOn(alliance.visitor, own.slug, 'letters', slug)).toBeUndefined()
    })

    it('saving the same again is no edit', async () => {
      const { id, version, title } = await submitted({ title: 'Saved again' })
      const saved = await edit(own.editor, 'letters', id, { title })
      expect(saved.workflow).toMatchObject({ state: 'submitted', version })
    })

    it('a second approval by the same school is refused, before and after publication', async () => {
      const { id, version } = await submitted({ coSigningSchools: [other.id] })
      bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
      expect(refusalOf(await act(own.head, 'letters', id, 'approve', { version }))).toEqual([
        409,
        'already-decided',
      ])
      bodyOf(await act(other.head, 'letters', id, 'approve', { version }))
      expect((await act(own.head, 'letters', id, 'approve', { version })).status).toBe(409)
    })

    it('submitting again after being sent back asks every school again', async () => {
      const { id, version } = await submitted({ coSigningSchools: [other.id] })
      bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
      bodyOf(await act(other.head, 'letters', id, 'request-changes', { version, note: 'Why?' }))
      const again = await submit(own.editor, 'letters', id)
      expect(again.version).toBe(version)
      expect(again.required.map(({ decision }) => decision)).toEqual(['waiting', 'waiting'])
    })
  })

  describe('what must be said', () => {
    it('sending back needs a note, and withdrawing a reason', async () => {
      const { id, version } = await submitted()
      for (const note of [undefined, '', '   ']) {
        expect(refusalOf(await act(own.head, 'letters', id, 'request-changes', { version, note }))).toEqual([
          400,
          'note-required',
        ])
      }
      bodyOf(await act(own.head, 'letters', id, 'approve', { version }))
      for (const reason of [undefined, '', ' \n ']) {
        expect(refusalOf(await act(own.head, 'letters', id, 'withdraw', { reason }))).toEqual([
          400,
          'note-required',
        ])
      }
    })

    it('what is not in a state for it answers 409', async () => {
      const { id } = await draft()
      const { version } = await reviewOf(own.head, 'letters', id)
      const conflicts = [
        await act(own.head, 'letters', id, 'withdraw', { reason: 'Never public.' }),
        await act(own.head, 'letters', id, 'approve', { version }),
        await act(own.head, 'letters', id, 'request-changes', { version, note: 'No.' }),
      ]
      for (const answer of conflicts) expect(refusalOf(answer)).toEqual([409, 'wrong-state'])
      await submit(own.editor, 'letters', id)
      expect(refusalOf(await act(own.editor, 'letters', id, 'submit'))).toEqual([409, 'wrong-state'])
    })

    it('an empty letter is not submitted, and is told what is missing', async () => {
      const letter = await create(own.editor, 'letters', { title: 'Empty', school: own.id })
      const answer = await act(own.editor, 'letters', letter.id, 'submit')
      expect(refusalOf(answer)).toEqual([400, 'not-ready'])
      expect(answer.body.problems).toMatchObject([{ code: 'no-text', blocking: true }])
    })

    it.each([
      ['an unknown field', { version: 'x', approve: true }],
      ['a version that is no text', { version: { $ne: '' } }],
      ['a list', ['x']],
      ['a note that is far too long', { note: 'x'.repeat(5001) }],
    ])('%s in the body is refused', async (_what, body) => {
      const { id } = await submitted()
      for (const verb of ['submit', 'approve', 'request-changes', 'withdraw', 'receive']) {
        expect(refusalOf(await act(own.head, 'letters', id, verb, body)), verb).toEqual([400, 'invalid-data'])
      }
    })

    it('malformed JSON and ids that are none are refused with a code', async () => {
      const { id } = await draft()
      const malformed = await own.editor.send(`/api/letters/${id}/submit`, {
        method: 'POST',
        body: '{"note": ',
        headers: { 'content-type': 'application/json' },
      })
      expect(refusalOf(malformed)).toEqual([400, 'malformed-json'])
      for (const bad of [
        'x',
        '123',
        "1'",
        '%27',
        '%2e%2e',
        '0'.repeat(24),
        '00000000-0000-0000-0000-000000000000',
      ]) {
        for (const verb of ['submit', 'approve', 'withdraw']) {
          expect(refusalOf(await act(own.head, 'letters', bad, verb)), bad).toEqual([404, 'not-found'])
        }
        expect(refusalOf(await own.head.get(`/api/letters/${bad}/review`)), bad).toEqual([404, 'not-found'])
      }
    })
  })

  it('a review has the shape of the contract, tells what changed, and changes nothing', async () => {
    const { id, version: live } = await publishedLetter(own, { title: 'Before' })
    await edit(own.editor, 'letters', id, { title: 'After', channels: { schools: [other.id] } })
    const { version } = await submit(own.editor, 'letters', id)
    const before = bodyOf(await own.editor.get<{ updatedAt: string }>(`/api/letters/${id}?draft=true`))
    const review = await reviewOf(own.head, 'letters', id)
    expect(review).toMatchObject({ state: 'submitted', version, publishedVersion: live })
    expect(review.required).toMatchObject([
      { school: own.id, slug: own.slug, name: own.name, decision: 'waiting' },
    ])
    expect(review.receiving).toEqual([])
    expect(review.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'title', before: 'Before', after: 'After' }),
        expect.objectContaining({ field: 'channels' }),
      ]),
    )
    expect(review.changes.map(({ field }) => field)).not.toContain('body')
    expect(review.problems).toEqual([])
    expect(review.history.map(({ action }) => action)).toEqual(['submit', 'approve', 'publish', 'submit'])
    for (const entry of review.history) {
      expect(Object.keys(entry).sort()).toEqual(['action', 'at', 'by', 'note', 'version'])
      expect(Date.parse(entry.at)).not.toBeNaN()
    }
    expect(review.history[0]?.by).toBe(`Editor of ${own.name}`)
    expect(await reviewOf(own.chair, 'letters', id)).toEqual(review)
    const after = bodyOf(await own.editor.get<{ updatedAt: string }>(`/api/letters/${id}?draft=true`))
    expect(after).toEqual(before)
  })

  it('only what was never public can be deleted', async () => {
    const never = await draft({ title: 'Never public' })
    expect((await own.editor.delete(`/api/letters/${never.id}`)).status).toBe(200)
    expect((await own.editor.get(`/api/letters/${never.id}`)).status).toBe(404)

    const { id, slug } = await publishedLetter(own, { title: 'Once public' })
    for (const client of [own.editor, own.head]) {
      expect(refusalOf(await client.delete(`/api/letters/${id}`))).toEqual([409, 'still-public'])
    }
    bodyOf(await act(own.head, 'letters', id, 'withdraw', { reason: 'Wrong.' }))
    expect(refusalOf(await own.head.delete(`/api/letters/${id}`))).toEqual([409, 'still-public'])
    expect((await alliance.visitor.get(`/v1/sites/${own.slug}/letters/${slug}`)).status).toBe(410)
  })

  it('a school that wants a second pair of eyes gets it', async () => {
    bodyOf(await alliance.admin.patch(`/api/schools/${other.id}`, { allowOwnApproval: false }))
    try {
      const alone = await create(other.head, 'letters', letterOf(other, { title: 'Alone' }))
      const { version } = await submit(other.head, 'letters', alone.id)
      expect(refusalOf(await act(other.head, 'letters', alone.id, 'approve', { version }))).toEqual([
        403,
        'own-approval',
      ])
      await edit(other.editor, 'letters', alone.id, { title: 'No longer alone' })
      const again = await submit(other.head, 'letters', alone.id)
      const done = bodyOf(await act(other.head, 'letters', alone.id, 'approve', { version: again.version }))
      expect(done.state).toBe('published')
    } finally {
      bodyOf(await alliance.admin.patch(`/api/schools/${other.id}`, { allowOwnApproval: true }))
    }
  })
})
