import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpsa } from '../../src/client/client'
import { databaseNames, publicUrl, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { eventRow, schoolSite, withdrawn } from './published-fixture'

type Next = { start: string; end: string; startLocal: string; endLocal: string }
type Item = { id: string; title: string; startLocal: string; next: Next | null }
type List = { items: Item[]; next: string | null }

const clubs = 300

/** As editors wrote them in September: every Monday afternoon, till summer. */
const club = (site: string, number: number, sequence: number) =>
  eventRow(
    site,
    `club-${String(number).padStart(3, '0')}`,
    sequence,
    {
      title: `Club ${number} in the hall`,
      start: '2026-09-07T14:00:00.000Z',
      end: '2026-09-07T15:00:00.000Z',
      startLocal: '2026-09-07T15:00:00',
      endLocal: '2026-09-07T16:00:00',
      recurrence: 'FREQ=WEEKLY;UNTIL=20270716T225959Z',
    },
    { endsAt: '2027-07-12T15:00:00.000Z' },
  )

const concertTimes = {
  start: '2026-11-29T18:00:00.000Z',
  end: '2026-11-29T19:00:00.000Z',
  startLocal: '2026-11-29T18:00:00',
  endLocal: '2026-11-29T19:00:00',
}
const concert = (site: string, sequence: number) =>
  eventRow(site, 'concert', sequence, {
    ...concertTimes,
    title: 'Winter concert in the hall',
    category: 'concert',
  })

const saturday = new Date('2026-11-28T10:00:00Z')

describe.each(databaseNames)('events that are to come, among many that began long ago, on %s', (database) => {
  let delivery: DeliveryUnderTest

  beforeAll(async () => {
    delivery = await startDelivery(database, undefined, { pages: true })
    const { fixture } = delivery
    await fixture.addSite(schoolSite('kpsa', { kind: 'alliance', name: 'The Alliance' }))
    await fixture.addSite(schoolSite('offmore'))
    await fixture.addSite(schoolSite('comberton'))
    await fixture.addSite(schoolSite('cookley'))
    const sites = ['offmore', 'kpsa']
    await fixture.add(
      ...sites.flatMap((site, at) => [
        ...Array.from({ length: clubs }, (_none, number) => club(site, number, 1 + at * 1000 + number)),
        concert(site, 900 + at * 1000),
      ]),
      eventRow(
        'comberton',
        'breakfast',
        3001,
        {
          start: '2026-11-30T08:00:00.000Z',
          end: '2026-11-30T09:00:00.000Z',
          startLocal: '2026-11-30T08:00:00',
          endLocal: '2026-11-30T09:00:00',
          recurrence: 'FREQ=WEEKLY;COUNT=3',
          exceptDates: ['2026-12-07'],
        },
        { endsAt: '2026-12-14T09:00:00.000Z' },
      ),
      eventRow('comberton', 'assembly', 3002, {
        start: '2026-11-30T09:30:00.000Z',
        end: '2026-11-30T10:00:00.000Z',
        startLocal: '2026-11-30T09:30:00',
        endLocal: '2026-11-30T10:00:00',
      }),
      eventRow('comberton', 'sleepover', 3003, {
        start: '2026-11-29T20:00:00.000Z',
        end: '2026-11-30T08:00:00.000Z',
        startLocal: '2026-11-29T20:00:00',
        endLocal: '2026-11-30T08:00:00',
        category: 'family-learning',
      }),
      // As it could be published once: each of its days is taken out.
      eventRow(
        'cookley',
        'never',
        4001,
        {
          title: 'Every date is excepted',
          start: '2026-12-03T09:00:00.000Z',
          end: '2026-12-03T10:00:00.000Z',
          startLocal: '2026-12-03T09:00:00',
          endLocal: '2026-12-03T10:00:00',
          recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2',
          exceptDates: ['2026-12-03', '2026-12-10'],
        },
        { endsAt: '2026-12-10T10:00:00.000Z' },
      ),
    )
    delivery.clock.now = saturday
  })
  afterAll(() => delivery.stop())

  const list = async (address: string): Promise<List> => {
    const { status, body } = await delivery.json<List>(address)
    expect(status, address).toBe(200)
    return body
  }
  const pathOf = (address: string) => address.slice(publicUrl.length)
  const ids = async (address: string) => (await list(address)).items.map(({ id }) => id)
  const page = async (address: string) => (await delivery.raw(address)).body.toString('utf8')
  const titlesOn = async (address: string) =>
    [...(await page(address)).matchAll(/teaser-title"><a [^>]*>(.*?)<\/a>/g)].map(([, title]) =>
      title?.replace(/<[^>]*>/g, ''),
    )
  const at = (time: string) => void (delivery.clock.now = new Date(time))

  it.each(['offmore', 'kpsa'])('begin with the one tomorrow, at every door of %s', async (site) => {
    at('2026-11-28T10:00:00Z')
    const { items } = await list(`/v1/sites/${site}/events?limit=5`)
    expect(items[0]).toMatchObject({ id: 'concert', next: concertTimes })
    expect(items[1]).toMatchObject({
      startLocal: '2026-09-07T15:00:00',
      next: {
        start: '2026-11-30T15:00:00.000Z',
        end: '2026-11-30T16:00:00.000Z',
        startLocal: '2026-11-30T15:00:00',
        endLocal: '2026-11-30T16:00:00',
      },
    })
    expect(items).toHaveLength(5)
    const byClient = await kpsa({ url: delivery.url }).site(site).events({ limit: 5 }).list()
    expect(byClient.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    expect((await ids(`/v1/sites/${site}/search?q=hall&limit=5`))[0]).toBe('concert')
    const base = site === 'kpsa' ? '' : `/schools/${site}`
    for (const path of [base || '/', `${base}/events`]) {
      const [first, second] = await titlesOn(path)
      expect([path, first, second]).toEqual([
        path,
        'Winter concert in the hall',
        expect.stringContaining('Club'),
      ])
    }
    expect((await titlesOn(`${base}/search?q=hall`))[0]).toBe('Winter concert in the hall')
  })

  it('come each once while the clock goes on, soonest first, over the end of one and over midnight', async () => {
    at('2026-11-28T10:00:00Z')
    const seen: Item[] = []
    let address: string | null = '/v1/sites/offmore/events?limit=70'
    while (address) {
      const one: List = await list(address)
      seen.push(...one.items)
      address = one.next && pathOf(one.next)
      delivery.clock.now = new Date(delivery.clock.now.getTime() + 20 * 60 * 60 * 1000)
    }
    expect(seen).toHaveLength(clubs + 1)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(clubs + 1)
    const starts = seen.map(({ next }) => next?.start ?? '')
    expect(starts).toEqual([...starts].sort())
  })

  it('stay where they are between two pages, whatever is published and withdrawn', async () => {
    at('2026-11-28T10:00:00Z')
    const first = await list('/v1/sites/offmore/events?limit=10')
    await delivery.fixture.put(withdrawn(club('offmore', 3, 0), 5001, '2026-11-28T10:00:01.000Z'))
    await delivery.fixture.put(
      eventRow('offmore', 'new', 5002, {
        start: '2026-11-28T12:00:00.000Z',
        end: '2026-11-28T13:00:00.000Z',
        startLocal: '2026-11-28T12:00:00',
        endLocal: '2026-11-28T13:00:00',
      }),
    )
    const second = await list(pathOf(first.next ?? ''))
    expect(first.items.at(-1)?.id).toBe('club-008')
    expect(second.items[0]?.id).toBe('club-009')
    expect(await ids('/v1/sites/offmore/events?limit=2')).toEqual(['new', 'concert'])
    await delivery.fixture.put(withdrawn(club('offmore', 3, 0), 5003, '2026-11-28T10:00:02.000Z'))
  })

  it('match a period by what takes place in it, and stand by the first time of that', async () => {
    at('2026-11-28T10:00:00Z')
    const events = '/v1/sites/offmore/events'
    expect(await ids(`${events}?from=2026-11-29&to=2026-11-29`)).toEqual(['concert'])
    const { items } = await list(`${events}?from=2026-12-05&limit=3`)
    expect(items.map(({ next }) => next?.startLocal)).toEqual(Array(3).fill('2026-12-07T15:00:00'))
    expect(await ids(`${events}?from=2026-12-01&to=2026-12-06`)).toEqual([])
    expect((await list(`${events}?from=2026-09-01&to=2026-09-30&limit=1`)).items[0]?.next?.startLocal).toBe(
      '2026-09-07T15:00:00',
    )
    expect(await ids(`${events}?category=concert`)).toEqual(['concert'])
  })

  it('are next until they are over, and then the following one is', async () => {
    const events = '/v1/sites/comberton/events'
    const shown = async (query = '') =>
      (await list(`${events}${query}`)).items.map(({ id, next }) => `${id} ${next?.startLocal.slice(5, 16)}`)
    const itemNext = async (id: string) =>
      (await delivery.json<Item>(`${events}/${id}`)).body.next?.startLocal.slice(5, 16)

    at('2026-11-30T07:59:00Z')
    expect(await shown()).toEqual(['sleepover 11-29T20:00', 'breakfast 11-30T08:00', 'assembly 11-30T09:30'])
    const before = await delivery.raw(events)
    at('2026-11-30T08:30:00Z')
    // Today's, though it is over, and the one that is going on.
    expect(await shown()).toEqual(['sleepover 11-29T20:00', 'breakfast 11-30T08:00', 'assembly 11-30T09:30'])
    expect(await shown('?from=now')).toEqual(['breakfast 11-30T08:00', 'assembly 11-30T09:30'])
    expect(await itemNext('breakfast')).toBe('11-30T08:00')
    at('2026-11-30T09:00:01Z')
    // The seventh is excepted.
    expect(await shown()).toEqual(['sleepover 11-29T20:00', 'assembly 11-30T09:30', 'breakfast 12-14T08:00'])
    expect(await itemNext('breakfast')).toBe('12-14T08:00')
    const after = await delivery.raw(events)
    expect(after.headers.etag).not.toBe(before.headers.etag)
    expect(after.headers['last-modified']).toBe('Mon, 30 Nov 2026 09:00:00 GMT')
    at('2026-11-30T09:20:00Z')
    const later = await delivery.raw(events)
    expect([later.headers.etag, later.headers['last-modified']]).toEqual([
      after.headers.etag,
      after.headers['last-modified'],
    ])
    at('2026-12-01T00:00:00Z')
    expect(await shown()).toEqual(['breakfast 12-14T08:00'])
    expect(await itemNext('assembly')).toBeUndefined()
    expect((await delivery.json<Item>(`${events}/assembly`)).body.next).toBeNull()
    at('2026-12-15T00:00:00Z')
    expect(await shown()).toEqual([])
  })

  it('have no dates where every one is excepted, and are in no list of dates', async () => {
    at('2026-11-28T10:00:00Z')
    const site = '/v1/sites/cookley'
    const own = '/schools/cookley/events'
    for (const address of [
      `${own}/never`,
      `${own}/never/print`,
      '/schools/cookley/search?q=excepted',
      `${site}/feed.rss`,
      `${site}/feed.atom`,
      `${site}/feed.json`,
    ]) {
      const said = await page(address)
      expect(said, address).toContain('There are no dates for this event.')
      expect(said, address).not.toMatch(/December 2026|are past/)
    }
    for (const address of [own, `${own}?month=2026-12`, `${site}/events`, '/schools/cookley'])
      expect(await page(address), address).not.toContain('Every date')
    expect((await delivery.json<Item>(`${site}/events/never`)).body.next).toBeNull()
    expect(await page(`${site}/events/never.ics`)).toMatch(/EXDATE[^]*EXDATE/)
  })

  it('say nothing of the clock in changes', async () => {
    const { body } = await delivery.json<{ changes: { item?: object }[] }>('/v1/sites/comberton/changes')
    for (const { item } of body.changes) expect(item).not.toHaveProperty('next')
  })

  it.each(['now+1', 'NOW', ''])('are refused from "%s"', async (from) => {
    const { status, body } = await delivery.json(`/v1/sites/offmore/events?from=${from}`)
    expect([status, body.code, body.parameter]).toEqual([400, 'invalid-query', 'from'])
  })
})
