import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, create, publish } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { password } from './admin-pages'
import { startOtherWebsite, type OtherWebsite } from './other-website'

const { newPage } = useBrowser()

const year = new Date().getFullYear() + 1
const month = `${year}-12`
const firstMonday = (() => {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return first.add({ days: (8 - first.dayOfWeek) % 7 })
})()
/** Days after the first Monday of that December. */
const day = (after: number) => firstMonday.add({ days: after }).toString()
const inWords = (after: number) => {
  const date = firstMonday.add({ days: after })
  const weekday = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][
    date.dayOfWeek - 1
  ]
  return { weekday, number: date.day, long: `${weekday}, ${date.day} December ${year}` }
}
const thursday = 3
const nextThursday = 10

/** An event as an editor writes it, and what everybody says of when it is. */
type Case = {
  title: string
  event: object
  days: string
  hours: string
  /** Days in the month, after the first Monday. */
  inMonth: number[]
  calendar: RegExp[]
  /** What is nowhere to be read. */
  never?: RegExp
  badge?: string
}

const weeklyOnThursdays = {
  start: `${day(thursday)}T09:00:00Z`,
  end: `${day(thursday)}T10:00:00Z`,
  recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=3',
}

const cases: Case[] = [
  {
    title: 'Video call with a partner school',
    event: { start: `${day(0)}T14:00:00Z`, end: `${day(0)}T15:00:00Z`, timeZone: 'America/New_York' },
    days: inWords(0).long,
    hours: '2:00 – 3:00 pm (New York: 9:00 – 10:00 am)',
    inMonth: [0],
    calendar: [new RegExp(`DTSTART;TZID=America/New_York:${day(0).replaceAll('-', '')}T090000`)],
  },
  {
    title: 'Call to the other end of the world',
    event: { start: `${day(0)}T20:00:00Z`, end: `${day(0)}T21:00:00Z`, timeZone: 'Australia/Sydney' },
    days: inWords(0).long,
    hours: `8:00 – 9:00 pm (Sydney: ${inWords(1).long}, 7:00 – 8:00 am)`,
    inMonth: [0],
    calendar: [new RegExp(`DTSTART;TZID=Australia/Sydney:${day(1).replaceAll('-', '')}T070000`)],
  },
  {
    title: 'By the same clock elsewhere',
    event: { start: `${day(1)}T14:00:00Z`, end: `${day(1)}T15:00:00Z`, timeZone: 'Europe/Dublin' },
    days: inWords(1).long,
    hours: '2:00 – 3:00 pm',
    inMonth: [1],
    calendar: [/TZID=Europe\/Dublin/],
    never: /Dublin:/,
  },
  {
    title: 'First date is excepted',
    event: { ...weeklyOnThursdays, exceptDates: [{ date: day(thursday) }] },
    days: inWords(nextThursday).long,
    hours: '9:00 – 10:00 am',
    inMonth: [nextThursday, nextThursday + 7],
    calendar: [new RegExp(`DTSTART;TZID=Europe/London:${day(nextThursday).replaceAll('-', '')}T090000`)],
    never: new RegExp(`\\b${inWords(thursday).number} December|are past`),
  },
  {
    title: 'Film night is off',
    event: { start: `${day(2)}T18:00:00Z`, end: `${day(2)}T20:00:00Z`, status: 'cancelled' },
    days: inWords(2).long,
    hours: '6:00 – 8:00 pm',
    inMonth: [2],
    calendar: [/STATUS:CANCELLED/],
    badge: 'Cancelled',
  },
  {
    title: 'Book days',
    event: { start: `${day(7)}T00:00`, end: `${day(8)}T15:00`, allDay: true },
    days: `${inWords(7).number} – ${inWords(8).number} December ${year}`,
    hours: 'All day',
    inMonth: [7, 8],
    calendar: [new RegExp(`DTSTART;VALUE=DATE:${day(7).replaceAll('-', '')}`)],
  },
  {
    title: 'Sleepover in the library',
    event: { start: `${day(4)}T20:00:00Z`, end: `${day(5)}T08:00:00Z` },
    days: `Friday ${inWords(4).number} December – Saturday ${inWords(5).number} December ${year}`,
    hours: '8:00 pm – 8:00 am',
    inMonth: [4, 5],
    calendar: [new RegExp(`DTEND;TZID=Europe/London:${day(5).replaceAll('-', '')}T080000`)],
  },
]

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,)])/g, '$1')

