import { isDeepStrictEqual } from 'node:util'
import type { PublicItem } from '../../../src/public/public-form'
import type { ApiClient } from '../../support/api-client'
import { bodyOf } from '../../support/items-over-rest'
import { polishTitleOf, titleOf, type LetterUnderTest } from './letter-under-test'
import { shownBy } from './model'
import { schools } from './paper'

type Shape = Pick<PublicItem, 'id' | 'title' | 'language' | 'version' | 'languages'>
type Change = { op: 'upsert'; item: PublicItem } | { op: 'withdraw'; id: string; language: string }
type Page = { items: Shape[]; next: string | null }

/** What is compared of an item, in one line. */
const lineOf = ({ title, language, version, languages }: Omit<Shape, 'id'>): string =>
  `${language} "${title}" ${version} ${languages.map(({ code, stale }) => `${code}${stale ? ' (older)' : ''}`).join(', ')}`

type Site = { name: string; slug: string; pages: string }

/** All that is public, by every door, beside what the model of each letter says. */
export class PublicDoors {
  readonly #mirrors = new Map<string, { cursor: string | undefined; lines: Map<string, string> }>()

  constructor(
    readonly visitor: ApiClient,
    readonly sites: readonly Site[],
  ) {}

  /** Notes what differs with each letter. */
  async compare(letters: readonly LetterUnderTest[]): Promise<void> {
    for (const site of this.sites) {
      const [english, polish] = [await this.#listed(site.slug, 'en'), await this.#listed(site.slug, 'pl')]
      const mirror = await this.#followed(site.slug)
      const feed = await this.#feed(site.slug)
      const found = await this.#found(site.slug, 'randomly', 'en')
      const foundInPolish = await this.#found(site.slug, 'losowo', 'pl')
      for (const letter of letters) {
        const note = (door: string, expected: unknown, seen: unknown) => {
          if (isDeepStrictEqual(expected, seen)) return
          const said = `expected ${JSON.stringify(expected)}, found ${JSON.stringify(seen)}`
          letter.differences.push(`${door} of ${site.name}: ${said}`)
        }
        const { en, pl } = expectedOn(letter, site.name)
        note('the list', en, english.get(letter.id))
        note('the list in Polish', pl ?? en, polish.get(letter.id))
        note('the changes', en, mirror.get(`${letter.id} en`))
        note('the changes in Polish', pl, mirror.get(`${letter.id} pl`))
        note(
          'the feed',
          en ? [titleIn(en)] : [],
          feed.filter((title) => title.startsWith(`${letter.label} `)),
        )
        note('the search', en, found.get(letter.id))
        note('the search in Polish', pl, foundInPolish.get(letter.id))
        await this.#compareAlone(letter, site, note)
      }
    }
  }

  /** The item's own address and its page. */
  async #compareAlone(
    letter: LetterUnderTest,
    site: Site,
    note: (door: string, expected: unknown, seen: unknown) => void,
  ): Promise<void> {
    const { en, pl } = expectedOn(letter, site.name)
    const status = en ? 200 : letter.world.shownOn.has(site.name) ? 410 : 404
    for (const [query, line] of [
      ['', en],
      ['?language=pl', pl ?? en],
    ] as const) {
      const item = await this.visitor.get<Shape>(`/v1/sites/${site.slug}/letters/${letter.slug}${query}`)
      note(
        `the item${query}`,
        [status, line],
        [item.status, item.status === 200 ? lineOf(item.body) : undefined],
      )
      const page = await this.visitor.get<string>(`${site.pages}/letters/${letter.slug}${query}`)
      note(`the page${query}`, status, page.status)
      if (line && page.status === 200)
        note(`the title on the page${query}`, true, page.body.includes(titleIn(line)))
    }
  }

  async #pages(path: string): Promise<Map<string, string>> {
    const lines = new Map<string, string>()
    for (let next: string | null = path; next;) {
      const page: Page = bodyOf(await this.visitor.get<Page>(next))
      for (const item of page.items) lines.set(item.id, lineOf(item))
      const address: URL | null = page.next === null ? null : new URL(page.next)
      next = address && address.pathname + address.search
    }
    return lines
  }

  #listed(site: string, language: string): Promise<Map<string, string>> {
    return this.#pages(`/v1/sites/${site}/letters?limit=100&language=${language}`)
  }

  /** By the words of one language; what comes in another is found by something else. */
  async #found(site: string, word: string, language: string): Promise<Map<string, string>> {
    const all = await this.#pages(`/v1/sites/${site}/search?q=${word}&limit=100&language=${language}`)
    return new Map([...all].filter(([, line]) => line.startsWith(`${language} `)))
  }

  async #feed(site: string): Promise<string[]> {
    const { body } = await this.visitor.get<{ items: { title: string }[] }>(`/v1/sites/${site}/letters.json`)
    return body.items.map(({ title }) => title)
  }

  /** The site as a client holds it that follows the changes from the start. */
  async #followed(site: string): Promise<Map<string, string>> {
    const mirror = this.#mirrors.get(site) ?? { cursor: undefined, lines: new Map<string, string>() }
    this.#mirrors.set(site, mirror)
    for (let more = true; more;) {
      const after: string = mirror.cursor === undefined ? '' : `&after=${encodeURIComponent(mirror.cursor)}`
      const page: { changes: Change[]; next: string; more: boolean } = bodyOf(
        await this.visitor.get(`/v1/sites/${site}/changes?limit=100${after}`),
      )
      for (const change of page.changes) {
        if (change.op === 'upsert')
          mirror.lines.set(`${change.item.id} ${change.item.language}`, lineOf(change.item))
        else mirror.lines.delete(`${change.id} ${change.language}`)
      }
      mirror.cursor = page.next
      more = page.more
    }
    return mirror.lines
  }
}

const titleIn = (line: string): string => line.split('"')[1] ?? ''

/** The lines of a letter on a site; undefined where it is not to be there. */
const expectedOn = (letter: LetterUnderTest, site: string): { en?: string; pl?: string } => {
  const shown = shownBy(letter.world).get(site)
  if (!shown) return {}
  const { polish } = shown
  const languages = [
    { code: 'en', name: '', url: '', stale: false },
    ...(polish ? [{ code: 'pl', name: '', url: '', stale: polish.stale }] : []),
  ]
  const en = lineOf({
    language: 'en',
    title: titleOf(letter.label, shown.letter),
    version: letter.versionOf(shown.letter),
    languages,
  })
  if (!polish) return { en }
  const title = polishTitleOf(letter.label, polish.content)
  return { en, pl: lineOf({ language: 'pl', title, version: letter.versionOf(polish.content), languages }) }
}

/** The sites of the schools of the model, and the shared page. */
export const sitesOf = (slugs: Record<(typeof schools)[number], string>): Site[] => [
  { name: 'kpsa', slug: 'kpsa', pages: '' },
  ...schools.map((name) => ({ name, slug: slugs[name], pages: `/schools/${slugs[name]}` })),
]
