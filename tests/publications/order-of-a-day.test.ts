import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, create, edit, letterOf, publish, publishedLetter } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type List = { items: { title: string }[]; next: string | null }

const date = '2026-06-14'
const numbers = [1, 2, 3, 4, 5, 6, 7]
/** The order in which they were published, the last one first. */
const newestFirst = numbers.map((number) => `Letter ${number}`).reverse()

const titlesIn = (html: string): string[] =>
  [...html.matchAll(/>(Letter \d)</g)].map(([, title]) => title ?? '')

describe.each(databasesUnderTest())('what is dated the same day, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[own] = alliance.schools as [AllianceSchool]
    const shared = { date, channels: { kpsa: true } }
    // Written in another order than they are published: ids and times of writing say nothing.
    const letters = []
    for (const number of [4, 1, 7, 3, 6, 2, 5]) {
      const title = `Letter ${number}`
      letters[number] = await create(own.editor, 'letters', letterOf(own, { title, ...shared }))
    }
    for (const number of numbers) await publish(own, 'letters', letters[number]?.id ?? '')
    await publishedLetter(own, { title: 'Letter 0', ...shared, date: '2026-06-13' })
  })

  const page = async (path: string): Promise<string> => (await fetch(alliance.system.url + path)).text()
  const list = async (path: string): Promise<List> =>
    bodyOf(await alliance.visitor.get<List>(path.replace(alliance.system.url, '')))

  it('stands in lists as it was published, the last one first', async () => {
    for (const site of ['kpsa', own.slug]) {
      const { items } = await list(`/v1/sites/${site}/letters`)
      expect(items.map(({ title }) => title)).toEqual([...newestFirst, 'Letter 0'])
    }
  })

  it('is paged in that order, each once, also across pages and in another language', async () => {
    for (const size of [1, 2, 3]) {
      const seen: string[] = []
      let address: string | null = `/v1/sites/kpsa/letters?limit=${size}&language=pl`
      while (address) {
        const answer: List = await list(address)
        seen.push(...answer.items.map(({ title }) => title))
        address = answer.next
      }
      expect(seen).toEqual([...newestFirst, 'Letter 0'])
    }
  })

  it('is shown in that order on homes and list pages', async () => {
    for (const home of ['', `/schools/${own.slug}`]) {
      expect(titlesIn(await page(`${home}/`))).toEqual(newestFirst.slice(0, 4))
      expect(titlesIn(await page(`${home}/letters`))).toEqual([...newestFirst, 'Letter 0'])
    }
  })

  it('keeps its place when it is corrected, and is found in that order', async () => {
    const { docs } = bodyOf(
      await own.editor.get<{ docs: { id: string; title: string }[] }>('/api/letters?limit=100&depth=0'),
    )
    const third = docs.find(({ title }) => title === 'Letter 3')
    await edit(own.editor, 'letters', third?.id ?? '', { salutation: 'Dear all' })
    await publish(own, 'letters', third?.id ?? '')
    const { items } = await list('/v1/sites/kpsa/letters')
    expect(items.map(({ title }) => title)).toEqual([...newestFirst, 'Letter 0'])
    const { items: found } = await list('/v1/sites/kpsa/search?q=hat')
    expect(found.map(({ title }) => title)).toEqual([...newestFirst, 'Letter 0'])
  })

  it('understands a place that was given before there was this order: nothing of its day is missed', async () => {
    const before = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const after = before('kpsa', 'letter', `${date}T12:00:00.000Z`, 'any')
    const { items } = await list(`/v1/sites/kpsa/letters?after=${after}`)
    expect(items.map(({ title }) => title)).toEqual([...newestFirst, 'Letter 0'])
    const onPage = Buffer.from(`${date}T12:00:00.000Z any`).toString('base64url')
    expect(titlesIn(await page(`/letters?after=${onPage}`))).toEqual([...newestFirst, 'Letter 0'])
  })
})
