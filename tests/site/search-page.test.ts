import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languageCodes } from '../../src/words/languages'
import { fill, words } from '../../src/words/words'
import { crossingDomain, fixtureRows, fixtureStore, letter, row } from './fixture-store'
import { serveSite, type Served } from './serve-site'

let site: Served

beforeAll(async () => {
  const sharp = letter('comberton', 'sharp', 'A <script>alert(1)</script> club', {
    text: 'Of <img src=x onerror=alert(2)> and other things.',
  })
  site = await serveSite({ store: fixtureStore([...fixtureRows(), row(sharp)]) })
})
afterAll(() => site.close())

const page = async (path: string) => {
  const { status, body } = await site.raw(path)
  return { status, body, main: /<main.*<\/main>/s.exec(body)?.[0] ?? '' }
}
const search = (q: string, more = '') => page(`/schools/comberton/search?q=${encodeURIComponent(q)}${more}`)
const textOf = (html: string): string => html.replace(/<[^>]+>/g, '')
const titles = (html: string) => [...html.matchAll(/<h2.*?<\/h2>/gs)].map(([title]) => textOf(title))

describe('the search page', () => {
  it('has a form that keeps what was typed, and the language', async () => {
    const { main } = await search('swimming lessons', '&language=ur')
    expect(main).toMatch(/<form role="search"[^>]* action="\/schools\/comberton\/search" method="get"/)
    expect(main).toMatch(/<input [^>]*name="q"[^>]* value="swimming lessons"/)
    expect(main).toContain('<input type="hidden" name="language" value="ur"/>')
    const [, field] = /<label for="([^"]+)"/.exec(main) ?? []
    expect(main).toContain(`<input id="${field}"`)
  })

  it('is reached from every page, by a form and by a link', async () => {
    for (const path of [
      '/',
      '/schools/comberton/letters/swimming',
      '/schools/comberton/events?month=2026-03',
      '/nothing',
    ]) {
      const { body } = await page(path)
      const base = path.startsWith('/schools') ? '/schools/comberton' : ''
      expect(body, path).toContain(`action="${base}/search"`)
      expect(body, path).toContain(`href="${site.url}${base}/search"`)
    }
  })

  it('asks this very host, also where the school has a domain of its own', async () => {
    const own = await site.raw('/search?q=five', { Host: crossingDomain })
    expect(own.body).toContain('action="/search"')
    expect(own.body).toContain('What our <')
    // Links lead to the domain; a form may not, by the policy of the page.
    expect((await page('/schools/offmore/search?q=five')).main).toContain('action="/schools/offmore/search"')
  })

  it('shows what was found, marked, with its section and day', async () => {
    const { main } = await search('swimming')
    expect(titles(main)).toEqual(['Swimming lessons for Year 4'])
    expect(main).toContain('<mark>Swimming</mark>')
    expect(textOf(main)).toContain('Found: 1')
    expect(main).toMatch(/<span>Letters<\/span><time dateTime="2026-03-02">2 March 2026<\/time>/)
    expect(main).toContain(`href="${site.url}/schools/comberton/letters/swimming"`)
    expect(textOf(main)).toContain('Please send a towel')
  })

  it('shows a passage of another language in that language', async () => {
    const { main } = await search('تیراکی')
    expect(titles(main)).toEqual(['Swimming lessons for Year 4'])
    expect(main).toMatch(/<p lang="ur" dir="rtl">.*<mark>تیراکی<\/mark>/s)
    expect(titles((await search('swimming', '&language=ur')).main)[0]).toContain('تیراکی')
  })

  it.each(languageCodes)(
    'says in %s what to do where nothing was typed, nothing found, or too much typed',
    async (language) => {
      const said = words[language]
      for (const path of ['search', 'search?q=', 'search?q=%20'].map((one) => `/schools/comberton/${one}`)) {
        const empty = await page(`${path}${path.includes('?') ? '&' : '?'}language=${language}`)
        expect([empty.status, textOf(empty.main)]).toEqual([200, expect.stringContaining(said.searchHint)])
      }
      const none = await search('zebra', `&language=${language}`)
      expect(none.status).toBe(200)
      for (const sentence of [said.searchNothing, said.searchAdvice])
        expect(textOf(none.main)).toContain(sentence)
      const long = await search('x'.repeat(101), `&language=${language}`)
      expect([long.status, textOf(long.main)]).toEqual([400, expect.stringContaining(said.searchTooLong)])
      const some = await search('swimming', `&language=${language}`)
      expect(textOf(some.main)).toContain(fill(said.searchFound, { count: 1 }))
    },
  )

  it('goes on to further pages and back', async () => {
    const seen = new Set<string>()
    let next: string | undefined = '/schools/comberton/search?q=weekly'
    for (let pages = 0; next && pages < 5; pages += 1) {
      const { status, main } = await page(next)
      expect(status).toBe(200)
      for (const title of titles(main)) seen.add(title)
      next = /<a rel="next" href="([^"]+)"/.exec(main)?.[1]?.replace(site.url, '').replaceAll('&amp;', '&')
      if (!next) expect(main).toContain(`href="${site.url}/schools/comberton/search?q=weekly"`)
    }
    expect(seen.size).toBe(45)
  })

  it('shows markup in titles, texts and the field as the text that it is', async () => {
    for (const q of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(3)>',
      "' onfocus=alert(4) x='",
    ]) {
      const { status, body, main } = await search(q)
      expect(status).toBe(200)
      expect(body, q).not.toMatch(/<script|<img src=x/)
      expect([...body.replace(/"[^"]*"/g, '""').matchAll(/<[a-z][^<>]* on[a-z]+=/g)], q).toEqual([])
      expect(main).toContain('value="')
    }
    const { main } = await search('script alert')
    expect(titles(main)).toEqual(['A &lt;script&gt;alert(1)&lt;/script&gt; club'])
  })

  it('does not fail for what nobody means', async () => {
    for (const [path, status] of [
      ['search?q=%ff', 200],
      ['search?q=%00', 400],
      ['search?q=a&after=x', 400],
      ['search?q=%F0%9F%8E%89', 200],
      ['search?q=%ED%A0%80', 200],
      ['search/more?q=a', 404],
    ] as const)
      expect((await page(`/schools/comberton/${path}`)).status, path).toBe(status)
  })

  it('stays out of search engines, and hands no other parameter on', async () => {
    const live = await serveSite({ demo: false })
    const { body } = await live.raw('/schools/comberton/search?q=swimming&utm_source=x')
    expect(body).toContain('<meta name="robots" content="noindex"/>')
    expect(body).not.toContain('utm_source')
    const letters = await live.raw('/schools/comberton/letters?q=swimming')
    expect(letters.body).not.toContain('q=swimming')
    await live.close()
  })
})
