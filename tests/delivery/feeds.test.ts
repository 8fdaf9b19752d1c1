import { parseFeed } from '@rowanmanning/feed-parser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mediaAddress } from '../../src/public/addresses'
import type { PublicItem } from '../../src/public/public-form'
import { databaseNames, publicUrl, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { atomProblems, jsonFeedProblems, pagesOf, rssProblems } from './feed-rules'
import { eventRow, letterRow, schoolSite, withdrawn, type StoredPublication } from './published-fixture'

type JsonFeed = {
  title: string
  home_page_url: string
  feed_url: string
  language: string
  items: {
    id: string
    url: string
    title: string
    content_html: string
    language: string
    date_published: string
    authors: { name: string }[]
    tags: string[]
    image?: string
    attachments?: { url: string; mime_type: string; size_in_bytes: number }[]
  }[]
}

const contentTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}
const formats = ['rss', 'atom', 'json'] as const

/** The same row with other content; published in the order of the minutes. */
const published = (
  row: StoredPublication,
  minute: number,
  content: Partial<PublicItem> = {},
): StoredPublication => {
  if (!row.document) throw new Error('A withdrawn row has no content.')
  const at = `2026-06-10T08:${String(minute).padStart(2, '0')}:00.000Z`
  const document = { ...row.document, publishedAt: at, updatedAt: at, ...content } as PublicItem
  return { ...row, changedAt: at, document }
}

const hostile = 'Tea & <b>cake</b> ]]> “now” \u0007bell 😀'

const fair = eventRow('comberton', 'fair', 50, {
  start: '2026-07-04T11:00:00.000Z',
  end: '2026-07-04T14:00:00.000Z',
  startLocal: '2026-07-04T12:00:00',
  endLocal: '2026-07-04T15:00:00',
  category: 'sport',
})
const concert = eventRow('comberton', 'concert', 51, {
  start: '2026-06-20T11:00:00.000Z',
  end: '2026-06-20T14:00:00.000Z',
  startLocal: '2026-06-20T12:00:00',
  endLocal: '2026-06-20T15:00:00',
})

