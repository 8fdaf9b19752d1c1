import { beforeAll, describe, expect, it } from 'vitest'
import type { PublicItem } from '../../src/publications/public-form'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, create, edit, letterOf, publish, richText } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Change =
  | { op: 'upsert'; item: PublicItem }
  | { op: 'withdraw'; id: string; language: string; kind: string; slug: string; at: string }
type Page = { changes: Change[]; next: string; more: boolean }

/** A site's content as a client holds it that knows the change feed and nothing else. */
class Mirror {
  readonly items = new Map<string, PublicItem>()
  #cursor: string | undefined
  constructor(
    readonly alliance: Alliance,
    readonly site: string,
    readonly pageSize: number,
  ) {}

  async follow(): Promise<void> {
    for (;;) {
      const after = this.#cursor === undefined ? '' : `&after=${encodeURIComponent(this.#cursor)}`
      const path = `/v1/sites/${this.site}/changes?limit=${this.pageSize}${after}`
      const page = bodyOf(await this.alliance.visitor.get<Page>(path))
      for (const change of page.changes) {
        if (change.op === 'upsert') this.items.set(`${change.item.id} ${change.item.language}`, change.item)
        else this.items.delete(`${change.id} ${change.language}`)
      }
      this.#cursor = page.next
      if (!page.more) return
    }
  }
}

/** The same numbers at every run, so that a failure can be looked at again. */
const randomFrom = (seed: number) => (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed % below
}

describe.each(databasesUnderTest())('the change feed, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 2 })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })

  const listed = async (site: string, language: string) => {
    const result = new Map<string, PublicItem>()
    for (const kinds of ['letters', 'events', 'pages', 'newsletters', 'evidence']) {
      const from = kinds === 'events' ? '&from=2000-01-01' : ''
      let next: string | null = `/v1/sites/${site}/${kinds}?limit=100&language=${language}${from}`
      while (next) {
        const page: { items: PublicItem[]; next: string | null } = bodyOf(await alliance.visitor.get(next))
        for (const item of page.items)
          if (item.language === language) result.set(`${item.id} ${language}`, item)
        next = page.next
      }
    }
    return result
  }

  it(
    'rebuilds each site exactly, whatever happened and whenever it was asked',
    { timeout: 120_000 },
    async () => {
      const random = randomFrom(20230614)
      const sites = ['kpsa', own.slug, other.slug]
      const constant = sites.map((site) => new Mirror(alliance, site, 3))
      const known: {
        school: AllianceSchool
        collection: 'letters' | 'events'
        id: string
        live: boolean
        translation?: string
      }[] = []

      const make = async () => {
        const school = random(2) === 0 ? own : other
        const collection = random(3) === 0 ? 'events' : 'letters'
        const channels = { kpsa: random(3) > 0 }
        const data =
          collection === 'letters'
            ? letterOf(school, { title: `Number ${random(5)}`, channels })
            : {
                title: `Number ${random(5)}`,
                school: school.id,
                start: `2026-0${1 + random(9)}-10T09:00:00Z`,
                channels,
              }
        const { id } = await create(school.editor, collection, data)
        await publish(school, collection, id)
        known.push({ school, collection, id, live: true })
      }
      const steps = [
        make,
        async () => {
          const item = known[random(known.length)]
          if (!item) return make()
          await edit(item.school.editor, item.collection, item.id, { summary: `Summary ${random(1000)}` })
          await publish(item.school, item.collection, item.id)
          item.live = true
        },
        async () => {
          const item = known.filter(({ live }) => live)[random(3)]
          if (!item) return make()
          bodyOf(await act(item.school.head, item.collection, item.id, 'withdraw', { reason: 'Random.' }))
          item.live = false
        },
        async () => {
          const item = known.filter(({ live }) => !live)[random(2)]
          if (!item) return make()
          await publish(item.school, item.collection, item.id)
          item.live = true
        },
        async () => {
          const item = known.find(
            ({ collection, live, translation }) => collection === 'letters' && live && !translation,
          )
          if (!item) return make()
          const { id } = await create(item.school.editor, 'translations', {
            item: { relationTo: 'letters', value: item.id },
            language: 'pl',
            title: 'Po polsku',
            body: richText('Dzień dobry.'),
          })
          await publish(item.school, 'translations', id)
          item.translation = id
        },
        async () => {
          const item = known.find(({ translation }) => translation)
          if (!item?.translation) return make()
          bodyOf(
            await act(item.school.head, 'translations', item.translation, 'withdraw', { reason: 'Random.' }),
          )
          delete item.translation
          known.splice(known.indexOf(item), 1)
        },
      ]
      for (let index = 0; index < 30; index += 1) {
        await steps[random(steps.length)]?.()
        if (random(3) === 0) for (const mirror of constant) await mirror.follow()
      }
      for (const [index, site] of sites.entries()) {
        await constant[index]?.follow()
        const fresh = new Mirror(alliance, site, 100)
        await fresh.follow()
        const truth = new Map([...(await listed(site, 'en')), ...(await listed(site, 'pl'))])
        const sorted = (items: Map<string, PublicItem> | undefined) =>
          Object.fromEntries([...(items ?? [])].sort())
        expect(sorted(fresh.items), `${site}, from the start`).toEqual(sorted(truth))
        expect(sorted(constant[index]?.items), `${site}, followed all along`).toEqual(sorted(truth))
      }
      expect((await listed('kpsa', 'en')).size).toBeGreaterThan(0)
    },
  )

  it('shows a change to whoever asks at once after it was approved', async () => {
    const mirror = new Mirror(alliance, own.slug, 50)
    for (let index = 0; index < 10; index += 1) {
      const letter = await create(own.editor, 'letters', letterOf(own, { title: `At once ${index}` }))
      await publish(own, 'letters', letter.id)
      await mirror.follow()
      expect(mirror.items.get(`${letter.id} en`)?.title).toBe(`At once ${index}`)
    }
  })
})
