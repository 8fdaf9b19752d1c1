import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Holding } from '../../src/publications/holdings'
import { withKey, type ApiClient } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, edit, newSiteClient, publish, publishedLetter } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { samePeopleAt } from '../support/same-people'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const within = { timeout: 15_000, interval: 250 }

describe.each(databasesUnderTest())('receipts, on $name', (database) => {
  let folder: string
  let system: RunningSystem
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-receipts-'))
    alliance = await startAlliance(database, { schools: 2, folder })
    ;({ system } = alliance)
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })
  afterAll(async () => {
    await system?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const newClient = async (): Promise<{ id: string; key: string; site: ApiClient }> => {
    const { id, key } = await newSiteClient(own)
    return { id, key, site: withKey(system.url, key) }
  }
  const receiptsOf = async (client: string, head = own.head): Promise<Holding[]> =>
    bodyOf(await head.get<{ receipts: Holding[] }>(`/api/site-clients/${client}/receipts`)).receipts
  /** State and whether a version is held, of one item; undefined where nothing is known. */
  const stateOf = async (client: string, slug: string, head = own.head) =>
    (await receiptsOf(client, head)).find((one) => one.slug === slug)
  const becomes = (client: string, slug: string, expected: Partial<Holding>) =>
    vi.waitFor(async () => expect(await stateOf(client, slug)).toMatchObject(expected), within)

  it('say which version a website has, from an item, a list and the changes alike', async () => {
    const letter = await publishedLetter(own, { title: 'Which version' })
    const address = `/v1/sites/${own.slug}/letters`
    for (const asked of [
      `${address}/which-version`,
      `${address}?limit=100`,
      `/v1/sites/${own.slug}/changes`,
    ]) {
      const { id, site } = await newClient()
      expect(await receiptsOf(id)).toEqual([])
      bodyOf(await site.get(asked))
      await becomes(id, 'which-version', {
        itemId: letter.id,
        kind: 'letter',
        language: 'en',
        held: letter.version,
        newest: letter.version,
        state: 'up-to-date',
      })
    }
  })

  it('count nothing without a key, nor for HEAD, and count a 304', async () => {
    await publishedLetter(own, { title: 'Asked softly' })
    const address = `/v1/sites/${own.slug}/letters/asked-softly`
    const { id, site } = await newClient()
    const marker = await publishedLetter(own, { title: 'Marker' })
    const { headers } = await alliance.visitor.get(address)
    await site.send(address, { method: 'HEAD' })
    bodyOf(await site.get(`/v1/sites/${own.slug}/letters/marker`))
    await becomes(id, 'marker', { held: marker.version })
    expect(await stateOf(id, 'asked-softly')).toBeUndefined()
    const again = await site.get(address, { 'if-none-match': headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    await becomes(id, 'asked-softly', { state: 'up-to-date' })
  })

  it('show who is behind, who still holds what was withdrawn, and who was told that it is gone', async () => {
    const letter = await publishedLetter(own, { title: 'Comes and goes' })
    const address = `/v1/sites/${own.slug}/letters/comes-and-goes`
    const [byItem, byChanges, never] = [await newClient(), await newClient(), await newClient()]
    for (const { site } of [byItem, byChanges, never]) bodyOf(await site.get(address))
    for (const { id } of [byItem, byChanges, never])
      await becomes(id, 'comes-and-goes', { state: 'up-to-date' })

    await edit(own.editor, 'letters', letter.id, { summary: 'With a hat' })
    const second = await publish(own, 'letters', letter.id)
    await becomes(byItem.id, 'comes-and-goes', {
      held: letter.version,
      newest: second.version,
      state: 'behind',
    })
    bodyOf(await byItem.site.get(address))
    await becomes(byItem.id, 'comes-and-goes', { held: second.version, state: 'up-to-date' })

    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Over.' }))
    for (const { id } of [byItem, byChanges, never])
      await becomes(id, 'comes-and-goes', { newest: null, state: 'still-held' })
    expect((await byItem.site.get(address)).status).toBe(410)
    // A list without it is no proof: it could be on another page.
    bodyOf(await never.site.get(`/v1/sites/${own.slug}/letters?limit=100`))
    bodyOf(await byChanges.site.get(`/v1/sites/${own.slug}/changes?limit=100`))
    for (const { id } of [byItem, byChanges])
      await becomes(id, 'comes-and-goes', { held: null, state: 'gone' })
    await becomes(never.id, 'comes-and-goes', { state: 'still-held' })
    // Trouble comes first.
    const states = (await receiptsOf(never.id)).map(({ state }) => state)
    expect(states[0]).toBe('still-held')

    // Published again, it is behind until it is fetched again.
    await publish(own, 'letters', letter.id)
    await becomes(byItem.id, 'comes-and-goes', { held: null, state: 'behind' })
    bodyOf(await byItem.site.get(address))
    await becomes(byItem.id, 'comes-and-goes', { state: 'up-to-date' })
  })

  it('are read by the own school’s headteacher and the administrator, and end with the client', async () => {
    await publishedLetter(own, { title: 'For some' })
    const { id, site } = await newClient()
    bodyOf(await site.get(`/v1/sites/${own.slug}/letters/for-some`))
    await becomes(id, 'for-some', { state: 'up-to-date' })
    expect(await stateOf(id, 'for-some', alliance.admin)).toBeDefined()
    const path = `/api/site-clients/${id}/receipts`
    expect((await other.head.get(path)).status).toBe(404)
    expect([403, 404]).toContain((await own.editor.get(path)).status)
    expect((await alliance.visitor.get(path)).status).toBe(401)
    expect((await alliance.admin.get('/api/receipts')).status).toBe(403)
    bodyOf(await own.head.delete(`/api/site-clients/${id}`))
    expect((await own.head.get(path)).status).toBe(404)
  })

  it('are written before the program stops', { timeout: 120_000 }, async () => {
    const { id, site } = await newClient()
    const letter = await publishedLetter(own, { title: 'Last words' })
    bodyOf(await site.get(`/v1/sites/${own.slug}/letters/last-words`))
    await system.stop()
    system = await startSystem({ folder, databaseUri: system.databaseUri, hosted: true })
    alliance = samePeopleAt(system, alliance)
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
    expect(await stateOf(id, 'last-words')).toMatchObject({ held: letter.version })
  })
})
