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
  refusalOf,
  reviewOf,
  shownOn,
  submit,
} from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(databasesUnderTest())('where an item appears, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let receiver: AllianceSchool
  let third: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 3 })
    ;[own, receiver, third] = alliance.schools as [AllianceSchool, AllianceSchool, AllianceSchool]
  })

  const receive = (who: AllianceSchool, id: string, body: object) =>
    act(who.head, 'letters', id, 'receive', body)
  const on = (site: string, slug: string) => shownOn(alliance.visitor, site, 'letters', slug)
  const sitesOf = async (slug: string) => {
    const sites = ['kpsa', own.slug, receiver.slug, third.slug]
    const shown = await Promise.all(sites.map((site) => on(site, slug)))
    return sites.filter((_site, index) => shown[index] !== undefined)
  }

  it('on the own site by itself; not there where ownSite is off; nowhere is refused', async () => {
    const plain = await publishedLetter(own, { title: 'Own site' })
    expect(await sitesOf(plain.slug)).toEqual([own.slug])
    const shared = await publishedLetter(own, {
      title: 'Shared page only',
      channels: { ownSite: false, kpsa: true },
    })
    expect(await sitesOf(shared.slug)).toEqual(['kpsa'])
    const nowhere = await create(own.editor, 'letters', letterOf(own, { channels: { ownSite: false } }))
    expect(refusalOf(await act(own.editor, 'letters', nowhere.id, 'submit'))).toEqual([400, 'not-ready'])
  })

  it('another site once its headteacher accepts, with the headteacher’s own words', async () => {
    const letter = await publishedLetter(own, {
      title: 'Offered',
      channels: { schools: [receiver.id, third.id] },
    })
    expect(await sitesOf(letter.slug)).toEqual([own.slug])
    const offered = await reviewOf(receiver.head, 'letters', letter.id)
    expect(offered.receiving).toMatchObject([
      { school: receiver.id, decision: 'waiting' },
      { school: third.id, decision: 'waiting' },
    ])
    const { version } = letter
    const localNote = 'Our children are invited too.'
    const accepted = bodyOf(await receive(receiver, letter.id, { version, decision: 'accept', localNote }))
    expect(accepted.receiving).toMatchObject([{ decision: 'accepted', localNote }, { decision: 'waiting' }])
    bodyOf(await receive(third, letter.id, { version, decision: 'decline' }))
    expect(await sitesOf(letter.slug)).toEqual([own.slug, receiver.slug])
    const shown = await on(receiver.slug, letter.slug)
    expect(shown).toMatchObject({
      version,
      site: receiver.slug,
      school: { slug: own.slug },
      localNote: { school: { slug: receiver.slug, name: receiver.name }, note: localNote },
    })
    expect((await on(own.slug, letter.slug))?.localNote).toBeNull()
    // Accepting gives no right to edit.
    expect([403, 404]).toContain(
      (await receiver.head.patch(`/api/letters/${letter.id}`, { title: 'Ours' })).status,
    )

    const changed = 'Meet at our gate.'
    bodyOf(await receive(receiver, letter.id, { version, decision: 'accept', localNote: changed }))
    expect((await on(receiver.slug, letter.slug))?.localNote?.note).toBe(changed)

    bodyOf(await receive(receiver, letter.id, { version, decision: 'decline' }))
    expect(await sitesOf(letter.slug)).toEqual([own.slug])
    expect((await alliance.visitor.get(`/v1/sites/${receiver.slug}/letters/${letter.slug}`)).status).toBe(410)
    bodyOf(await receive(third, letter.id, { version, decision: 'accept' }))
    expect(await sitesOf(letter.slug)).toEqual([own.slug, third.slug])
  })

  it('who may receive, when, and what', async () => {
    const letter = await create(
      own.editor,
      'letters',
      letterOf(own, { channels: { schools: [receiver.id] } }),
    )
    const { version } = await submit(own.editor, 'letters', letter.id)
    const accept = { version, decision: 'accept' }
    expect(refusalOf(await receive(receiver, letter.id, accept))).toEqual([409, 'wrong-state'])
    bodyOf(await act(own.head, 'letters', letter.id, 'approve', { version }))
    for (const client of [receiver.editor, receiver.chair, third.head, own.head, alliance.admin]) {
      expect((await act(client, 'letters', letter.id, 'receive', accept)).status).toBe(403)
    }
    expect((await act(alliance.visitor, 'letters', letter.id, 'receive', accept)).status).toBe(401)
    expect(refusalOf(await receive(receiver, letter.id, { decision: 'accept' }))).toEqual([
      400,
      'version-required',
    ])
    expect(refusalOf(await receive(receiver, letter.id, { version }))).toEqual([400, 'invalid-data'])
    expect(refusalOf(await receive(receiver, letter.id, { version, decision: 'perhaps' }))).toEqual([
      400,
      'invalid-data',
    ])
    expect(refusalOf(await receive(receiver, letter.id, { version: 'x', decision: 'accept' }))).toEqual([
      409,
      'version-changed',
    ])
  })

  it('a newer version waits for a new acceptance, while the old one stays', async () => {
    const letter = await publishedLetter(own, { title: 'First form', channels: { schools: [receiver.id] } })
    bodyOf(await receive(receiver, letter.id, { version: letter.version, decision: 'accept' }))
    await edit(own.editor, 'letters', letter.id, { title: 'Second form' })
    const { version } = await publish(own, 'letters', letter.id)
    expect(await on(own.slug, letter.slug)).toMatchObject({ title: 'Second form', version })
    expect(await on(receiver.slug, letter.slug)).toMatchObject({
      title: 'First form',
      version: letter.version,
    })
    expect(
      refusalOf(await receive(receiver, letter.id, { version: letter.version, decision: 'accept' })),
    ).toEqual([409, 'version-changed'])
    const { receiving } = bodyOf(await receive(receiver, letter.id, { version, decision: 'accept' }))
    expect(receiving).toMatchObject([{ decision: 'accepted' }])
    expect(await on(receiver.slug, letter.slug)).toMatchObject({ title: 'Second form', version })
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Over.' }))
    expect(await sitesOf(letter.slug)).toEqual([])
  })

  it('the review says that a newer version still waits for the receiving school', async () => {
    const letter = await publishedLetter(own, {
      title: 'Waiting again',
      channels: { schools: [receiver.id] },
    })
    bodyOf(await receive(receiver, letter.id, { version: letter.version, decision: 'accept' }))
    await edit(own.editor, 'letters', letter.id, { title: 'Waiting again, changed' })
    await publish(own, 'letters', letter.id)
    const { receiving } = await reviewOf(receiver.head, 'letters', letter.id)
    expect(receiving).toMatchObject([{ school: receiver.id, decision: 'waiting' }])
  })

  it('the administrator takes it off the shared page with a reason, and puts it back; never off a school’s site', async () => {
    const letter = await publishedLetter(own, { title: 'On the shared page', channels: { kpsa: true } })
    expect(await sitesOf(letter.slug)).toEqual(['kpsa', own.slug])
    const asAdmin = (body: object) => act(alliance.admin, 'letters', letter.id, 'receive', body)
    const { version } = letter
    expect(refusalOf(await asAdmin({ version, decision: 'decline' }))).toEqual([400, 'note-required'])
    expect(await sitesOf(letter.slug)).toEqual(['kpsa', own.slug])
    bodyOf(await asAdmin({ version, decision: 'decline', reason: 'It is for one school only.' }))
    expect(await sitesOf(letter.slug)).toEqual([own.slug])
    bodyOf(await asAdmin({ version, decision: 'accept' }))
    expect(await sitesOf(letter.slug)).toEqual(['kpsa', own.slug])

    expect((await act(alliance.admin, 'letters', letter.id, 'withdraw', { reason: 'No.' })).status).toBe(403)
    const ownOnly = await publishedLetter(own, { title: 'Not for the alliance' })
    const declined = { version: ownOnly.version, decision: 'decline', reason: 'No.' }
    expect((await act(alliance.admin, 'letters', ownOnly.id, 'receive', declined)).status).toBe(403)
    expect(await sitesOf(ownOnly.slug)).toEqual([own.slug])
  })

  it('what the administrator took off stays off when a newer version is approved', async () => {
    const letter = await publishedLetter(own, { title: 'Taken off', channels: { kpsa: true } })
    const body = { version: letter.version, decision: 'decline', reason: 'Not here.' }
    bodyOf(await act(alliance.admin, 'letters', letter.id, 'receive', body))
    await edit(own.editor, 'letters', letter.id, { title: 'Taken off, again' })
    await publish(own, 'letters', letter.id)
    expect(await sitesOf(letter.slug)).toEqual([own.slug])
  })

  it('a channel that is taken out in a newer version goes when that is approved', async () => {
    const letter = await publishedLetter(own, {
      title: 'Fewer places',
      channels: { kpsa: true, schools: [receiver.id] },
    })
    bodyOf(await receive(receiver, letter.id, { version: letter.version, decision: 'accept' }))
    expect(await sitesOf(letter.slug)).toEqual(['kpsa', own.slug, receiver.slug])
    await edit(own.editor, 'letters', letter.id, { channels: { kpsa: false, schools: [] } })
    expect(await sitesOf(letter.slug)).toEqual(['kpsa', own.slug, receiver.slug])
    await publish(own, 'letters', letter.id)
    expect(await sitesOf(letter.slug)).toEqual([own.slug])
  })
})
