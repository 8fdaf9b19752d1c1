import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AnswerMemory } from '../../src/delivery/front/answer-memory'
import type { PublicItem } from '../../src/public/public-form'
import { databaseNames, publicUrl, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { eventRow, letterRow, schoolSite, withdrawn, type StoredPublication } from './published-fixture'

type Hit = { id: string; title: string; language: string; snippet: string; snippetLanguage: string }
type Page = { items: Hit[]; total: number; next: string | null }
type Problem = { code: string; detail: string; parameter?: string }

let sequence = 0

/** A letter of Comberton, unless told otherwise, with these texts. */
const letter = (
  id: string,
  texts: Partial<Pick<PublicItem, 'title' | 'summary' | 'text'>>,
  { site = 'comberton', language = 'en', date = '2026-05-01' } = {},
): StoredPublication => {
  sequence += 1
  const row = letterRow(site, id, date, sequence, { language })
  if (row.document) Object.assign(row.document, { title: 'Untitled', text: 'Nothing.', ...texts })
  return row
}

const gone = (row: StoredPublication) => withdrawn(row, ++sequence, '2026-06-10T10:00:00.000Z')

const filler = 'Much else was said that day, of gardens and of rain. '.repeat(20)

describe.each(databaseNames)('search on %s', (database) => {
  let delivery: DeliveryUnderTest
  const address = '/v1/sites/comberton/search'

  const rows = () => [
    letter('swim', {
      title: 'Swimming lessons for Year 4',
      summary: 'They begin after Easter.',
      text: `${filler}The coach leaves at 9:10 & not <b>before</b>. ${filler}`,
    }),
    letter(
      'swim',
      { title: 'Lekcje pływania', summary: '', text: 'Autokar odjeżdża o 9:10. Prosimy zabrać ręcznik.' },
      { language: 'pl' },
    ),
    letter('towel', { title: 'Lost property', text: 'A towel from swimming is waiting in the office.' }),
    letter('museum', { title: 'Museum', text: 'A visit by coach, in the summer.' }),
    letter('urdu', { title: 'Parents’ evening', text: 'Please come.' }),
    letter('urdu', { title: 'والدین کی شام', text: 'براہِ کرم تشریف لائیں۔ کمرہ 12' }, { language: 'ur' }),
    letter('bengali', { title: 'Book week' }),
    letter('bengali', { title: 'বই সপ্তাহ', text: 'সব শিশু ১৬ মার্চ একটি বই আনবে।' }, { language: 'bn' }),
    letter('panjabi', { title: 'Garden day' }),
    letter('panjabi', { title: 'ਬਾਗ਼ ਦਾ ਦਿਨ', text: 'ਸਾਰੇ ਮਾਪੇ ਆਉਣ।' }, { language: 'pa' }),
    letter('romanian', { title: 'School meals' }),
    letter('romanian', { title: 'Masa la școală', text: 'Mâncarea și prețul.' }, { language: 'ro' }),
    letter('portuguese', { title: 'Enrolment' }),
    letter('portuguese', { title: 'Inscrição', text: 'As inscrições começam amanhã.' }, { language: 'pt' }),
    letter('script', {
      title: 'A <script>alert(1)</script> club',
      text: 'On "quotes" & <img src=x onerror=alert(2)> hacking.',
    }),
    letter('elsewhere', { title: 'Swimming at Offmore' }, { site: 'offmore' }),
    gone(letter('gone', { title: 'Swimming is withdrawn' })),
    ...Array.from({ length: 25 }, (_none, index) =>
      letter(
        `note-${String(index).padStart(2, '0')}`,
        { title: 'A weekly note' },
        { date: `2026-04-${String(index + 1).padStart(2, '0')}` },
      ),
    ),
    eventRow('comberton', 'run', ++sequence, {
      start: '2026-04-22T12:00:00.000Z',
      end: '2026-04-22T14:00:00.000Z',
      startLocal: '2026-04-22T13:00:00',
      endLocal: '2026-04-22T15:00:00',
      location: 'Brinton Park',
    }),
  ]

  beforeAll(async () => {
    delivery = await startDelivery(database)
    await delivery.fixture.addSite(schoolSite('comberton'))
    await delivery.fixture.addSite(schoolSite('offmore'))
    await delivery.fixture.add(...rows())
  })
  afterAll(() => delivery.stop())

  const search = async (q: string, more: Record<string, string> = {}): Promise<Page> => {
    const question = new URLSearchParams({ q, ...more }).toString()
    const { status, body } = await delivery.json<Page>(`${address}?${question}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const ids = async (q: string, more?: Record<string, string>) =>
    (await search(q, more)).items.map(({ id }) => id)

  it('finds in titles before texts, on this site, and nothing that was withdrawn', async () => {
    expect(await ids('swimming')).toEqual(['swim', 'towel'])
    expect((await search('swimming')).total).toBe(2)
    expect(await ids('easter')).toEqual(['swim'])
    expect(await ids('brinton')).toEqual(['run'])
    expect(await ids('zebra')).toEqual([])
  })

  it('wants all words where an item has them, and shows who has some where none has all', async () => {
    expect(await ids('coach 9:10')).toEqual(['swim'])
    expect(await ids('towel swimming coach lessons')).toEqual(['swim', 'towel', 'museum'])
  })

  it('finds what is written in a translation alone, in any language together with the others', async () => {
    expect(await ids('pływania')).toEqual(['swim'])
    expect(await ids('ręcznik coach')).toEqual(['swim'])
  })

  it.each([
    ['plywania', 'swim'],
    ['PŁYWANIA', 'swim'],
    ['scoala', 'romanian'],
    ['şcoală', 'romanian'],
    ['inscricao', 'portuguese'],
    ['والدین', 'urdu'],
    ['والدين', 'urdu'],
    ['كمره', 'urdu'],
    ['১২', 'urdu'],
    ['সপ্তাহ', 'bengali'],
    ['16', 'bengali'],
    ['ਮਾਪੇ', 'panjabi'],
    ['ਬਾਗ', 'panjabi'],
    ['parents', 'urdu'],
  ])('forgives case, accents and keyboards: %s', async (q, id) => {
    expect(await ids(q)).toEqual([id])
  })

  it.each([
    ['swim', ['swim', 'towel']],
    ['lesson', ['swim']],
    ['swimmign', ['swim', 'towel']],
    ['propety', ['towel']],
    ['museums', ['museum']],
    // Two letters too far, a word too short, and no end alone.
    ['swbmnimg', []],
    ['boik', []],
    ['ming', []],
  ])('finds beginnings, endings and slips: %s', async (q, found) => {
    expect(await ids(q)).toEqual(found)
  })

  it('takes words as they were typed where they are there, and adds no slips to them', async () => {
    expect(await ids('coach')).toEqual(['museum', 'swim'])
    expect(await ids('waiting')).toEqual(['towel'])
  })

  it('prefers a language and hides nothing', async () => {
    const found = await search('swimming', { language: 'pl' })
    expect(found.items.map(({ id, language, title }) => [id, language, title])).toEqual([
      ['swim', 'pl', 'Lekcje pływania'],
      ['towel', 'en', 'Lost property'],
    ])
    expect((await search('pływania')).items[0]).toMatchObject({ language: 'en', title: /^Swimming/ })
    expect((await search('pływania', { language: 'pl-PL' })).items[0]).toMatchObject({ language: 'pl' })
  })

  it('marks the words where they stand, cut out of a long text', async () => {
    const { snippet, snippetLanguage } = (await search('coach LEAVES')).items[0] as Hit
    expect(snippet).toContain('The <mark>coach</mark> <mark>leaves</mark> at 9:10')
    expect(snippet).toMatch(/^… .* …$/)
    expect(snippet.replaceAll(/<\/?mark>/g, '').length).toBeLessThan(300)
    expect(snippetLanguage).toBe('en')
  })

  it('marks the title where the words are nowhere else, and the language that has them', async () => {
    expect((await search('property')).items[0]?.snippet).toBe('Lost <mark>property</mark>')
    expect((await search('recznik')).items[0]).toMatchObject({
      language: 'en',
      snippetLanguage: 'pl',
      snippet: expect.stringContaining('<mark>ręcznik</mark>') as string,
    })
    expect((await search('brinton')).items[0]?.snippet).toBe('<mark>Brinton</mark> Park')
  })

  it('gives snippets that are safe in a page, whatever stands in a text or is typed', async () => {
    for (const q of ['script', '<script>alert', 'hacking quotes', '"><img onerror=', 'img']) {
      const found = await search(q)
      expect(found.items[0]?.id, q).toBe('script')
      for (const { snippet } of found.items) {
        expect(snippet.replaceAll(/<\/?mark>/g, ''), q).not.toMatch(/[<>"']/)
        expect(snippet, q).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
        expect(snippet, q).toContain('<mark>')
      }
    }
    expect((await search('hacking')).items[0]?.snippet).toContain('&lt;img src=x onerror=alert(2)&gt;')
  })

  it('gives page after page, each item once, newest first among equals', async () => {
    const all: string[] = []
    let next: string | null = `${publicUrl}${address}?q=weekly&limit=10`
    const sizes: number[] = []
    while (next) {
      expect(next.startsWith(`${publicUrl}${address}?`)).toBe(true)
      const { body }: { body: Page } = await delivery.json<Page>(next.slice(publicUrl.length))
      expect(body.total).toBe(25)
      sizes.push(body.items.length)
      all.push(...body.items.map(({ id }) => id))
      next = body.next
    }
    expect(sizes).toEqual([10, 10, 5])
    expect(all).toEqual(
      Array.from({ length: 25 }, (_none, index) => `note-${String(24 - index).padStart(2, '0')}`),
    )
    expect((await search('weekly')).items).toHaveLength(20)
    expect((await search('weekly', { limit: '100' })).next).toBeNull()
  })

  it.each([
    ['', 'q'],
    ['?q=', 'q'],
    ['?q=%20%09', undefined],
    ['?q=+', 'q'],
    [`?q=${'a'.repeat(101)}`, 'q'],
    ['?q=a&q=b', 'q'],
    ['?q=a&limit=0', 'limit'],
    ['?q=a&limit=101', 'limit'],
    ['?q=a&language=!', 'language'],
    ['?q=a&sort=date', 'sort'],
  ])('refuses %s with a sentence', async (question, parameter) => {
    const { status, body } = await delivery.json<Problem>(address + question)
    expect(status).toBe(400)
    expect(body.detail).toMatch(/\.$/)
    if (parameter) expect(body).toMatchObject({ code: 'invalid-query', parameter })
  })

  it('refuses cursors of other searches and other sites', async () => {
    const { next } = await search('weekly', { limit: '10' })
    const after = new URL(next ?? '').searchParams.get('after') ?? ''
    for (const path of [`${address}?q=note`, '/v1/sites/offmore/search?q=weekly'])
      expect((await delivery.json<Problem>(`${path}&after=${after}`)).body.code).toBe('invalid-cursor')
    for (const cursor of [
      '',
      'x',
      'WyJj',
      Buffer.from('["comberton","weekly","x",-1]').toString('base64url'),
    ])
      expect((await delivery.json<Problem>(`${address}?q=weekly&after=${cursor}`)).body.code).toBe(
        'invalid-cursor',
      )
  })

  it('never fails for odd bytes', async () => {
    const odd = [
      '%ff',
      '%00',
      '%ED%A0%80',
      '%F0%9F%91%A9%E2%80%8D',
      '%E2%80%8D',
      '%CC%81',
      '%25',
      '()*%5C[',
      '%EF%B7%BA',
    ]
    for (const q of [...odd, ...odd.map((one) => one.repeat(10)), '%F0%9F%8E%89'.repeat(100)]) {
      const { status, body } = await delivery.raw(`${address}?q=${q}`)
      expect([200, 400], `${q}: ${body.toString()}`).toContain(status)
    }
    expect(delivery.reported).toEqual([])
  })

  it('answers like every other address: 404 for no site, 304, HEAD, coded, open to any origin', async () => {
    expect((await delivery.raw('/v1/sites/nowhere/search?q=a')).status).toBe(404)
    const first = await delivery.raw(`${address}?q=weekly`, { headers: { 'Accept-Encoding': 'br' } })
    expect(first.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': expect.stringMatching(/^public, max-age=60/) as string,
      'access-control-allow-origin': '*',
    })
    const again = { 'If-None-Match': first.headers.etag ?? '' }
    expect((await delivery.raw(`${address}?q=weekly`, { headers: again })).status).toBe(304)
    const head = await delivery.raw(`${address}?q=weekly`, { method: 'HEAD' })
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect((await delivery.raw(`${address}?q=weekly`, { method: 'POST' })).status).toBe(405)
  })
})

describe.each(databaseNames)('a search while things change, on %s', (database) => {
  const endings: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0)) await end()
  })

  const start = async (bytes = 1024 * 1024) => {
    const memory = new AnswerMemory(bytes)
    const delivery = await startDelivery(database, { memory })
    endings.push(() => delivery.stop())
    await delivery.fixture.addSite(schoolSite('comberton'))
    const search = async (q: string, more = '') => {
      const { body } = await delivery.json<Page>(`/v1/sites/comberton/search?q=${q}${more}`)
      return body
    }
    return {
      ...delivery,
      memory,
      search,
      found: async (q: string) => (await search(q)).items.map(({ id }) => id),
    }
  }

  it('finds the new words and none of the old ones; the withdrawn item and translation are gone', async () => {
    const { fixture, found, search } = await start()
    expect(await found('picnic')).toEqual([])
    const first = letter('outing', { title: 'Picnic' })
    await fixture.add(first)
    expect(await found('picnic')).toEqual(['outing'])
    await fixture.put(letter('outing', { title: 'Barbecue' }))
    expect([await found('picnic'), await found('barbecue')]).toEqual([[], ['outing']])
    const polish = letter('outing', { title: 'Piknik' }, { language: 'pl' })
    await fixture.add(polish)
    expect(await found('piknik')).toEqual(['outing'])
    await fixture.put(gone(polish))
    expect([await found('piknik'), await found('barbecue')]).toEqual([[], ['outing']])
    await fixture.put(gone(letter('outing', {})))
    expect(await search('barbecue')).toEqual({ items: [], total: 0, next: null })
    await fixture.put(letter('outing', { title: 'Picnic' }))
    expect(await found('picnic')).toEqual(['outing'])
  })

  it('goes on after the last item, where others came or went in between', async () => {
    const { fixture, search } = await start()
    const note = (id: string, day: number) => letter(id, { title: 'Note' }, { date: `2026-04-0${day}` })
    await fixture.add(note('a', 1), note('b', 2), note('c', 3), note('d', 4))
    const first = await search('note', '&limit=2')
    expect(first.items.map(({ id }) => id)).toEqual(['d', 'c'])
    const after = `&limit=2&after=${new URL(first.next ?? '').searchParams.get('after')}`
    await fixture.add(note('e', 5))
    expect((await search('note', after)).items.map(({ id }) => id)).toEqual(['b', 'a'])
    await fixture.put(gone(note('e', 5)))
    await fixture.put(gone(note('c', 3)))
    expect((await search('note', after)).items.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('keeps no answers to what people type: those to everything else stay', async () => {
    const { fixture, raw, memory } = await start()
    await fixture.add(letter('outing', { title: 'Picnic' }))
    await raw('/v1/sites/comberton/letters')
    for (let number = 0; number < 50; number += 1) {
      expect((await raw(`/v1/sites/comberton/search?q=picnic+${number}`)).status).toBe(200)
      expect((await raw(`/schools/comberton/search?q=picnic+${number}`)).status).toBe(200)
    }
    expect(memory.figures().entries).toBe(1)
  })
})
