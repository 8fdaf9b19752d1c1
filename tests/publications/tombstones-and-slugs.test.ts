import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  richText,
  shownOn,
  titlesOn,
  uploadPicture,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('what is published, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  const withdraw = async (school: AllianceSchool, collection: string, id: string) =>
    bodyOf(await act(school.head, collection, id, 'withdraw', { reason: 'Wrong.' }))

  it('leaves a tombstone when withdrawn, and comes back under the same address', async () => {
    const letter = await publishedLetter(own, { title: 'Comes and goes' })
    const path = `/v1/sites/${own.slug}/letters/${letter.slug}`
    const first = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    await withdraw(own, 'letters', letter.id)
    const gone = await alliance.visitor.get<Record<string, unknown>>(path)
    expect(gone.status).toBe(410)
    expect(gone.headers.get('content-type')).toContain('application/problem+json')
    expect(gone.body).toMatchObject({
      code: 'gone',
      status: 410,
      id: letter.id,
      kind: 'letter',
      slug: letter.slug,
    })
    expect(JSON.stringify(gone.body)).not.toContain('Comes and goes')
    expect(await titlesOn(alliance.visitor, own.slug, 'letters')).not.toContain('Comes and goes')

    await edit(own.editor, 'letters', letter.id, { title: 'Came back' })
    await publish(own, 'letters', letter.id)
    const back = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(back).toMatchObject({ id: letter.id, title: 'Came back', slug: letter.slug, url: first?.url })
    expect((await alliance.visitor.get(`/v1/sites/${own.slug}/letters/never-was`)).status).toBe(404)
  })

  it('two schools’ items of one name meet on the shared page: the later gets its school in front, and keeps it', async () => {
    const data = { title: 'Summer fair', channels: { kpsa: true } }
    const first = await publishedLetter(own, data)
    const second = await publishedLetter(other, data)
    expect([first.slug, second.slug]).toEqual(['summer-fair', 'summer-fair'])
    const prefixed = `${other.slug}-summer-fair`
    const shown = (slug: string, site = 'kpsa') => shownOn(alliance.visitor, site, 'letters', slug)
    expect(await shown('summer-fair')).toMatchObject({ id: first.id })
    expect(await shown(prefixed)).toMatchObject({ id: second.id, slug: prefixed })
    expect((await shown(prefixed))?.url).toMatch(new RegExp(`/letters/${prefixed}$`))
    expect(await shown('summer-fair', other.slug)).toMatchObject({ id: second.id })

    // The other's going does not move it, nor does its own going and coming back.
    await withdraw(own, 'letters', first.id)
    await edit(other.editor, 'letters', second.id, { summary: 'Changed' })
    await publish(other, 'letters', second.id)
    expect(await shown(prefixed)).toMatchObject({ id: second.id, summary: 'Changed' })
    await withdraw(other, 'letters', second.id)
    await publish(other, 'letters', second.id)
    expect(await shown(prefixed)).toMatchObject({ id: second.id })
    expect((await alliance.visitor.get('/v1/sites/kpsa/letters/summer-fair')).status).toBe(410)
  })

  it('a letter and an event may share a name', async () => {
    const letter = await publishedLetter(own, { title: 'Open day', channels: { kpsa: true } })
    const start = new Date(Date.now() + 86_400_000).toISOString()
    const event = await create(own.editor, 'events', {
      title: 'Open day',
      school: own.id,
      start,
      channels: { kpsa: true },
    })
    await publish(own, 'events', event.id)
    expect(await shownOn(alliance.visitor, 'kpsa', 'letters', 'open-day')).toMatchObject({ id: letter.id })
    expect(await shownOn(alliance.visitor, 'kpsa', 'events', 'open-day')).toMatchObject({ id: event.id })
  })

  it('has nothing internal in it', async () => {
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { title: 'Nothing internal', channels: { kpsa: true, schools: [other.id] } }),
    )
    await publish(own, 'letters', letter.id, { note: 'An internal note' })
    const text = JSON.stringify(await shownOn(alliance.visitor, 'kpsa', 'letters', letter.slug))
    for (const word of [
      'workflow',
      'submittedBy',
      'writtenBy',
      'channels',
      '_status',
      'An internal note',
      'createdAt',
    ]) {
      expect(text).not.toContain(word)
    }
    for (const client of [own.editor, own.head, alliance.admin]) expect(text).not.toContain(client.userId)
    for (const { id } of [own, other]) expect(text).not.toContain(id)
    for (const email of ['head@', 'editor@', '@kpsa.test']) expect(text).not.toContain(email)
  })

  it('evidence for the portfolio is not public; evidence for the public is', async () => {
    const evidence = (title: string, visibility?: string) =>
      create(own.editor, 'lppa-evidence', {
        title,
        school: own.id,
        date: '2026-01-15',
        narrative: richText('Parents came to the workshop.'),
        ...(visibility && { visibility }),
      })
    const kept = await evidence('Kept in the portfolio')
    expect(await publish(own, 'lppa-evidence', kept.id)).toMatchObject({ state: 'published' })
    const shared = await evidence('For everybody', 'public')
    await publish(own, 'lppa-evidence', shared.id)
    expect(await titlesOn(alliance.visitor, own.slug, 'evidence')).toEqual(['For everybody'])
    expect((await alliance.visitor.get(`/v1/sites/${own.slug}/evidence/${kept.slug}`)).status).toBe(404)

    await edit(own.editor, 'lppa-evidence', shared.id, { visibility: 'portfolio' })
    expect(await titlesOn(alliance.visitor, own.slug, 'evidence')).toEqual(['For everybody'])
    await publish(own, 'lppa-evidence', shared.id)
    expect(await titlesOn(alliance.visitor, own.slug, 'evidence')).toEqual([])
    expect((await alliance.visitor.get(`/v1/sites/${own.slug}/evidence/${shared.slug}`)).status).toBe(410)
  })

  it('shows its files only while it is live', async () => {
    const picture = await uploadPicture(own)
    const reaches = async () => (await alliance.visitor.get(`/media/${picture.filename}`)).status
    expect(await reaches()).toBe(404)
    expect((await alliance.visitor.get(`/api/media/file/${picture.filename}`)).status).toBeGreaterThanOrEqual(
      401,
    )
    expect((await other.editor.get(`/api/media/file/${picture.filename}`)).status).toBeGreaterThanOrEqual(403)

    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { title: 'With a picture', attachments: [picture.id], channels: { kpsa: true } }),
    )
    expect(await reaches()).toBe(404)
    await publish(own, 'letters', letter.id)
    expect(await reaches()).toBe(200)
    const shown = await shownOn(alliance.visitor, 'kpsa', 'letters', letter.slug)
    expect(shown?.images[0]).toMatchObject({ alt: 'A red dot' })
    expect((await fetch(shown?.images[0]?.url ?? '')).status).toBe(200)

    const second = await publishedLetter(own, { title: 'With the same picture', attachments: [picture.id] })
    await withdraw(own, 'letters', letter.id)
    expect(await reaches()).toBe(200)
    await edit(own.editor, 'letters', second.id, { attachments: [] })
    await publish(own, 'letters', second.id)
    expect(await reaches()).toBe(404)
  })

  it('a picture that must not be published stops submission and approval', async () => {
    const hidden = await uploadPicture(own, { people: { doNotPublish: true } })
    const letter = await create(own.editor, 'letters', letterOf(own, { attachments: [hidden.id] }))
    const refused = await act(own.editor, 'letters', letter.id, 'submit')
    expect(refused.status).toBe(400)
    expect(refused.body.problems).toMatchObject([{ code: 'do-not-publish', blocking: true }])
  })

  it('a newer description of a picture is another version: what was signed was another', async () => {
    const picture = await uploadPicture(own)
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { title: 'Described', attachments: [picture.id] }),
    )
    const { version } = bodyOf(await act(own.editor, 'letters', letter.id, 'submit'))
    bodyOf(await own.editor.patch(`/api/media/${picture.id}`, { alt: 'A blue dot' }))
    const answer = await act(own.head, 'letters', letter.id, 'approve', { version })
    expect(answer.status).toBe(409)
    const again = await act(own.editor, 'letters', letter.id, 'submit')
    expect([200, 409]).toContain(again.status)
    const newest = bodyOf(
      await own.head.get<{ version: string; state: string }>(`/api/letters/${letter.id}/review`),
    )
    expect(newest.version).not.toBe(version)
    const done = bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version: newest.version }))
    expect(done.state).toBe('published')
    expect((await shownOn(alliance.visitor, own.slug, 'letters', letter.slug))?.images[0]?.alt).toBe(
      'A blue dot',
    )
  })

  it('says what was corrected, where the approver says so', async () => {
    const letter = await publishedLetter(own, { title: 'Wrong date' })
    expect((await shownOn(alliance.visitor, own.slug, 'letters', letter.slug))?.correction).toBeNull()
    await edit(own.editor, 'letters', letter.id, { title: 'Right date' })
    await publish(own, 'letters', letter.id, { correction: 'The date was wrong.' })
    const shown = await shownOn(alliance.visitor, own.slug, 'letters', letter.slug)
    expect(shown?.correction).toMatchObject({ note: 'The date was wrong.' })
    expect(Date.parse(shown?.correction?.at ?? '')).not.toBeNaN()
    expect(shown?.publishedAt && shown.publishedAt < shown.updatedAt).toBe(true)
  })
})
