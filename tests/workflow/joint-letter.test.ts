import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import type { PublicLetter } from '../../src/kinds/letter/shape'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  refusalOf,
  reviewOf,
  richText,
  shownOn,
  submit,
  type Stored,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const realLetter = inRepository('..', 'shared', 'real', 'kpsa-letter-2023-06-14.txt')

/** The letter's parts, as somebody would copy them into the form. */
const readRealLetter = () => {
  const blocks = readFileSync(realLetter, 'utf8')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  const close = blocks.findIndex((block) => /^Yours sincerely$/i.test(block))
  const namesIn = (block: string | undefined) => (block?.split('\n')[0] ?? '').split(/,\s*/)
  return {
    salutation: blocks.find((block) => block.startsWith('Dear')) ?? '',
    title: blocks[2] ?? '',
    paragraphs: blocks.slice(3, close).flatMap((block) => block.split('\n').map((line) => line.trim())),
    headteachers: namesIn(blocks[close + 1]),
    chairs: namesIn(blocks[close + 2]),
  }
}

type FiveSchools = [AllianceSchool, AllianceSchool, AllianceSchool, AllianceSchool, AllianceSchool]

describe.each(databasesUnderTest())('five schools sign one letter, on $name', (database) => {
  let alliance: Alliance
  let owner: AllianceSchool
  let others: AllianceSchool[]

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 5 })
    ;[owner, ...others] = alliance.schools as FiveSchools
  })

  const joint = (data: object = {}) =>
    create(
      owner.editor,
      'letters',
      letterOf(owner, { coSigningSchools: others.map(({ id }) => id), channels: { kpsa: true }, ...data }),
    )
  const sign = async (school: AllianceSchool, id: string, version: string) =>
    bodyOf(await act(school.head, 'letters', id, 'approve', { version }))
  const signed = (review: { required: { decision: string }[] }) =>
    review.required.filter(({ decision }) => decision === 'approved').length

  it.skipIf(!existsSync(realLetter))(
    'the real letter of 14 June 2023 (skipped where ../shared/real is absent)',
    async () => {
      const real = readRealLetter()
      expect([real.headteachers.length, real.chairs.length]).toEqual([5, 5])
      const letter = await joint({
        title: real.title,
        date: '2023-06-14',
        audience: ['alliance'],
        salutation: real.salutation,
        body: richText(...real.paragraphs),
        signatories: [
          ...real.headteachers.map((name) => ({ name, title: 'Headteacher' })),
          ...real.chairs.map((name) => ({ name, title: 'Chair of the governing board' })),
        ],
      })
      const { version } = await submit(owner.editor, 'letters', letter.id)
      for (const [index, school] of alliance.schools.entries()) {
        const before = await reviewOf(school.head, 'letters', letter.id)
        expect([before.state, signed(before), before.publishedVersion]).toEqual(['submitted', index, null])
        expect(await shownOn(alliance.visitor, owner.slug, 'letters', letter.slug)).toBeUndefined()
        await sign(school, letter.id, version)
      }
      for (const site of ['kpsa', ...alliance.schools.map(({ slug }) => slug)]) {
        const shown = (await shownOn(alliance.visitor, site, 'letters', letter.slug)) as PublicLetter
        expect(shown, site).toMatchObject({
          id: letter.id,
          version,
          site,
          title: real.title,
          date: '2023-06-14',
        })
        expect(shown.salutation).toBe(real.salutation)
        expect(shown.signedBy.map(({ slug }) => slug).sort()).toEqual(
          alliance.schools.map(({ slug }) => slug).sort(),
        )
        expect(shown.signatories.map(({ name }) => name)).toEqual([...real.headteachers, ...real.chairs])
        expect(shown.signatories.filter(({ title }) => title === 'Headteacher')).toHaveLength(5)
        // It does not say who belongs to which school, so nothing of ours may say so either.
        expect(shown.signatories.map(({ school }) => school)).toEqual(Array(10).fill(null))
        for (const text of real.paragraphs)
          expect(shown.text.replace(/\s+/g, ' ')).toContain(text.replace(/\s+/g, ' '))
      }
    },
  )

  it('after one edit no signature counts any more', async () => {
    const letter = await joint({ title: 'Edited when four had signed' })
    const { version } = await submit(owner.editor, 'letters', letter.id)
    for (const school of alliance.schools.slice(0, 4)) await sign(school, letter.id, version)
    await edit(owner.editor, 'letters', letter.id, { summary: 'A small change' })

    const last = alliance.schools[4] as AllianceSchool
    expect(
      refusalOf(await act(last.head, 'letters', letter.id, 'approve', { version }))[0],
    ).toBeGreaterThanOrEqual(403)
    const after = await submit(owner.editor, 'letters', letter.id)
    expect(after.version).not.toBe(version)
    expect(after.required.map(({ decision }) => decision)).toEqual(Array(5).fill('waiting'))
    expect((await sign(last, letter.id, after.version)).state).toBe('submitted')
    expect(await shownOn(alliance.visitor, owner.slug, 'letters', letter.slug)).toBeUndefined()
    for (const school of alliance.schools.slice(0, 4)) await sign(school, letter.id, after.version)
    expect((await reviewOf(owner.head, 'letters', letter.id)).publishedVersion).toBe(after.version)
  })

  it('going back to the words that were signed does not bring the signatures back', async () => {
    const letter = await joint({ title: 'There and back' })
    const { version } = await submit(owner.editor, 'letters', letter.id)
    for (const school of alliance.schools.slice(0, 4)) await sign(school, letter.id, version)
    await edit(owner.editor, 'letters', letter.id, { title: 'There' })
    await edit(owner.editor, 'letters', letter.id, { title: 'There and back' })
    const again = await submit(owner.editor, 'letters', letter.id)
    expect([again.version, signed(again)]).toEqual([version, 0])
  })

  it('one headteacher sends it back, and all sign anew', async () => {
    const letter = await joint({ title: 'Sent back by one' })
    const { version } = await submit(owner.editor, 'letters', letter.id)
    const [first, second] = others as [AllianceSchool, AllianceSchool]
    await sign(first, letter.id, version)
    const note = 'Our school is spelt otherwise.'
    const back = bodyOf(await act(second.head, 'letters', letter.id, 'request-changes', { version, note }))
    expect(back.state).toBe('changes-requested')
    expect(back.required.find(({ school }) => school === second.id)).toMatchObject({
      decision: 'changes-requested',
      note,
      by: `Head of ${second.name}`,
    })
    expect(refusalOf(await act(owner.head, 'letters', letter.id, 'approve', { version }))).toEqual([
      409,
      'wrong-state',
    ])
    // The one who sent it back can still read what that was about.
    expect((await second.head.get(`/api/letters/${letter.id}?draft=true`)).status).toBe(200)
    await edit(owner.editor, 'letters', letter.id, { title: 'Put right' })
    const again = await submit(owner.editor, 'letters', letter.id)
    expect(signed(again)).toBe(0)
    for (const school of alliance.schools) await sign(school, letter.id, again.version)
    expect(await shownOn(alliance.visitor, 'kpsa', 'letters', letter.slug)).toMatchObject({
      title: 'Put right',
    })
  })

  it('without the co-signer who was taken out, the others suffice', async () => {
    const letter = await joint({ title: 'One fewer' })
    const before = await submit(owner.editor, 'letters', letter.id)
    const remaining = others.slice(0, 3)
    const removed = others[3] as AllianceSchool
    await sign(removed, letter.id, before.version)
    await edit(owner.editor, 'letters', letter.id, { coSigningSchools: remaining.map(({ id }) => id) })
    const { version, required } = await submit(owner.editor, 'letters', letter.id)
    expect(required.map(({ school }) => school)).toEqual([owner.id, ...remaining.map(({ id }) => id)])
    expect(refusalOf(await act(removed.head, 'letters', letter.id, 'approve', { version }))).toEqual([
      403,
      'not-your-school',
    ])
    for (const school of [owner, ...remaining]) await sign(school, letter.id, version)
    expect(await shownOn(alliance.visitor, owner.slug, 'letters', letter.slug)).toBeDefined()
    expect(await shownOn(alliance.visitor, removed.slug, 'letters', letter.slug)).toBeUndefined()
  })

  it('a co-signing headteacher reads what was submitted, and no newer draft of it', async () => {
    const [asked, notAsked] = others as [AllianceSchool, AllianceSchool]
    const letter = await joint({ title: 'For two to read', coSigningSchools: [asked.id] })
    const draftOf = (client = asked.head) =>
      client.get<Stored>(`/api/letters/${letter.id}?draft=true&depth=0`)
    expect([403, 404]).toContain((await draftOf()).status)

    const { version } = await submit(owner.editor, 'letters', letter.id)
    expect(bodyOf(await draftOf()).title).toBe('For two to read')
    expect((await reviewOf(asked.head, 'letters', letter.id)).version).toBe(version)
    for (const client of [asked.editor, asked.chair, notAsked.head, notAsked.editor]) {
      expect([403, 404]).toContain((await draftOf(client)).status)
    }
    await sign(owner, letter.id, version)
    await sign(asked, letter.id, version)

    const newsletter = await create(asked.editor, 'newsletters', {
      title: 'Refers to the letter',
      school: asked.id,
      sections: [{ blockType: 'items', letters: [letter.id] }],
    })
    await edit(owner.editor, 'letters', letter.id, { title: 'A secret for now' })
    const readings = [
      await draftOf(),
      await asked.head.get(`/api/letters/${letter.id}`),
      await asked.head.get('/api/letters?draft=true&limit=100'),
      await asked.head.get('/api/letters?limit=100'),
      await asked.head.get(`/api/letters/${letter.id}/review`),
      await asked.head.get(`/api/letters/versions?where[parent][equals]=${letter.id}&limit=100`),
      await asked.head.get('/api/letters?draft=true&where[title][equals]=A%20secret%20for%20now'),
      await asked.head.get(`/api/newsletters/${newsletter.id}?draft=true&depth=2`),
      await asked.head.get('/api/newsletters?draft=true&depth=2'),
      await asked.head.get(`/api/newsletters/versions?where[parent][equals]=${newsletter.id}&depth=2`),
      await asked.head.get(`/api/letters?draft=true&select[title]=true&where[id][equals]=${letter.id}`),
    ]
    for (const { body, status } of readings) {
      expect(status).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toContain('A secret for now')
    }
    // Lists are not spoilt by what may not be read.
    expect(readings[2]?.status).toBe(200)
    expect(readings[3]?.status).toBe(200)
    const counted = await asked.head.get<{ totalDocs: number }>(
      `/api/letters/count?draft=true&where[title][equals]=A%20secret%20for%20now`,
    )
    expect(counted.body.totalDocs).toBe(0)
    const versions = bodyOf(
      await owner.editor.get<{ docs: { id: string; version: Stored }[] }>(
        `/api/letters/versions?where[parent][equals]=${letter.id}&limit=100`,
      ),
    ).docs
    for (const one of versions.filter(({ version: stored }) => stored.title === 'A secret for now')) {
      expect([403, 404]).toContain((await asked.head.get(`/api/letters/versions/${one.id}`)).status)
    }
    expect([403, 404]).toContain(
      (await asked.head.patch(`/api/letters/${letter.id}`, { title: 'Mine' })).status,
    )

    await submit(owner.editor, 'letters', letter.id)
    expect(bodyOf(await draftOf()).title).toBe('A secret for now')
  })

  it('a school that has left is not waited for', async () => {
    const left = others[3] as AllianceSchool
    const letter = await joint({ title: 'Without the school that left' })
    const { version } = await submit(owner.editor, 'letters', letter.id)
    bodyOf(await alliance.admin.patch(`/api/schools/${left.id}`, { leftOn: '2024-01-01' }))
    try {
      const { required } = await reviewOf(owner.head, 'letters', letter.id)
      expect(required.map(({ school }) => school)).not.toContain(left.id)
      expect((await act(left.head, 'letters', letter.id, 'approve', { version })).status).toBe(403)
      for (const school of [owner, ...others.slice(0, 3)]) await sign(school, letter.id, version)
      expect(await reviewOf(owner.head, 'letters', letter.id)).toMatchObject({ state: 'published' })
      expect(await shownOn(alliance.visitor, 'kpsa', 'letters', letter.slug)).toBeDefined()
    } finally {
      bodyOf(await alliance.admin.patch(`/api/schools/${left.id}`, { leftOn: null }))
    }
  })

  it('a deputy signs while covering, and not after; a signature stays when the person leaves', async () => {
    const hour = 3_600_000
    const at = (offset: number) => new Date(Date.now() + offset).toISOString()
    const deputyFor = async (email: string, coverFrom: string, coverUntil: string) => {
      const { signIn } = await import('../support/api-client')
      const { password } = await import('../support/small-alliance')
      const created = await alliance.admin.post<{ doc: { id: string } }>('/api/users', {
        email,
        name: `Deputy ${email}`,
        password,
        schools: [{ school: owner.id, roles: ['deputy'], coverFrom, coverUntil }],
      })
      const { doc } = bodyOf(created, 201)
      return { id: doc.id, client: await signIn(alliance.system.url, email, password) }
    }
    const covering = await deputyFor('covering@comberton.test', at(-hour), at(hour))
    const before = await deputyFor('before@comberton.test', at(hour), at(2 * hour))
    const past = await deputyFor('past@comberton.test', at(-2 * hour), at(-hour))
    const letter = await joint({ title: 'Signed by the deputy', coSigningSchools: [others[0]?.id] })
    const { version } = await submit(owner.editor, 'letters', letter.id)
    for (const { client } of [before, past]) {
      expect((await act(client, 'letters', letter.id, 'approve', { version })).status).toBe(403)
    }
    const review = bodyOf(await act(covering.client, 'letters', letter.id, 'approve', { version }))
    expect(review.required[0]).toMatchObject({ decision: 'approved', role: 'deputy' })
    bodyOf(await alliance.admin.delete(`/api/users/${covering.id}`))
    const done = await sign(others[0] as AllianceSchool, letter.id, version)
    expect(done.state).toBe('published')
    expect(done.required[0]?.by).toBe('Deputy covering@comberton.test')
  })
})