describe.each(databaseNames)('feeds on %s', (database) => {
  let delivery: DeliveryUnderTest

  beforeAll(async () => {
    delivery = await startDelivery(database)
    const { fixture } = delivery
    await fixture.addSite(schoolSite('comberton', { name: 'Comberton & Co School' }), [
      'www.comberton.example',
    ])
    await fixture.addSite(schoolSite('offmore', { strapline: '' }))
    await fixture.addSite(schoolSite('kpsa', { kind: 'alliance', name: 'The Alliance' }))
    await fixture.add(
      // Dated against the order in which they were published.
      ...Array.from({ length: 32 }, (_, index) =>
        published(
          letterRow(
            'comberton',
            `letter-${index}`,
            `2026-05-${String(31 - (index % 31)).padStart(2, '0')}`,
            index + 1,
          ),
          index,
        ),
      ),
      published(letterRow('comberton', 'hostile', '2026-05-01', 40, { audience: ['year-1'] }), 40, {
        title: hostile,
        summary: hostile,
        signedBy: [
          { slug: 'comberton', name: 'Comberton' },
          { slug: 'offmore', name: 'Offmore' },
        ],
        correction: { at: '2026-06-10T08:40:00.000Z', note: 'The bus leaves at 9.' },
        image: { url: mediaAddress('pool.jpg'), alt: 'A "pool"', width: 800, height: 600, sizes: [] },
        images: [{ url: mediaAddress('pool.jpg'), alt: 'A "pool"', width: 800, height: 600, sizes: [] }],
        attachments: [
          { name: 'Form', url: mediaAddress('form.pdf'), type: 'application/pdf', bytes: 2450 },
          { name: 'Map', url: mediaAddress('map.pdf'), type: 'application/pdf', bytes: 99 },
        ],
      }),
      letterRow('comberton', 'hostile', '2026-05-01', 41, { language: 'pl' }),
      published(fair, 50),
      published(concert, 45),
      withdrawn(letterRow('comberton', 'gone', '2026-06-01', 52), 53, '2026-06-10T09:00:00.000Z'),
      published(letterRow('kpsa', 'hostile', '2026-05-01', 54), 54),
    )
  })
  afterAll(() => delivery.stop())

  const fetchFeed = async (address: string) => {
    const answer = await delivery.raw(address)
    expect(answer.status, address).toBe(200)
    return answer.body.toString('utf8')
  }
  const jsonOf = async (address: string) => JSON.parse(await fetchFeed(address)) as JsonFeed
  const feed = '/v1/sites/comberton/feed'

  it('keep the rules of their formats, for every kind, empty or full', async () => {
    for (const name of ['feed', 'letters', 'newsletters', 'events', 'pages', 'evidence'])
      for (const site of ['comberton', 'offmore', 'kpsa'])
        for (const language of ['', '?language=pl', '?language=ur']) {
          const address = (extension: string) => `/v1/sites/${site}/${name}.${extension}${language}`
          expect(rssProblems(await fetchFeed(address('rss'))), address('rss')).toEqual([])
          expect(atomProblems(await fetchFeed(address('atom'))), address('atom')).toEqual([])
          expect(jsonFeedProblems(await fetchFeed(address('json'))), address('json')).toEqual([])
        }
  })

  it('hold the thirty items that were published last, whatever their own dates', async () => {
    const { items } = await jsonOf(`${feed}.json`)
    expect(items).toHaveLength(30)
    expect(items.slice(0, 4).map(({ url }) => url.split('/').at(-1))).toEqual([
      'fair',
      'concert',
      'hostile',
      'letter-31',
    ])
    const times = items.map(({ date_published }) => date_published)
    expect(times).toEqual([...times].sort().reverse())
    const events = await jsonOf('/v1/sites/comberton/events.json')
    expect(events.items.map(({ url }) => url.split('/').at(-1))).toEqual(['fair', 'concert'])
  })

  it('say the same to an independent reader', async () => {
    const { items } = await jsonOf(`${feed}.json`)
    for (const format of ['rss', 'atom'] as const) {
      const read = parseFeed(await fetchFeed(`${feed}.${format}`))
      expect(read.title).toBe('Comberton & Co School')
      expect(read.url).toBe('https://www.comberton.example')
      expect(read.self).toBe(`${publicUrl}${feed}.${format}`)
      expect(read.language).toBe('en')
      expect(read.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
      expect(read.items.map(({ url }) => url)).toEqual(items.map(({ url }) => url))
      expect(read.items.map(({ content }) => content)).toEqual(
        // This reader takes entities of the HTML for entities of the XML, too.
        items.map(({ content_html: html }) => html.replaceAll('&quot;', '"')),
      )
      expect(read.items.map(({ published: at }) => at?.toISOString())).toEqual(
        items.map(({ date_published }) => date_published),
      )
      expect(read.items[2]?.authors.map(({ name }) => name)).toEqual(['Comberton', 'Offmore'])
      expect(read.items[2]?.categories.map(({ term }) => term)).toEqual(['Letters', 'Year 1'])
    }
  })

  it('carry markup as text and content as markup', async () => {
    const shown = 'Tea & <b>cake</b> ]]> “now” bell 😀'
    expect(await fetchFeed(`${feed}.atom`)).toContain(
      '<title>Tea &amp; &lt;b&gt;cake&lt;/b&gt; ]]&gt; “now” bell 😀</title>',
    )
    const { items } = await jsonOf('/v1/sites/comberton/letters.json')
    expect(items[0]?.content_html).toContain('<a href="https://www.comberton.example/letters/other">')
    expect(items[0]?.content_html).toContain('<p>Dear parents</p>')
    expect(items[0]?.content_html).toContain('The bus leaves at 9.')
    expect(items[0]?.content_html).toContain(
      `<img src="${publicUrl}/media/pool.jpg" alt="A &quot;pool&quot;" width="800" height="600"/>`,
    )
    expect(items[0]?.image).toBe(`${publicUrl}/media/pool.jpg`)
    expect(items[0]?.attachments).toEqual([
      {
        url: `${publicUrl}/media/form.pdf`,
        mime_type: 'application/pdf',
        title: 'Form',
        size_in_bytes: 2450,
      },
      { url: `${publicUrl}/media/map.pdf`, mime_type: 'application/pdf', title: 'Map', size_in_bytes: 99 },
    ])
    expect(parseFeed(await fetchFeed(`${feed}.rss`)).items[2]?.title).toBe(shown)
  })

  it('tell when and where an event takes place', async () => {
    const { items } = await jsonOf('/v1/sites/comberton/events.json')
    expect(items[0]?.content_html).toMatch(/When: Saturday, 4 July 2026, 12:00.*3:00.*<br\/>Where: Hall/)
    expect(items[0]?.tags).toEqual(['Events', 'Sport'])
  })

  it('prefer a language and hide nothing; an item keeps its id in it, and has another on each site', async () => {
    const [english, polish, onKpsa] = await Promise.all([
      jsonOf('/v1/sites/comberton/letters.json'),
      jsonOf('/v1/sites/comberton/letters.json?language=pl-PL'),
      jsonOf('/v1/sites/kpsa/letters.json'),
    ])
    expect(polish.items.map(({ id }) => id)).toEqual(english.items.map(({ id }) => id))
    expect(polish.items.slice(0, 2).map(({ language }) => language)).toEqual(['pl', 'en'])
    expect([polish.language, polish.title]).toEqual(['pl', 'Comberton & Co School – Listy'])
    expect(polish.feed_url).toBe(`${publicUrl}/v1/sites/comberton/letters.json?language=pl`)
    expect(polish.home_page_url).toBe('https://www.comberton.example/letters?language=pl')
    expect(onKpsa.items.map(({ id }) => id)).not.toContain(english.items[0]?.id)
    expect(await fetchFeed('/v1/sites/comberton/letters.rss?language=pl')).toContain(
      '<dc:language>pl</dc:language>',
    )
    expect(await fetchFeed('/v1/sites/comberton/letters.atom?language=pl')).toContain('<entry xml:lang="pl">')
  })

  it.each(formats)(
    'are answered as %s to whoever asks, with the headers of every other answer',
    async (format) => {
      const address = `${feed}.${format}`
      const answer = await delivery.raw(address, {
        headers: { Accept: 'text/html', 'Accept-Encoding': 'gzip' },
      })
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': contentTypes[format],
        'content-encoding': 'gzip',
        'access-control-allow-origin': '*',
        vary: 'Accept-Encoding, Authorization',
      })
      expect(answer.headers['cache-control']).toMatch(/^public, max-age=60/)
      expect(answer.headers['last-modified']).toBeDefined()
      const again = await delivery.raw(address, {
        headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': String(answer.headers.etag) },
      })
      expect([again.status, again.body.length]).toEqual([304, 0])
      const head = await delivery.raw(address, { method: 'HEAD' })
      expect([head.status, head.body.length]).toEqual([200, 0])
    },
  )

  it('refuse what they do not know', async () => {
    const asked = async (address: string) => {
      const { status, body } = await delivery.json(address)
      return [status, body.code]
    }
    expect(await asked(`${feed}.rss?limit=5`)).toEqual([400, 'invalid-query'])
    expect(await asked(`${feed}.rss?language=%3C`)).toEqual([400, 'invalid-query'])
    expect(await asked('/v1/sites/comberton/recipes.rss')).toEqual([404, 'not-found'])
    expect(await asked('/v1/sites/nowhere/feed.rss')).toEqual([404, 'not-found'])
    expect(await asked(`${feed}.xml`)).toEqual([404, 'not-found'])
    expect((await delivery.raw(`${feed}.rss`, { method: 'POST' })).status).toBe(405)
    expect(delivery.reported).toEqual([])
  })

  it('no longer have what was withdrawn, and have again what comes back as news', async () => {
    const { fixture } = delivery
    const titles = async () => (await jsonOf(`${feed}.json`)).items.map(({ url }) => url.split('/').at(-1))
    expect(await titles()).not.toContain('gone')
    await fixture.put(withdrawn(fair, 60, '2026-06-14T09:30:00.000Z'))
    expect(await titles()).not.toContain('fair')
    await fixture.put({ ...published(fair, 59), sequence: 61, changedAt: '2026-06-14T09:40:00.000Z' })
    expect((await titles())[0]).toBe('fair')
  })
})

