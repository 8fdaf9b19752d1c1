import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublicationRow } from '../../src/delivery/store/publication-store'
import { crossingDomain, event, fixtureRows, fixtureSites, fixtureStore, letter, row } from './fixture-store'
import { serveSite } from './serve-site'
import type { Served } from './serve-site'

let site: Served

beforeAll(async () => {
  site = await serveSite()
})
afterAll(() => site.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(site.url + path, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

const attribute = (html: string, pattern: RegExp): string | undefined => pattern.exec(html)?.[1]
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const everyPage = [
  '/',
  '/letters',
  '/newsletters',
  '/events',
  '/lppa',
  '/pages',
  '/letters/our-alliance',
  '/events/maths',
  '/schools/comberton',
  '/schools/comberton/letters',
  '/schools/comberton/letters/swimming',
  '/schools/comberton/letters/swimming?language=ur',
  '/schools/comberton/letters/swimming/print',
  '/schools/comberton/newsletters',
  '/schools/comberton/newsletters/spring-7',
  '/schools/comberton/events',
  '/schools/comberton/events?month=2026-03',
  '/schools/comberton/events/choir?language=ar',
  '/schools/comberton/lppa?language=pl',
  '/schools/comberton/evidence/phonics-evening',
  '/schools/comberton/pages/uniform',
  '/schools/cookley-sebright',
  '/search',
  '/search?q=school',
  '/schools/comberton/search?q=zebra&language=ar',
]

describe('every page', () => {
  test.each(everyPage)('%s has one h1, its landmarks, a banner, and nothing inline', async (path) => {
    const { status, body, headers } = await get(path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(body.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(body.match(/<main[\s>]/g)).toHaveLength(1)
    expect(body).toMatch(/<header class="(masthead|letterhead)/)
    expect(body).toMatch(/<html lang="[a-z]{2}" dir="(ltr|rtl)">/)
    expect(body).toContain('<a class="skip" href="#content">')
    expect(body).toContain('<aside class="demo"')
    expect(body).toContain('<meta name="robots" content="noindex"/>')
    expect(body).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i)
    expect(body).not.toContain('.invalid')
    expect(body).not.toMatch(/undefined|NaN|Invalid Date|\[object|\{[a-z]+\}/)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';(?!.*script-src)/)
    expect(headers.get('set-cookie')).toBeNull()
  })

  test('a message page has the same dress', async () => {
    for (const path of ['/nothing', '/schools/comberton/letters/taken-back', '/events?month=x']) {
      const { body } = await get(path)
      expect(body.match(/<h1[\s>]/g)).toHaveLength(1)
      expect(body).toContain('<aside class="demo"')
      expect(body).not.toMatch(/<script|<style|\sstyle=/)
    }
  })

  test('without the demonstration there is no banner and crawlers may come', async () => {
    const live = await serveSite({ demo: false })
    const page = await live.raw('/')
    expect(page.body).not.toContain('class="demo"')
    expect(page.body).not.toContain('noindex')
    expect((await live.raw('/robots.txt')).body).toContain(`Sitemap: ${live.url}/sitemap.xml`)
    await live.close()
    expect((await get('/robots.txt')).body).toBe('User-agent: *\nDisallow: /\n')
  })
})

describe('home pages', () => {
  test('the alliance says what it is and links its schools, one on its own domain', async () => {
    const { body } = await get('/')
    for (const words of [
      'informal arrangement',
      'Share expertise',
      'Training that one school alone',
      'binds',
    ])
      expect(body).toContain(words)
    expect(body).toContain(`href="${site.url}/schools/comberton"`)
    expect(body).toContain(`href="https://${crossingDomain}"`)
    expect(body).toContain('What our five schools do together')
  })

  test('a school shows what it has, and nothing that it has not', async () => {
    const { body } = await get('/schools/comberton')
    expect(body).toContain('href="tel:01562000000"')
    expect(body).toContain('href="mailto:office@comberton.example"')
    expect(body).toContain('School is closed on Thursday')
    expect(textOf(body)).toContain('Headteacher A. Example')
    const bare = (await get('/schools/cookley-sebright')).body
    expect(bare).not.toContain('id="contact"')
    expect(bare).not.toContain('Headteacher')
    expect(bare).not.toContain('long past')
  })

  test('a recurring event stands at its next date', async () => {
    const { body } = await get('/schools/comberton')
    expect(body.indexOf('Cross-school choir practice')).toBeLessThan(body.indexOf('Maths competition'))
    expect(textOf(body)).toContain('Tuesday, 10 March 2026')
    expect(textOf(body)).toContain('Every week on Tuesday, until 14 July 2026')
  })
})

describe('letters', () => {
  test('those who signed stand under their titles, without a guess at their schools', async () => {
    const { body } = await get('/letters/our-alliance')
    const signatures = attribute(body, /<section class="signatures"[^>]*>(.*?)<\/section>/s) ?? ''
    expect(textOf(signatures)).toMatch(
      /Miss J Edwards .* Mrs A Cope Headteachers Mrs G Griffiths Mr S Deakin Chairs of Governing Boards/,
    )
    expect(signatures).not.toMatch(/School/)
  })

  test('a school is named beside a signature where the letter names it', async () => {
    const named = letter('comberton', 'signed', 'Signed', {
      signatories: [
        {
          name: 'B. Example',
          title: 'Headteacher',
          school: { slug: 'offmore', name: 'Offmore Primary School' },
        },
      ],
    })
    const other = await serveSite({ store: fixtureStore([row(named)]) })
    const { body } = await other.raw('/schools/comberton/letters/signed')
    expect(textOf(body)).toContain('B. Example Offmore Primary School Headteacher')
    await other.close()
  })

  test('correction, reply, attachment with its size, pictures', async () => {
    const { body } = await get('/schools/comberton/letters/swimming')
    const text = textOf(body)
    expect(text).toContain('Corrected on 2 March 2026')
    expect(text).toContain('Please reply by Friday, 20 March 2026')
    expect(text).toMatch(/Consent form PDF, 245\skB/)
    expect(body).toContain('href="/media/consent.pdf"')
    expect(body).toMatch(
      /<img src="\/media\/pool.jpg" srcSet="\/media\/pool-400.jpg 400w, \/media\/pool-800.jpg 800w, \/media\/pool.jpg 1600w" sizes="[^"]+" alt="Children at the edge of a pool" width="1600" height="1200" loading="lazy"/i,
    )
  })

  test("a receiving school's note is shown as its own", async () => {
    const { body } = await site.raw('/letters/visit', { host: crossingDomain })
    expect(textOf(body)).toContain('A note from Offmore Primary School Our Year 5 joins in as well.')
  })

  test('older letters are reached by links, without gaps or repeats', async () => {
    const seen: string[] = []
    let path: string | undefined = '/schools/comberton/letters'
    while (path) {
      const { body }: { body: string } = await get(path)
      seen.push(...[...body.matchAll(/letters\/([a-z0-9-]+)"/g)].map(([, slug]) => slug ?? ''))
      const next = attribute(body, /rel="next" href="([^"]+)"/)
      path = next?.replaceAll('&amp;', '&').slice(site.url.length)
    }
    expect(seen).toHaveLength(47)
    expect(new Set(seen).size).toBe(47)
  })
})

describe('languages', () => {
  test('a translation brings its words, its direction and a note that it is behind', async () => {
    const { body } = await get('/schools/comberton/letters/swimming?language=ur')
    expect(body).toContain('<html lang="ur" dir="rtl">')
    expect(body).toContain('سال 4 کے لیے تیراکی کے اسباق')
    expect(body).toContain('انگریزی متن اس ترجمے سے نیا ہے')
    expect(body).toContain(`href="${site.url}/schools/comberton/letters/swimming?language=en" hrefLang="en"`)
  })

  test('the page names its other languages to readers and to machines', async () => {
    const { body } = await get('/schools/comberton/letters/swimming')
    for (const language of ['en', 'ur'])
      expect(body).toContain(
        `<link rel="alternate" hrefLang="${language}" href="${site.url}/schools/comberton/letters/swimming?language=${language}"/>`,
      )
    expect(body).toContain('hrefLang="x-default"')
    expect(body).not.toContain('<link rel="alternate" hrefLang="ar"')
    expect(body).toMatch(/<nav class="languages"[^>]*>.*hrefLang="ar" lang="ar" dir="rtl"/s)
  })

  test('where the wanted language is missing, the original comes with a note and its own lang', async () => {
    const { status, body } = await get('/schools/comberton/letters/our-alliance?language=pl')
    expect(status).toBe(200)
    expect(body).toContain('<html lang="pl" dir="ltr">')
    expect(body).toContain('Nie ma jeszcze wersji w tym języku: polski')
    expect(body).toMatch(/<h1 lang="en" dir="ltr">What our five schools do together/)
    expect(body).toMatch(/<div lang="en" dir="ltr" class="prose">/)
  })

  test('the chosen language goes along the links', async () => {
    const { body } = await get('/schools/comberton?language=ur')
    const links =
      [...body.matchAll(/<nav class="site-menu".*?<\/nav>/gs)][0]?.[0].match(/href="[^"]+"/g) ?? []
    expect(links.length).toBe(6)
    for (const link of links) expect(link).toContain('language=ur')
  })

  test('a language that the pages do not speak is said so, and hides nothing', async () => {
    const { status, body } = await get('/schools/comberton?language=fr')
    expect(status).toBe(200)
    expect(body).toContain('<html lang="en" dir="ltr">')
    expect(body).toContain('not available in that language')
  })
})

describe('events', () => {
  test('a month is a table with a way to the months beside it', async () => {
    const { body } = await get('/schools/comberton/events?month=2026-03')
    expect(body).toMatch(/<table role="table"[^>]*><caption/)
    expect(body.match(/Cross-school choir practice/g)).toHaveLength(5)
    expect(body).toContain('month=2026-02')
    expect(body).toContain('month=2026-04')
    const april = (await get('/schools/comberton/events?month=2026-04')).body
    // the 7th is excepted
    expect(april.match(/Cross-school choir practice/g)).toHaveLength(3)
  })

  test('an event says when, in its own time zone, where, who and how often', async () => {
    const { body } = await get('/schools/comberton/events/choir')
    const text = textOf(body)
    expect(text).toMatch(/Tuesday, 10 March 2026, 3:15\s–\s4:15\spm/)
    expect(text).toContain('Every week on Tuesday')
    // British summer time has begun: still quarter past three
    expect(text).toMatch(/Tuesday, 31 March 2026 3:15\s–\s4:15\spm/)
    const maths = textOf((await get('/schools/comberton/events/maths')).body)
    expect(maths).toMatch(/Host Offmore Primary School/)
    expect(maths).toContain('Taking part Chaddesley Corbett')
  })

  test('a cancelled event says so first', async () => {
    const { body } = await get('/schools/comberton/events/sports')
    expect(body.indexOf('This event is cancelled.')).toBeGreaterThan(0)
    expect(body.indexOf('This event is cancelled.')).toBeLessThan(body.indexOf('Brinton Park'))
  })

  test('an all-day event ends on its last day', async () => {
    const text = textOf((await get('/schools/comberton/events/inset')).body)
    expect(text).toContain('Friday, 27 March 2026, All day')
  })
})

describe('parents and school', () => {
  test('evidence stands under its objectives, and no award is claimed', async () => {
    const text = textOf((await get('/schools/comberton/lppa')).body)
    expect(text).toMatch(/1 Induction of new families Phonics evening/)
    expect(text).toMatch(/2 Parents share in learning Phonics evening/)
    expect(text).toMatch(/Other work with parents Garden day/)
    expect(text).toContain('does not say that the school holds the award or is working towards it')
  })

  test('/evidence leads there', async () => {
    const { status, headers } = await get('/schools/comberton/evidence')
    expect([status, headers.get('location')]).toEqual([302, `${site.url}/schools/comberton/lppa`])
  })

  test('a piece of evidence shows its objectives, indicators, involvement, impact and sources', async () => {
    const text = textOf((await get('/schools/comberton/evidence/phonics-evening')).body)
    for (const words of [
      '2.3 Workshops are offered',
      'Family learning',
      'Twenty-two families',
      'Based on Swimming lessons',
    ])
      expect(text).toContain(words)
  })
})

describe("a school's own domain", () => {
  test('its pages are at the root, and links stay there', async () => {
    const home = await site.raw('/', { host: crossingDomain.toUpperCase() + ':8443' })
    expect(home.status).toBe(200)
    expect(home.body).toMatch(/<h1>\s*<bdi>Offmore Primary School/)
    expect(home.body).toContain(`href="https://${crossingDomain}/letters"`)
    expect(home.body).toContain(`<link rel="canonical" href="https://${crossingDomain}"/>`)
    expect(home.body).toContain('href="/site.webmanifest"')
    expect((await site.raw('/letters/our-alliance', { host: crossingDomain })).status).toBe(200)
    expect((await site.raw('/schools/comberton', { host: crossingDomain })).status).toBe(404)
  })

  test('each host has its own sitemap', async () => {
    const own = (await site.raw('/sitemap.xml', { host: crossingDomain })).body
    const main = (await site.raw('/sitemap.xml')).body
    expect(own).toContain(`<loc>https://${crossingDomain}/letters/visit</loc>`)
    expect(own).not.toContain('comberton')
    expect(main).toContain(`<loc>${site.url}/schools/comberton/letters/swimming</loc>`)
    expect(main).toContain(`hreflang="ur" href="${site.url}/schools/comberton/letters/swimming?language=ur"`)
    expect(main).not.toContain(crossingDomain)
    expect(main).not.toContain('taken-back')
  })
})

describe('what is not there', () => {
  test('a withdrawn letter is 410 and says since when', async () => {
    const { status, body } = await get('/schools/comberton/letters/taken-back')
    expect(status).toBe(410)
    expect(body).toContain('This letter was withdrawn on 20 February 2026.')
    expect(body).not.toContain('Taken back')
  })

  test('a withdrawn translation gives way to the original', async () => {
    const rows: PublicationRow[] = fixtureRows().map((found) =>
      found.slug === 'swimming' && found.language === 'ur'
        ? { ...found, state: 'withdrawn', document: null, withdrawnAt: '2026-03-03T00:00:00Z' }
        : found,
    )
    const other = await serveSite({ store: fixtureStore(rows) })
    const { status, body } = await other.raw('/schools/comberton/letters/swimming?language=ur')
    expect(status).toBe(200)
    expect(body).toMatch(/<h1 lang="en" dir="ltr">Swimming lessons/)
    await other.close()
  })

  test.each([
    ['/nothing', 404],
    ['/schools/unknown', 404],
    ['/schools/kpsa', 404],
    ['/schools/comberton/letters/never', 404],
    ['/schools/comberton/letters/swimming/print/more', 404],
    ['/schools/comberton/letters/swimming/edit', 404],
    [`/letters/${'x'.repeat(3000)}`, 404],
    ['/constructor', 404],
    ['/schools/comberton/__proto__', 404],
    ['/%', 400],
    ['/schools/comberton/letters/%E0%A4%A', 400],
    ['/schools/comberton/letters/a%00b', 400],
    ['/letters?language=%00', 400],
    ['/letters?language=../../etc', 400],
    ['/letters?after=nonsense', 400],
    ['/events?month=2026-13', 400],
    ['/events?month=march', 400],
    ['/events?month=', 400],
    ['/events?month=9999-01', 404],
    ['/events?month=2026-03&x=%', 200],
    ['//', 200],
    ['/letters/', 200],
  ])('%s is %i', async (path, status) => {
    expect((await site.raw(path)).status).toBe(status)
  })

  test('pages can only be read', async () => {
    const answer = await site.raw('/letters', {}, 'POST')
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test.each(['/admin', '/api/letters', '/v1/sites', '/media/x.jpg', '/_next/x'])(
    '%s is left to others',
    async (path) => {
      expect((await site.raw(path)).status).toBe(299)
    },
  )

  test('a store that fails is passed on as an error, and not remembered', async () => {
    let broken = true
    const store = fixtureStore()
    const flaky = {
      ...store,
      list: (query: Parameters<typeof store.list>[0]) =>
        broken ? Promise.reject(new Error('no database')) : store.list(query),
    }
    const other = await serveSite({ store: flaky })
    expect((await other.raw('/letters')).status).toBe(500)
    broken = false
    expect((await other.raw('/letters')).status).toBe(200)
    await other.close()
  })
})

describe('HTTP', () => {
  test('says that a page about events changed when one was last over, and others when what they show did', async () => {
    const club = event('comberton', 'club', 'Breakfast club', {
      start: '2026-01-05T08:00:00Z',
      end: '2026-01-05T08:45:00Z',
      startLocal: '2026-01-05T08:00:00',
      endLocal: '2026-01-05T08:45:00',
      recurrence: 'FREQ=DAILY',
    })
    const note = letter('comberton', 'note', 'A note')
    const served = await serveSite({ store: fixtureStore([row(club), row(note)]) })
    const modified = async (path: string) => (await served.raw(`/schools/${path}`)).headers['last-modified']
    const [over, midnight, changed] = [
      'Wed, 04 Mar 2026 08:45:00 GMT',
      'Wed, 04 Mar 2026 00:00:00 GMT',
      'Mon, 02 Mar 2026 09:00:00 GMT',
    ]
    expect(await modified('comberton')).toBe(over)
    expect(await modified('comberton/events')).toBe(over)
    expect(await modified('comberton/events?month=2026-03')).toBe(midnight)
    expect(await modified('comberton/events/club')).toBe(over)
    expect(await modified('comberton/events/club/print')).toBe(over)
    expect(await modified('offmore/events')).toBe(midnight)
    expect(await modified('comberton/letters')).toBe(changed)
    expect(await modified('comberton/letters/note')).toBe(changed)
    await served.close()
  })

  test('says that a home page changed when the notice on it ended', async () => {
    const sites = fixtureSites().map((entry) =>
      entry.site.slug === 'cookley-sebright'
        ? { ...entry, site: { ...entry.site, notice: { text: 'Closed.', until: '2026-03-04T09:15:00Z' } } }
        : entry,
    )
    const served = await serveSite({ store: fixtureStore([], sites) })
    const modified = async (path: string) =>
      (await served.raw(`/schools/cookley-sebright${path}`)).headers['last-modified']
    expect(await modified('')).toBe('Wed, 04 Mar 2026 09:15:00 GMT')
    expect(await modified('/letters')).toBe('Sun, 01 Mar 2026 09:00:00 GMT')
    await served.close()
  })

  test('a strong ETag, 304, gzip, HEAD', async () => {
    const first = await site.raw('/schools/comberton', { 'accept-encoding': 'gzip' })
    const tag = String(first.headers.etag)
    expect(tag).toMatch(/^"[^"]+"$/)
    expect(first.headers['content-encoding']).toBe('gzip')
    expect(first.headers.vary).toContain('Accept-Encoding')
    expect(first.headers['cache-control']).toBe('public, max-age=60')
    const second = await site.raw('/schools/comberton', { 'accept-encoding': 'gzip', 'if-none-match': tag })
    expect([second.status, second.body]).toEqual([304, ''])
    const head = await site.raw('/schools/comberton', {}, 'HEAD')
    expect([head.status, head.body]).toEqual([200, ''])
    expect(Number(head.headers['content-length'])).toBeGreaterThan(1000)
  })

  test('style sheets are named by their content and kept for ever', async () => {
    const { body } = await get('/')
    const sheets = [...body.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, path]) => path ?? '')
    expect(sheets).toHaveLength(2)
    for (const path of sheets) {
      const sheet = await get(path)
      expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
      expect(sheet.headers.get('cache-control')).toContain('immutable')
      const older = await get(path.replace(/\.[0-9a-f]{12}\./, '.000000000000.'))
      expect(older.status).toBe(200)
      expect(older.headers.get('cache-control')).not.toContain('immutable')
    }
  })

  test('what is published appears, what is withdrawn goes, within a moment', async () => {
    const rows = fixtureRows()
    const other = await serveSite({ store: fixtureStore(rows) })
    await other.raw('/schools/comberton/letters')
    rows.push(row(letter('comberton', 'fresh', 'Fresh from the press')))
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect((await other.raw('/schools/comberton/letters')).body).toContain('Fresh from the press')
    await other.close()
  })

  test('web manifest and icon', async () => {
    const manifest = JSON.parse((await get('/schools/comberton/site.webmanifest')).body) as Record<
      string,
      unknown
    >
    expect(manifest).toMatchObject({ name: 'Comberton Primary School', start_url: '/schools/comberton/' })
    expect((await get('/schools/comberton/icon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })
})
