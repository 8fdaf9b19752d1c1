import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseNames, publicUrl, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { eventRow, letterRow, schoolSite, withdrawn } from './published-fixture'

type Item = {
  id: string
  language: string
  title: string
  url: string
  html: string
  occurrences?: { startLocal: string }[]
}
type List = { items: Item[]; next: string | null }

const day = (number: number) => `2026-05-${String(number).padStart(2, '0')}`

/** One hour in the morning of a day, in summer. */
const morning = (date: string) => ({
  start: `${date}T08:00:00.000Z`,
  end: `${date}T09:00:00.000Z`,
  startLocal: `${date}T09:00:00`,
  endLocal: `${date}T10:00:00`,
})

describe.each(databaseNames)('lists on %s', (database) => {
  let delivery: DeliveryUnderTest

  beforeAll(async () => {
    delivery = await startDelivery(database)
    const { fixture } = delivery
    await fixture.addSite(schoolSite('offmore'))
    await fixture.addSite(schoolSite('comberton'), ['www.comberton.example', 'comberton.example'])
    await fixture.addSite(schoolSite('kpsa', { kind: 'alliance', name: 'The Alliance' }))
    await fixture.add(
      ...Array.from({ length: 25 }, (_, index) =>
        letterRow('comberton', `letter-${String(index + 1).padStart(2, '0')}`, day(index + 1), index + 1, {
          audience: index === 0 ? ['year-1', 'year-2'] : ['whole-school'],
        }),
      ),
      letterRow('comberton', 'letter-03', day(3), 26, { language: 'pl' }),
      withdrawn(letterRow('comberton', 'letter-gone', day(28), 27), 28, '2026-06-02T09:00:00.000Z'),
      letterRow('offmore', 'offmore-letter', day(1), 29),
      // The same moment: the order of ids decides.
      ...['b', 'a', 'c'].map((id, index) => letterRow('kpsa', `same-${id}`, day(9), 30 + index)),
      eventRow('comberton', 'fair', 40, { ...morning('2026-07-01'), category: 'sport' }),
      eventRow('comberton', 'breakfast', 41, morning('2026-06-14')),
      eventRow('comberton', 'past', 42, morning('2026-06-13')),
      eventRow(
        'comberton',
        'club',
        43,
        { ...morning('2026-04-07'), recurrence: 'FREQ=WEEKLY', exceptDates: ['2026-06-23'] },
        { endsAt: '9999-12-31T00:00:00.000Z' },
      ),
    )
  })
  afterAll(() => delivery.stop())

  const list = async (address: string) => {
    const { status, body } = await delivery.json<List>(address)
    expect(status).toBe(200)
    return body
  }
  const ids = async (address: string) => (await list(address)).items.map(({ id }) => id)
  const letters = '/v1/sites/comberton/letters'
  const events = '/v1/sites/comberton/events'

  it('has the alliance first, then the schools by name, with their real addresses', async () => {
    const { body } = await delivery.json<{ sites: { slug: string; url: string }[] }>('/v1/sites')
    expect(body.sites.map(({ slug, url }) => [slug, url])).toEqual([
      ['kpsa', publicUrl],
      ['comberton', 'https://www.comberton.example'],
      ['offmore', `${publicUrl}/schools/offmore`],
    ])
    const { body: site } = await delivery.json('/v1/sites/offmore')
    expect(site).toEqual(body.sites[2])
  })

  it('gives the newest letters first, twenty unless told', async () => {
    const { items, next } = await list(letters)
    expect(items).toHaveLength(20)
    expect(items[0]?.id).toBe('letter-25')
    expect(next).toMatch(new RegExp(`^${publicUrl}${letters}\\?after=`))
  })

  it('resolves the addresses in an item', async () => {
    const [item] = (await list(letters)).items
    expect(item?.url).toBe('https://www.comberton.example/letters/letter-25')
    expect(item?.html).toContain('href="https://www.comberton.example/letters/other"')
    expect(JSON.stringify(item)).not.toContain('.invalid')
  })

  it('goes through all of them with next, each once, and keeps the question', async () => {
    const seen: string[] = []
    let address: string | null = `${letters}?limit=7&language=pl`
    while (address) {
      const page: List = await list(address)
      seen.push(...page.items.map(({ id, language }) => `${id} ${language}`))
      address = page.next && page.next.slice(publicUrl.length)
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
    expect(seen).toContain('letter-03 pl')
    expect(seen).toContain('letter-04 en')
  })

  it('neither repeats nor hides an item when others are published and withdrawn between two pages', async () => {
    const first = await list('/v1/sites/comberton/letters?limit=10')
    const withdraw = letterRow('comberton', 'letter-20', day(20), 5)
    await delivery.fixture.put(letterRow('comberton', 'brand-new', '2026-05-30', 90))
    await delivery.fixture.put(withdrawn(withdraw, 91, '2026-06-14T10:00:00.000Z'))
    const second = await list((first.next ?? '').slice(publicUrl.length))
    expect(first.items.at(-1)?.id).toBe('letter-16')
    expect(second.items[0]?.id).toBe('letter-15')
    await delivery.fixture.put(
      withdrawn(letterRow('comberton', 'brand-new', '2026-05-30', 92), 92, '2026-06-14T10:00:01.000Z'),
    )
    await delivery.fixture.put(letterRow('comberton', 'letter-20', day(20), 93))
  })

  it('orders what has the same time by id, also across pages', async () => {
    const first = await list('/v1/sites/kpsa/letters?limit=1')
    const second = await list((first.next ?? '').slice(publicUrl.length))
    const third = await list((second.next ?? '').slice(publicUrl.length))
    expect([first, second, third].map(({ items }) => items[0]?.id)).toEqual(['same-c', 'same-b', 'same-a'])
    expect(third.next).toBeNull()
  })

  it('prefers a language and never hides', async () => {
    const { items } = await list(`${letters}?limit=100&language=pl-PL`)
    expect(items).toHaveLength(25)
    expect(items.filter(({ language }) => language === 'pl').map(({ title }) => title)).toEqual([
      'Tytuł letter-03',
    ])
    expect(
      (await list(`${letters}?limit=100&language=ur`)).items.every(({ language }) => language === 'en'),
    ).toBe(true)
  })

  it('keeps to a period, both days included', async () => {
    expect(await ids(`${letters}?from=2026-05-02&to=2026-05-04`)).toEqual([
      'letter-04',
      'letter-03',
      'letter-02',
    ])
    expect(await ids(`${letters}?from=2026-05-24T12:00:00Z`)).toEqual(['letter-25', 'letter-24'])
    expect(await ids(`${letters}?to=2026-05-02T12:00:00Z`)).toEqual(['letter-01'])
  })

  it('filters by audience and by category', async () => {
    expect(await ids(`${letters}?audience=year-2`)).toEqual(['letter-01'])
    expect(await ids(`${letters}?audience=year-6`)).toEqual([])
    expect(await ids(`${events}?category=sport`)).toEqual(['fair'])
  })

  it('begins the events today, soonest first', async () => {
    expect(await ids(events)).toEqual(['breakfast', 'club', 'fair'])
    expect(await ids(`${events}?from=2026-06-13`)).toEqual(['past', 'breakfast', 'club', 'fair'])
    expect(await ids(`${events}?from=2026-06-13&limit=2`)).toEqual(['past', 'breakfast'])
    // The club is on Tuesdays.
    expect(await ids(`${events}?to=2026-06-14`)).toEqual(['breakfast'])
    expect(await ids(`${events}?audience=year-1`)).toEqual([])
  })

  it('expands the occurrences of events in the period', async () => {
    const { items } = await list(`${events}?expand=occurrences&from=2026-06-14&to=2026-07-01`)
    expect(
      items.map(({ id, occurrences }) => [id, occurrences?.map(({ startLocal }) => startLocal)]),
    ).toEqual([
      ['breakfast', ['2026-06-14T09:00:00']],
      ['club', ['2026-06-16T09:00:00', '2026-06-30T09:00:00']],
      ['fair', ['2026-07-01T09:00:00']],
    ])
    const { items: ofAYear } = await list(`${events}?expand=occurrences`)
    expect(ofAYear.find(({ id }) => id === 'club')?.occurrences).toHaveLength(51)
    expect((await list(events)).items[0]?.occurrences).toBeUndefined()
  })

  it('has an empty list where nothing of a kind was published', async () => {
    expect(await list('/v1/sites/offmore/evidence')).toEqual({ items: [], next: null })
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['language=', 'language'],
    ['language=english!', 'language'],
    ['from=yesterday', 'from'],
    ['from=2026-02-30', 'from'],
    ['to=2026-06-14T10:00', 'to'],
    ['from=2026-06-14&to=2026-06-13', 'to'],
    ["category=sport'--", 'category'],
    ['audience=%F0%9F%98%80', 'audience'],
    ['expand=occurrences', 'expand'],
    ['page=2', 'page'],
    ['limit[]=3', 'limit[]'],
    ['__proto__=1', '__proto__'],
  ])('refuses %s with a sentence that names it', async (query, parameter) => {
    const { status, body } = await delivery.json(`${letters}?${query}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'invalid-query', parameter, status: 400 })
    expect(body.detail).toContain(parameter)
  })

  it('names the parameters that there are', async () => {
    const { body } = await delivery.json(`${letters}?colour=red`)
    expect(body.detail).toBe(
      'There is no parameter "colour" here. Possible are: limit, after, language, from, to, category, audience.',
    )
    const { body: none } = await delivery.json('/v1/sites?colour=red')
    expect(none.code).toBe('invalid-query')
  })

  it('refuses a cursor of another list or of nobody', async () => {
    const { next } = await list('/v1/sites/kpsa/letters?limit=1')
    const cursor = new URL(next ?? '').searchParams.get('after')
    for (const after of [cursor, 'x', '', "' OR 1=1 --"]) {
      const { status, body } = await delivery.json(`${letters}?after=${encodeURIComponent(after ?? '')}`)
      expect([status, body.code]).toEqual([400, 'invalid-cursor'])
    }
  })

  it.each([
    '/v1/sites/nowhere',
    '/v1/sites/nowhere/letters',
    '/v1/sites/comberton/drafts',
    '/v1/nothing',
    '/v1',
    '/v1/sites/constructor/letters',
  ])('finds nothing at %s', async (address) => {
    const { status, body } = await delivery.json(address)
    expect([status, body.code]).toEqual([404, 'not-found'])
  })
})