/** A row that was published at this time. */
const publishedAt = (row: StoredPublication, at: string): StoredPublication => {
  if (!row.document) throw new Error('A withdrawn row has no content.')
  return { ...row, changedAt: at, document: { ...row.document, publishedAt: at, updatedAt: at } }
}
const hoursBefore = (now: string, hours: number): string =>
  new Date(Date.parse(now) - hours * 3_600_000).toISOString()

describe.each(databaseNames)('the pages of feeds on %s', (database) => {
  let delivery: DeliveryUnderTest
  const now = '2026-06-14T10:20:00.000Z'
  const kindsOf = ['letter', 'event'] as const
  const rowOf = (index: number): StoredPublication =>
    kindsOf[index % 2] === 'letter'
      ? letterRow('comberton', `item-${index}`, '2026-05-01', index + 1)
      : eventRow('comberton', `item-${index}`, index + 1, {
          start: '2026-07-04T11:00:00.000Z',
          end: '2026-07-04T14:00:00.000Z',
          startLocal: '2026-07-04T12:00:00',
          endLocal: '2026-07-04T15:00:00',
        })
  /** 45 within two days, six of them in one moment, and 60 before. */
  const all = Array.from({ length: 105 }, (_, index) =>
    publishedAt(
      rowOf(index),
      hoursBefore(now, index < 45 ? (index < 6 ? 1 : index) : 48 + (index - 44) * 10),
    ),
  )
  const slugsByTime = [...all]
    .sort((a, b) =>
      `${b.document?.publishedAt} ${b.itemId}`.localeCompare(`${a.document?.publishedAt} ${a.itemId}`),
    )
    .map(({ slug }) => slug)

  beforeAll(async () => {
    delivery = await startDelivery(database)
    const { fixture } = delivery
    await fixture.addSite(schoolSite('comberton'), ['www.comberton.example'])
    await fixture.addSite(schoolSite('offmore'))
    await fixture.add(
      ...all,
      publishedAt(letterRow('comberton', 'item-2', '2026-05-01', 200, { language: 'pl' }), now),
      withdrawn(letterRow('comberton', 'gone', '2026-06-01', 201), 202, '2026-06-10T09:00:00.000Z'),
      publishedAt(letterRow('offmore', 'elsewhere', '2026-06-01', 203), now),
    )
  })
  beforeEach(() => {
    delivery.clock.now = new Date(now)
  })
  afterAll(() => delivery.stop())

  const textOf = async (address: string) => {
    const answer = await delivery.raw(address.replace(publicUrl, ''))
    expect(answer.status, address).toBe(200)
    return answer.body.toString('utf8')
  }
  const slugsIn = (format: (typeof formats)[number], text: string): string[] => {
    const urls =
      format === 'json'
        ? (JSON.parse(text) as JsonFeed).items.map(({ url }) => url)
        : parseFeed(text).items.map(({ url }) => url ?? '')
    return urls.map((url) => url.split('/').at(-1) ?? '')
  }
  const problemsOf = { rss: rssProblems, atom: atomProblems, json: jsonFeedProblems }

  /** Every page of a feed, as a reader that follows `next` gets them. */
  const follow = async (
    format: (typeof formats)[number],
    address: string,
    meanwhile: () => Promise<unknown> = () => Promise.resolve(),
  ) => {
    const pages: { slugs: string[]; links: Record<string, string>; address: string }[] = []
    for (let next: string | undefined = address; next; next = pages.at(-1)?.links.next) {
      const text = await textOf(next)
      expect(problemsOf[format](text), next).toEqual([])
      pages.push({ slugs: slugsIn(format, text), links: pagesOf(format, text), address: next })
      expect(pages.length).toBeLessThan(20)
      await meanwhile()
    }
    return pages
  }

  describe.each(formats)('as %s', (format) => {
    const feed = `/v1/sites/comberton/feed.${format}`

    it('hold everything of two days, and lead to all that ever was published, each once', async () => {
      const pages = await follow(format, feed)
      expect(pages.map(({ slugs }) => slugs.length)).toEqual([45, 30, 30])
      expect(pages.flatMap(({ slugs }) => slugs)).toEqual(slugsByTime)
    })

    it('of one kind hold thirty where there is less in two days, in every language', async () => {
      for (const query of ['', '?language=pl', '?language=ur&utm_source=x']) {
        const pages = await follow(format, `/v1/sites/comberton/letters.${format}${query}`)
        expect(pages.map(({ slugs }) => slugs.length)).toEqual([30, 23])
        expect(pages.flatMap(({ slugs }) => slugs)).toEqual(
          slugsByTime.filter((slug) => all.find((row) => row.slug === slug)?.kind === 'letter'),
        )
        for (const { links } of pages) expect(Object.values(links).join()).not.toContain('utm_')
      }
    })

    it('are one page where there is no more, and an empty one where there is nothing', async () => {
      for (const [address, count] of [
        [`/v1/sites/offmore/feed.${format}`, 1],
        [`/v1/sites/offmore/pages.${format}`, 0],
      ] as const) {
        const pages = await follow(format, address)
        expect(pages.map(({ slugs }) => slugs.length)).toEqual([count])
        expect(pages[0]?.links).not.toHaveProperty('next')
      }
    })

    it('neither repeat nor leave out anything when something is published meanwhile', async () => {
      let index = 0
      const pages = await follow(format, feed, () => {
        index += 1
        const row = letterRow('comberton', `meanwhile-${format}-${index}`, '2026-05-01', 300 + index)
        return delivery.fixture.add(publishedAt(row, now))
      })
      const seen = pages.flatMap(({ slugs }) => slugs)
      for (let made = 1; made <= index; made += 1)
        await delivery.fixture.put(
          withdrawn(
            letterRow('comberton', `meanwhile-${format}-${made}`, '2026-05-01', 300 + made),
            400 + made,
            now,
          ),
        )
      expect(seen.filter((slug) => !slug.startsWith('meanwhile'))).toEqual(slugsByTime)
    })

    it('refuse the cursor of another list, and what is none', async () => {
      const list = await delivery.json<{ next: string }>('/v1/sites/comberton/letters?limit=1')
      const cursor = (address: string | undefined) =>
        new URL(address ?? '', publicUrl).searchParams.get('after') ?? ''
      const ofFeed = cursor(pagesOf(format, await textOf(feed)).next)
      expect(ofFeed).not.toBe('')
      for (const [address, after] of [
        [feed, cursor(list.body.next)],
        [`/v1/sites/comberton/letters.${format}`, ofFeed],
        [`/v1/sites/offmore/feed.${format}`, ofFeed],
        ['/v1/sites/comberton/letters', ofFeed],
        [feed, 'x'],
        [feed, ''],
      ] as const) {
        const { status, body } = await delivery.json(`${address}?after=${after}`)
        expect([status, body.code], `${address} ${after}`).toEqual([400, 'invalid-cursor'])
      }
    })

    it('get shorter when two days have passed, and say when they did', async () => {
      const at = async (time: string) => {
        delivery.clock.now = new Date(time)
        const { headers, body } = await delivery.raw(feed)
        return { count: slugsIn(format, body.toString()).length, ...headers }
      }
      const first = await at('2026-06-14T20:20:00.000Z')
      const later = await at('2026-06-14T20:40:00.000Z')
      expect(first.count).toBeLessThan(45)
      expect(first.count).toBeGreaterThan(30)
      // Nothing left in those minutes.
      expect([later.etag, later['last-modified']]).toEqual([first.etag, first['last-modified']])
      const inTheEnd = await at('2026-06-20T10:20:00.000Z')
      const wellAfter = await at('2026-06-27T10:20:00.000Z')
      expect(inTheEnd.count).toBe(30)
      expect(Date.parse(inTheEnd['last-modified'] ?? '')).toBeGreaterThan(
        Date.parse(first['last-modified'] ?? ''),
      )
      expect([wellAfter.etag, wellAfter['last-modified']]).toEqual([inTheEnd.etag, inTheEnd['last-modified']])
    })
  })

  it.each(['rss', 'atom'] as const)('lead back to the first one as %s', async (format) => {
    const feed = `${publicUrl}/v1/sites/comberton/feed.${format}`
    const pages = await follow(format, feed)
    expect(pages.map(({ links }) => links.self)).toEqual(pages.map(({ address }) => address))
    expect(pages.map(({ links }) => links.first)).toEqual([feed, feed, feed])
    expect(pages.map(({ links }) => links.previous)).toEqual([
      undefined,
      ...pages.slice(0, -1).map(({ address }) => address),
    ])
  })
})
