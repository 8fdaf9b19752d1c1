import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesCursor } from '../../src/delivery/v1/cursor'
import { databaseNames, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { letterRow, schoolSite, withdrawn } from './published-fixture'

type Change =
  | { op: 'upsert'; item: { id: string; language: string; title: string; url: string } }
  | { op: 'withdraw'; id: string; language: string; kind: string; slug: string; at: string }
type Page = { changes: Change[]; next: string; more: boolean }

/** A school website's copy: what a client of the feed keeps. */
class Mirror {
  readonly items = new Map<string, string>()
  cursor: string | undefined
  constructor(private readonly delivery: DeliveryUnderTest) {}

  async takePage(limit: number): Promise<boolean> {
    const after = this.cursor === undefined ? '' : `&after=${this.cursor}`
    const { status, body } = await this.delivery.json<Page>(
      `/v1/sites/comberton/changes?limit=${limit}${after}`,
    )
    expect(status).toBe(200)
    for (const change of body.changes) {
      if (change.op === 'upsert')
        this.items.set(`${change.item.id} ${change.item.language}`, change.item.title)
      else this.items.delete(`${change.id} ${change.language}`)
    }
    this.cursor = body.next
    return body.more
  }

  async follow(limit = 2): Promise<string[]> {
    while (await this.takePage(limit));
    return [...this.items.keys()].sort()
  }
}

describe.each(databaseNames)('the change feed on %s', (database) => {
  let delivery: DeliveryUnderTest
  const letter = (id: string, sequence: number, language = 'en') =>
    letterRow('comberton', id, '2026-05-01', sequence, { language })

  beforeEach(async () => {
    delivery = await startDelivery(database)
    await delivery.fixture.addSite(schoolSite('comberton'))
    await delivery.fixture.addSite(schoolSite('offmore'))
    await delivery.fixture.addSite(schoolSite('kpsa', { kind: 'alliance' }))
    await delivery.fixture.add(
      letter('a', 1),
      letter('b', 2),
      letter('b', 3, 'pl'),
      letterRow('offmore', 'elsewhere', '2026-05-01', 4),
      letter('c', 5),
      withdrawn(letter('d', 0), 6, '2026-06-01T00:00:00.000Z'),
    )
  })
  afterEach(() => delivery.stop())

  const page = async (query = '') => (await delivery.json<Page>(`/v1/sites/comberton/changes${query}`)).body

  it('rebuilds the site from the start, whatever the size of a page', async () => {
    for (const limit of [1, 2, 3, 100]) {
      expect(await new Mirror(delivery).follow(limit)).toEqual(['a en', 'b en', 'b pl', 'c en'])
    }
  })

  it('tells of a withdrawal without any content', async () => {
    expect((await page()).changes.at(-1)).toEqual({
      op: 'withdraw',
      id: 'd',
      language: 'en',
      kind: 'letter',
      slug: 'd',
      at: '2026-06-01T00:00:00.000Z',
    })
  })

  it('gives items as their own address does', async () => {
    const [first] = (await page()).changes
    const { body } = await delivery.json('/v1/sites/comberton/letters/a')
    expect(first).toEqual({ op: 'upsert', item: body })
  })

  it('stays where it is until something changes, then gives only that', async () => {
    const mirror = new Mirror(delivery)
    await mirror.follow()
    const { cursor } = mirror
    expect(await page(`?after=${cursor}`)).toEqual({ changes: [], next: cursor, more: false })
    await delivery.fixture.put(withdrawn(letter('b', 0, 'pl'), 7, '2026-06-14T09:00:00.000Z'))
    const { changes } = await page(`?after=${cursor}`)
    expect(
      changes.map((change) => (change.op === 'withdraw' ? `${change.id} ${change.language}` : '')),
    ).toEqual(['b pl'])
    expect(await mirror.follow()).toEqual(['a en', 'b en', 'c en'])
  })

  it('misses nothing that changes while a client is half-way', async () => {
    const mirror = new Mirror(delivery)
    await mirror.takePage(2)
    // One that was read, one that was not yet, one that is new, and one that comes back.
    await delivery.fixture.put(withdrawn(letter('a', 0), 7, '2026-06-14T09:00:00.000Z'))
    await delivery.fixture.put(letter('c', 8))
    await delivery.fixture.put(letter('e', 9))
    await delivery.fixture.put(letter('d', 10))
    expect(await mirror.follow()).toEqual(['b en', 'b pl', 'c en', 'd en', 'e en'])
    expect(await mirror.follow()).toEqual(await new Mirror(delivery).follow())
  })

  it('has an end, and a cursor, on a site without any change', async () => {
    const { body } = await delivery.json<Page>('/v1/sites/kpsa/changes')
    expect(body).toEqual({ changes: [], next: changesCursor(0), more: false })
    const { body: again } = await delivery.json<Page>(`/v1/sites/kpsa/changes?after=${body.next}`)
    expect(again).toEqual(body)
  })

  it('refuses a cursor from a future that this database has not seen', async () => {
    const { status, body } = await delivery.json(`/v1/sites/comberton/changes?after=${changesCursor(500)}`)
    expect([status, body.code]).toEqual([400, 'invalid-cursor'])
  })

  it.each(['after=nonsense', 'after=', 'limit=0', 'limit=101', 'language=pl'])(
    'refuses %s',
    async (query) => {
      expect((await delivery.json(`/v1/sites/comberton/changes?${query}`)).status).toBe(400)
    },
  )

  it('is always asked for anew', async () => {
    const { headers } = await delivery.raw('/v1/sites/comberton/changes')
    expect(headers['cache-control']).toBe('public, no-cache')
  })
})
