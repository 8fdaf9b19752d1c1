import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds, readingKind, readingKinds } from '../../../src/kinds/reading-kinds'
import type { PublicItem } from '../../../src/public/public-form'
import type { OpenApiDocument } from '../../../src/delivery/openapi/openapi-document'
import { databasesUnderTest } from '../../support/database-under-test'
import { startSystem, type RunningSystem } from '../../support/running-system'
import { answerChecker } from './described-answers'

type List = { items: (PublicItem & { occurrences?: unknown[] })[]; next: string | null }

/** Ignores what stands behind its address, where all others refuse what they don't know. */
const widget = '/embed/v1.js'

const sites = ['kpsa', 'chaddesley-corbett', 'comberton', 'cookley-sebright', 'offmore', 'st-catherines']

describe.each(databasesUnderTest())('the description of the API on $name', ({ uri }) => {
  let system: RunningSystem
  let document: OpenApiDocument
  let checker: ReturnType<typeof answerChecker>
  /** Every operation and status that was compared. */
  const compared = new Set<string>()

  const ask = async (address: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(address, system.url), init)
    return { address, status: response.status, headers: response.headers, text: await response.text() }
  }

  /** Asks, and compares the answer with what is described of the path. */
  const compare = async (path: string, address: string, headers: Record<string, string> = {}) => {
    const answer = await ask(address, { headers })
    expect(checker.problemsOfAnswer(path, answer), `${address}: ${answer.text.slice(0, 200)}`).toEqual([])
    compared.add(`${path} ${answer.status}`)
    return answer
  }

  const json = async <T>(path: string, address: string) =>
    JSON.parse((await compare(path, address)).text) as T

  beforeAll(async () => {
    system = await startSystem({ databaseUri: uri(), seed: 'demo', role: 'delivery', hosted: true })
    const answer = await ask('/v1/openapi.json')
    document = JSON.parse(answer.text) as OpenApiDocument
    checker = answerChecker(document)
  }, 300_000)
  afterAll(() => system.stop())

  it('names the installation itself', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(document.servers[0]?.url).toBe(system.url)
    expect(JSON.stringify(document)).not.toContain('alliance.example')
  })

  it('is found from the sites', async () => {
    const link = (await ask('/v1/sites')).headers.get('link')
    expect(link).toContain('</v1/openapi.json>; rel="service-desc"')
    expect(link).toContain('</v1/docs>; rel="service-doc"')
  })

  it('holds for itself and its page', async () => {
    await compare('/v1/openapi.json', '/v1/openapi.json')
    await compare('/v1/docs', '/v1/docs')
  })

  it('holds for the widget', async () => {
    await compare(widget, widget)
  })

  it('holds for every site', async () => {
    const { sites: all } = await json<{ sites: { slug: string }[] }>('/v1/sites', '/v1/sites')
    expect(all.map(({ slug }) => slug).sort()).toEqual([...sites].sort())
    for (const site of sites) await compare('/v1/sites/{site}', `/v1/sites/${site}`)
  })

  it.each(readingKinds)('holds for all $plural and every way to ask', async ({ plural }) => {
    const path = `/v1/sites/{site}/${plural}`
    const ways = [
      'limit=100&from=2000-01-01',
      'limit=2',
      'language=pl',
      'language=ur-PK&limit=3',
      'from=2020-01-01&to=2030-12-31T00:00:00Z',
      'category=sport',
      'audience=whole-school',
    ]
    let seen = 0
    for (const site of sites) {
      for (const way of ways) await compare(path, `/v1/sites/${site}/${plural}?${way}`)
      let next: string | null = `/v1/sites/${site}/${plural}?limit=3&from=2000-01-01`
      while (next) {
        const page: List = await json<List>(path, next)
        for (const { slug } of page.items) {
          const address = `/v1/sites/${site}/${plural}/${slug}`
          await compare(`${path}/{slug}`, address)
          await compare(`${path}/{slug}`, `${address}?language=pl`)
          seen += 1
        }
        next = page.next
      }
    }
    expect(seen).toBeGreaterThan(0)
  })

  it('holds for the times of events', async () => {
    const path = '/v1/sites/{site}/events'
    let occurrences = 0
    for (const site of sites) {
      const { items } = await json<List>(path, `/v1/sites/${site}/events?expand=occurrences&limit=100`)
      for (const item of items) {
        occurrences += item.occurrences?.length ?? 0
        await compare(`${path}/{slug}`, `/v1/sites/${site}/events/${item.slug}?expand=occurrences`)
      }
    }
    expect(occurrences).toBeGreaterThan(1)
  })

  it('holds for feeds and calendars', async () => {
    const followed = Object.keys(document.paths).filter((path) => /\/[a-z]+\.[a-z]+$/.test(path))
    expect(followed.length).toBeGreaterThan(18)
    for (const site of sites) {
      for (const path of followed) {
        if (path.includes('{site}')) await compare(path, `${path.replace('{site}', site)}?language=pl`)
      }
      const { items } = await json<List>('/v1/sites/{site}/events', `/v1/sites/${site}/events?limit=100`)
      for (const { slug } of items) {
        await compare('/v1/sites/{site}/events/{slug}.ics', `/v1/sites/${site}/events/${slug}.ics`)
      }
    }
  })

  it('holds for every change, and for what was withdrawn', async () => {
    type Change = { op: 'upsert' | 'withdraw'; kind: PublicItem['kind']; slug: string }
    const gone: string[] = []
    for (const site of sites) {
      let after = ''
      let more = true
      while (more) {
        const page: { changes: Change[]; next: string; more: boolean } = await json(
          '/v1/sites/{site}/changes',
          `/v1/sites/${site}/changes?limit=7${after}`,
        )
        after = `&after=${page.next}`
        more = page.more
        for (const { kind, slug } of page.changes.filter(({ op }) => op === 'withdraw')) {
          const path = `/v1/sites/{site}/${readingKind(kind).plural}/{slug}`
          const address = path.replace('{site}', site).replace('{slug}', slug)
          const answer = await compare(path, address)
          gone.push(`${answer.status} ${answer.headers.get('content-type')}`)
        }
      }
    }
    expect(gone.length).toBeGreaterThan(0)
    expect(new Set(gone)).toEqual(new Set(['410 application/problem+json']))
  })

  it('holds for what is found', async () => {
    const path = '/v1/sites/{site}/search'
    const found = new Set<string>()
    for (const site of sites) {
      for (const more of ['', '&language=pl', '&language=ur']) {
        let next: string | null = `/v1/sites/${site}/search?q=school+children+parents&limit=7${more}`
        while (next) {
          const page: List = await json<List>(path, next)
          for (const { kind } of page.items) found.add(kind)
          next = page.next
        }
      }
    }
    expect([...found].sort()).toEqual([...kinds].sort())
  })

  it('holds where nothing has changed', async () => {
    for (const path of Object.keys(document.paths)) {
      if (path.includes('{slug}')) continue
      const needed = document.paths[path]?.get.parameters.filter((one) => one.in === 'query' && one.required)
      const question = new URLSearchParams(needed?.map(({ name, example }) => [name, String(example)]))
      const address = `${path.replace('{site}', 'comberton')}?${question.toString()}`
      const etag = (await ask(address)).headers.get('etag') ?? ''
      const { status } = await compare(path, address, { 'if-none-match': etag })
      expect(status, address).toBe(304)
    }
  })

  it('holds for what is refused', async () => {
    for (const path of Object.keys(document.paths)) {
      const address = path.replace('{site}', 'comberton').replace('{slug}', 'never')
      const statuses = [
        (await compare(path, `${address}?no=such`)).status,
        (await compare(path, `${address}?a=${'b'.repeat(5000)}`)).status,
        (await compare(path, `${address}?a=%ff`)).status,
      ]
      expect(statuses.map((status) => (status === 404 ? 400 : status))).toEqual([
        path === widget ? 200 : 400,
        414,
        400,
      ])
      const wrongMethod = await ask(address, { method: 'POST' })
      expect(checker.problemsOfAnswer(path, wrongMethod)).toEqual([])
      expect(wrongMethod.status).toBe(405)
      const operation = document.paths[path]?.get
      if (operation?.security?.length) {
        expect((await compare(path, address, { authorization: 'Bearer wrong' })).status).toBe(401)
      }
      if (operation?.responses[406]) {
        expect((await compare(path, address, { accept: 'image/png' })).status).toBe(406)
      }
      if (path.includes('{site}')) {
        expect((await compare(path, address.replace('comberton', 'nowhere'))).status).toBe(404)
      }
      if (operation?.parameters.some(({ name }) => name === 'after')) {
        expect((await compare(path, `${address}?after=bm8`)).status).toBe(400)
      }
    }
  })

  /** Asks another process for every address. @returns the statuses, each once */
  const everywhere = async (url: string) => {
    const statuses = new Set<number>()
    for (const path of Object.keys(document.paths)) {
      const address = path.replace('{site}', 'comberton').replace('{slug}', 'never')
      const response = await fetch(url + address)
      const answer = {
        address,
        status: response.status,
        headers: response.headers,
        text: await response.text(),
      }
      expect(checker.problemsOfAnswer(path, answer), address).toEqual([])
      statuses.add(answer.status)
    }
    return [...statuses]
  }

  it('holds for who asks too often', async () => {
    const { databaseUri } = system
    const env = { KPSA_DEMO: 'true', RATE_LIMIT_PER_MINUTE: '1' }
    const strict = await startSystem({ databaseUri, role: 'delivery', env, hosted: true })
    try {
      await fetch(`${strict.url}/v1/sites`)
      expect(await everywhere(strict.url)).toEqual([429])
    } finally {
      await strict.stop()
    }
  })

  it('has examples that are as it says', () => {
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      for (const response of Object.values(operation.responses)) {
        if ('$ref' in response) continue
        for (const { schema, example } of Object.values(response.content ?? {})) {
          if (example !== undefined) expect(checker.problemsOf(schema, example), path).toEqual([])
        }
      }
    }
    for (const { content } of Object.values(document.components.responses)) {
      for (const { schema, examples } of Object.values(content ?? {})) {
        for (const { value } of Object.values(examples ?? {}))
          expect(checker.problemsOf(schema, value)).toEqual([])
      }
    }
  })

  it('would not hold if anything came that it does not name', () => {
    const schema = { $ref: '#/components/schemas/SchoolName' }
    expect(checker.problemsOf(schema, { slug: 'a', name: 'A' })).toEqual([])
    expect(checker.problemsOf(schema, { slug: 'a', name: 'A', draft: 'B' })).toHaveLength(1)
  })

  it('was compared with a good answer of every address', () => {
    expect(Object.keys(document.paths).filter((path) => !compared.has(`${path} 200`))).toEqual([])
  })
})
