import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  refusalOf,
  reviewOf,
  submit,
  uploadPicture,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Mail = { to: string; text: string }

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe.each(databasesUnderTest())('a picture that must not be public any more, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  let third: AllianceSchool

  beforeAll(async () => {
    // A demonstration keeps its mail where it can be read.
    alliance = await startAlliance(database, { schools: 3, env: { KPSA_DEMO: 'true' } })
    ;[own, other, third] = alliance.schools as [AllianceSchool, AllianceSchool, AllianceSchool]
  })
  afterAll(() => alliance?.system.stop())

  /** What was sent about this picture: whole mails, by who got them. */
  const mailAbout = async (filename: string): Promise<Mail[]> => {
    const { body } = await alliance.visitor.get<string>('/demo/mail')
    return String(body)
      .split('<article')
      .filter((part) => part.includes(filename))
      .map((part) => ({ to: /[\w.-]+@[\w.-]+\.test/.exec(part)?.[0] ?? '', text: part }))
  }
  const told = async (filename: string): Promise<string[]> =>
    (await mailAbout(filename)).map(({ to }) => to).sort()
  const mark = (id: string, people: object) =>
    own.editor.patch(`/api/media/${id}?select[alt]=true`, { people })
  const publicly = async (filename: string): Promise<number> =>
    (await alliance.visitor.get(`/media/${filename}`)).status
  const shown = async (title: string, data: object = {}) => {
    const picture = await uploadPicture(own)
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { title, attachments: [picture.id], ...data }),
    )
    await publish(own, 'letters', letter.id)
    return { picture, letter }
  }
  const codesOf = async (id: string): Promise<string[]> =>
    (await reviewOf(own.head, 'letters', id)).problems.map(({ code }) => code)

  it('stays until a headteacher withdraws it, and all who can are told at once, with what and where', async () => {
    const { picture, letter } = await shown('Sports day', { channels: { kpsa: true, schools: [other.id] } })
    const { version } = await reviewOf(own.head, 'letters', letter.id)
    bodyOf(await act(other.head, 'letters', letter.id, 'receive', { version, decision: 'accept' }))
    const late = await create(own.editor, 'letters', letterOf(own, { attachments: [picture.id] }))

    bodyOf(await mark(picture.id, { doNotPublish: true }))
    expect(await publicly(picture.filename)).toBe(200)
    const heads = ['admin@kpsa.test', `head@${own.slug}.test`, `head@${other.slug}.test`].sort()
    await expect.poll(() => told(picture.filename), { timeout: 30_000, interval: 250 }).toEqual(heads)
    for (const { to, text } of await mailAbout(picture.filename)) {
      expect(text).toContain('Sports day')
      expect(text).toContain(`/admin/review/letters/${letter.id}`)
      expect(text).toContain(
        to === `head@${own.slug}.test` ? 'Withdraw it there' : 'Take it off your site there',
      )
    }
    expect((await reviewOf(own.head, 'letters', letter.id)).problems).toContainEqual(
      expect.objectContaining({ code: 'public-do-not-publish', blocking: false }),
    )
    expect(refusalOf(await act(own.editor, 'letters', late.id, 'submit'))).toEqual([400, 'not-ready'])

    // Nobody is told twice, whatever else is changed.
    bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { alt: 'Another description' }))
    bodyOf(await mark(picture.id, { doNotPublish: true }))
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Somebody objected.' }))
    expect(await publicly(picture.filename)).toBe(404)
    expect(await codesOf(letter.id)).not.toContain('public-do-not-publish')
    expect(await told(picture.filename)).toEqual(heads)
  })

  it('is told of while a newer draft without it waits, until that is published', async () => {
    const { picture, letter } = await shown('With a newer draft')
    await edit(own.editor, 'letters', letter.id, { attachments: [] })
    bodyOf(await mark(picture.id, { doNotPublish: true }))
    expect(await codesOf(letter.id)).toEqual(['public-do-not-publish'])
    await publish(own, 'letters', letter.id)
    expect(await codesOf(letter.id)).toEqual([])
    expect(await publicly(picture.filename)).toBe(404)
  })

  it('is told of where it is only in a joint letter, and to those who signed it', async () => {
    const picture = await uploadPicture(own)
    const data = letterOf(own, { title: 'Joint', attachments: [picture.id], coSigningSchools: [third.id] })
    const letter = await create(own.editor, 'letters', data)
    const { version } = await submit(own.editor, 'letters', letter.id)
    for (const { head } of [own, third]) bodyOf(await act(head, 'letters', letter.id, 'approve', { version }))
    bodyOf(await mark(picture.id, { doNotPublish: true }))
    const heads = [`head@${own.slug}.test`, `head@${third.slug}.test`].sort()
    await expect.poll(() => told(picture.filename), { timeout: 30_000, interval: 250 }).toEqual(heads)
    const [toThird] = (await mailAbout(picture.filename)).filter(({ to }) => to.includes(third.slug))
    expect(toThird?.text).toContain(`Only a headteacher of ${own.name} can withdraw it`)
  })

  const logoOf = async (site: string): Promise<string | undefined> =>
    bodyOf(await alliance.visitor.get<{ logo: { url: string } | null }>(`/v1/sites/${site}`)).logo?.url
  const signs = () => [
    {
      site: own.slug,
      choose: (id: string | null) => own.head.patch(`/api/schools/${own.id}`, { crest: id }),
    },
    {
      site: 'kpsa',
      choose: (id: string | null) => alliance.admin.post('/api/globals/alliance', { name: 'KPSA', logo: id }),
    },
  ]

  it('is taken off at once where it is the sign of a site, and all who can choose another are told', async () => {
    for (const { site, choose } of signs()) {
      const picture = await uploadPicture(own)
      bodyOf(await choose(picture.id))
      await expect.poll(() => logoOf(site)).toContain(picture.filename)
      for (const people of [
        { doNotPublish: true },
        { consentUntil: inDays(-2) },
        { identifiability: 'recognisable', lawfulBasis: 'none' },
      ]) {
        bodyOf(await mark(picture.id, people))
        await expect.poll(() => logoOf(site), { timeout: 2000 }).toBeUndefined()
        expect(await publicly(picture.filename)).toBe(404)
        const anew = { doNotPublish: false, consentUntil: null, identifiability: 'none', lawfulBasis: 'none' }
        bodyOf(await mark(picture.id, anew))
        await expect.poll(() => logoOf(site), { timeout: 2000 }).toContain(picture.filename)
      }
      bodyOf(await mark(picture.id, { doNotPublish: true }))
      const head = site === 'kpsa' ? 'admin@kpsa.test' : `head@${own.slug}.test`
      await expect.poll(() => told(picture.filename), { timeout: 30_000, interval: 250 }).toContain(head)
      const about = site === 'kpsa' ? '/admin/globals/alliance' : `/admin/collections/schools/${own.id}`
      expect((await mailAbout(picture.filename))[0]?.text).toContain(about)
      expect((await mailAbout(picture.filename))[0]?.text).not.toContain('It stays public')
      // Whatever else is saved, it stays off, and holds nothing up.
      bodyOf(await own.head.patch(`/api/schools/${own.id}`, { strapline: 'Closed for snow' }))
      bodyOf(await alliance.admin.post('/api/globals/alliance', { name: 'The alliance' }))
      expect(await logoOf(site)).toBeUndefined()
      bodyOf(await choose(null))
    }
  })

  it('becomes nobody’s sign', async () => {
    for (const { site, choose } of signs()) {
      for (const people of [
        { doNotPublish: true },
        { consentUntil: inDays(-2), identifiability: 'recognisable', lawfulBasis: 'consent' },
        { identifiability: 'recognisable', lawfulBasis: 'none' },
        { identifiability: 'recognisable' },
      ]) {
        const picture = await uploadPicture(own, { people })
        const refused = await choose(picture.id)
        expect(refusalOf(refused), JSON.stringify(people)).toEqual([400, 'invalid-data'])
        expect(JSON.stringify(refused.body)).toContain('This would be public at once')
        expect(await logoOf(site)).toBeUndefined()
        expect(await publicly(picture.filename)).toBe(404)
      }
    }
  })

  it('is told of when its consent ends, once; on its last day it has not ended', async () => {
    const ended = await shown('Consent ended')
    const soon = await shown('Consent ends soon')
    const today = await shown('Consent ends today')
    const later = await shown('Consent ends later')
    const changed = await shown('Consent renewed at once')
    const nowhere = await uploadPicture(own)
    bodyOf(await mark(ended.picture.id, { consentUntil: inDays(-2) }))
    bodyOf(await mark(nowhere.id, { consentUntil: inDays(-2) }))
    bodyOf(await mark(soon.picture.id, { consentUntil: inDays(10) }))
    bodyOf(await mark(today.picture.id, { consentUntil: inDays(0) }))
    bodyOf(await mark(later.picture.id, { consentUntil: inDays(90) }))
    bodyOf(await mark(changed.picture.id, { consentUntil: inDays(-2) }))
    const head = [`head@${own.slug}.test`]
    for (const { picture } of [ended, soon, today]) {
      await expect.poll(() => told(picture.filename), { timeout: 30_000, interval: 250 }).toEqual(head)
    }
    bodyOf(await mark(ended.picture.id, { consentUntil: inDays(-2) }))
    expect((await mailAbout(ended.picture.filename))[0]?.text).toContain('without consent since')
    expect((await mailAbout(soon.picture.filename))[0]?.text).toContain('consent that ends on')
    expect(await codesOf(ended.letter.id)).toContain('public-consent-ended')
    expect(await codesOf(soon.letter.id)).toEqual(['public-consent-ends-soon'])
    expect(await codesOf(today.letter.id)).toEqual(['public-consent-ends-soon'])
    expect(await codesOf(later.letter.id)).toEqual([])
    expect(await publicly(ended.picture.filename)).toBe(200)
    // Later marks were told of above, so what was queued before them has run as well.
    expect(await told(nowhere.filename)).toEqual([])
    expect(await told(later.picture.filename)).toEqual([])
    expect(await told(ended.picture.filename)).toEqual(head)
  })
})