/** Of an event whose dates are all excepted, tests/delivery/coming-events.test.ts tells: it cannot be submitted any more. */
describe('when an event is, as everybody says it', () => {
  let system: RunningSystem
  let website: OtherWebsite
  const slugs = new Map<string, string>()

  beforeAll(async () => {
    website = await startOtherWebsite()
    system = await startSystem({ seed: 'demo' })
    const editor = await signIn(system.url, 'editor@st-catherines.test', password)
    const head = await signIn(system.url, 'head@st-catherines.test', password)
    const { docs } = bodyOf(
      await editor.get<{ docs: { id: string }[] }>('/api/schools?where[slug][equals]=st-catherines'),
    )
    const school = { id: docs[0]?.id ?? '', editor, head }
    for (const { title, event } of cases) {
      const written = { title, school: school.id, category: 'meeting', ...event }
      const made = await create(editor, 'events', written)
      await publish(school, 'events', made.id)
      slugs.set(title, made.slug)
    }
  })
  afterAll(() => website.close())

  const text = async (path: string): Promise<string> => (await fetch(system.url + path)).text()
  const pathOf = ({ title }: Case) => `/schools/st-catherines/events/${slugs.get(title)}`
  /** The entry of a list, without markup; empty where there is none. */
  const entryIn = (html: string, { title }: Case) =>
    plain(
      html
        .split(/<li[ >]/)
        .slice(1)
        .find((entry) => plain(entry).includes(title)) ?? '',
    )

  const inWordsOn: Record<string, (one: Case) => Promise<string>> = {
    page: async (one) => plain(/<main[^]*<\/main>/.exec(await text(pathOf(one)))?.[0] ?? ''),
    print: async (one) => plain(/<main[^]*<\/main>/.exec(await text(`${pathOf(one)}/print`))?.[0] ?? ''),
    RSS: async ({ title }) =>
      plain(
        (await text(`/v1/sites/st-catherines/feed.rss`))
          .split('<item>')
          .find((item) => item.includes(title)) ?? '',
      ),
    Atom: async ({ title }) =>
      plain(
        plain(
          (await text(`/v1/sites/st-catherines/feed.atom`))
            .split('<entry')
            .find((item) => item.includes(title)) ?? '',
        ),
      ),
    'JSON Feed': async ({ title }) => {
      const { items } = JSON.parse(await text(`/v1/sites/st-catherines/feed.json`)) as {
        items: { title: string; content_html: string }[]
      }
      return plain(items.find((item) => item.title === title)?.content_html ?? '')
    },
    search: async (one) =>
      entryIn(await text(`/schools/st-catherines/search?q=${encodeURIComponent(one.title)}`), one),
    mail: async ({ title }) => {
      const subject = `Waiting for your approval: ${title}`
      const messages = async () => (await text('/demo/mail')).split('<article>')
      await expect
        .poll(async () => (await messages()).some((one) => one.includes(subject)), { timeout: 30_000 })
        .toBe(true)
      return plain((await messages()).find((one) => one.includes(subject)) ?? '')
    },
  }

  describe.each(cases)('$title', (one) => {
    it.each(Object.keys(inWordsOn))('%s', async (surface) => {
      const said = (await inWordsOn[surface]?.(one)) ?? ''
      expect(said).toContain(one.days)
      expect(said).toContain(one.hours)
      if (one.never) expect(said).not.toMatch(one.never)
      if (one.badge) expect(said.toLowerCase()).toContain(one.badge.toLowerCase())
    })

    it('list', async () => {
      const said = entryIn(await text(`/schools/st-catherines/events`), one)
      for (const part of [one.days, one.hours, one.badge ?? '']) expect(said).toContain(part)
    })

    it('month', async () => {
      const html = await text(`/schools/st-catherines/events?month=${month}`)
      const cells = [...html.matchAll(/<time dateTime="(\d{4}-\d{2}-\d{2})"[^]*?<\/td>/gi)]
      const having = cells.filter(([cell]) => plain(cell).includes(one.title))
      expect(having.map(([, on]) => on)).toEqual(one.inMonth.map(day).filter((on) => on.startsWith(month)))
      const said = plain(having[0]?.[0] ?? '')
      if (one.hours !== 'All day') expect(said).toContain(one.hours)
    })

    it('ICS', async () => {
      const ics = await text(`/v1/sites/st-catherines/events/${slugs.get(one.title)}.ics`)
      for (const line of one.calendar) expect(ics).toMatch(line)
    })

    it('API', async () => {
      const item = JSON.parse(await text(`/v1/sites/st-catherines/events/${slugs.get(one.title)}`)) as {
        next: { start: string } | null
      }
      expect(item.next?.start.slice(0, 10)).toBe(day(one.inMonth[0] ?? 0))
    })
  })

  it('the widget says the same, in the order in which they come', async () => {
    const page = await newPage({ url: website.url, origins: [system.url] })
    await page.goto(
      website.page(`<kpsa-events site="st-catherines" limit="100"></kpsa-events>`, {
        head: `<script src="${system.url}/embed/v1.js" defer></script>`,
        policy: `default-src 'none'; img-src data:; script-src ${system.url}; connect-src ${system.url}`,
      }),
    )
    const entries = page.locator('kpsa-events').getByRole('listitem')
    await entries.first().waitFor()
    const said = (await entries.allTextContents())
      .map(plain)
      .filter((entry) => cases.some(({ title }) => entry.includes(title)))
    expect(said.map((entry) => cases.find(({ title }) => entry.includes(title))?.title).sort()).toEqual(
      cases.map(({ title }) => title).sort(),
    )
    for (const { title, days, hours, badge = '' } of cases) {
      const entry = said.find((one) => one.includes(title)) ?? ''
      for (const part of [days, hours, badge]) expect(entry).toContain(part)
    }
    const firstDays = said.map((entry) => cases.find(({ title }) => entry.includes(title))?.inMonth[0] ?? 99)
    expect(firstDays).toEqual([...firstDays].sort((one, other) => one - other))
  })

  it('no time sticks out of its day in the month, on screens and on paper', async () => {
    const page = await newPage({ url: system.url })
    for (const [width, media] of [
      [1280, 'screen'],
      [1024, 'screen'],
      [820, 'screen'],
      [768, 'screen'],
      [320, 'screen'],
      [1000, 'print'],
      [794, 'print'],
    ] as const) {
      await page.emulateMedia({ media })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${system.url}/schools/st-catherines/events?month=${month}`)
      const sticking = await page.evaluate(() =>
        [...document.querySelectorAll('td ul')].flatMap((list) => {
          const range = document.createRange()
          range.selectNodeContents(list)
          const right = list.closest('td')?.getBoundingClientRect().right ?? 0
          return [...range.getClientRects()].filter((box) => box.right > right + 0.5).map((box) => box.right)
        }),
      )
      expect([width, media, sticking]).toEqual([width, media, []])
    }
  })
})
