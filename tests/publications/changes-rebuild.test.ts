import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublicItem } from '../../src/public/public-form'
import { anonymous } from '../support/api-client'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, create, edit, letterOf, publish, richText } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { allianceDatabase, signInAll, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Change =
  | { op: 'upsert'; item: PublicItem }
  | { op: 'withdraw'; id: string; language: string; kind: string; slug: string; at: string }
type Page = { changes: Change[]; next: string; more: boolean }
type Content = Map<string, PublicItem>

/** What another process publishes is seen after this, in milliseconds. */
const seenWithinMs = 1000
const languages = ['en', 'pl']

/** A site's content as a client holds it that knows the change feed and nothing else, from this server or from that. */
class Mirror {
  readonly items: Content = new Map()
  readonly withdrawn: string[] = []
  #cursor: string | undefined
  #asked = 0
  constructor(
    readonly servers: readonly string[],
    readonly site: string,
    readonly pageSize: number,
  ) {}

  async follow(): Promise<void> {
    for (;;) {
      const server = this.servers[this.#asked++ % this.servers.length] ?? ''
      const after = this.#cursor === undefined ? '' : `&after=${encodeURIComponent(this.#cursor)}`
      const path = `/v1/sites/${this.site}/changes?limit=${this.pageSize}${after}`
      const page = bodyOf(await anonymous(server).get<Page>(path))
      for (const change of page.changes) {
        if (change.op === 'upsert') this.items.set(`${change.item.id} ${change.item.language}`, change.item)
        else {
          this.items.delete(`${change.id} ${change.language}`)
          this.withdrawn.push(`${change.id} ${change.language}`)
        }
      }
      this.#cursor = page.next
      if (!page.more) return
    }
  }
}

/**
 * All that a site lists, of every kind and in every language; without the next date of an event, which follows from the
 * clock and is no change.
 */
const listed = async (server: string, site: string): Promise<Content> => {
  const result: Content = new Map()
  for (const language of languages) {
    for (const kinds of ['letters', 'events', 'pages', 'newsletters', 'evidence']) {
      const from = kinds === 'events' ? '&from=2000-01-01' : ''
      let next: string | null = `/v1/sites/${site}/${kinds}?limit=100&language=${language}${from}`
      while (next) {
        const page: { items: PublicItem[]; next: string | null } = bodyOf(await anonymous(server).get(next))
        for (const { next: _following, ...item } of page.items as (PublicItem & { next?: unknown })[])
          if (item.language === language) result.set(`${item.id} ${language}`, item)
        const address: URL | null = page.next === null ? null : new URL(page.next)
        next = address && address.pathname + address.search
      }
    }
  }
  return result
}

const sorted = (content: Content) => Object.fromEntries([...content].sort())

/** The same numbers at every run, so that a failure can be looked at again. */
const randomFrom = (seed: number) => (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return (seed >>> 8) % below
}

type Known = {
  collection: 'letters' | 'events'
  id: string
  version: string
  channels: { kpsa: boolean; schools: string[] }
  live: boolean
  translation?: string
}

/** Somebody who does this and that to the items of one school, one after the other. */
const writer = (
  seed: number,
  { admin }: Alliance,
  school: AllianceSchool,
  receiver: AllianceSchool,
  done: (what: string) => void,
) => {
  const random = randomFrom(seed)
  const known: Known[] = []
  const one = (fits: (item: Known) => boolean): Known | undefined => {
    const fitting = known.filter(fits)
    return fitting[random(fitting.length || 1)]
  }
  const goLive = async (item: Known) => {
    item.version = (await publish(school, item.collection, item.id)).version ?? ''
    item.live = true
  }
  const respond = (verb: 'receive' | 'withdraw', item: Known, who: AllianceSchool['head'], body: object) =>
    act(who, item.collection, item.id, verb, body)

  /** Each says whether there was anything to do it to. */
  const steps: Record<string, () => Promise<boolean>> = {
    publish: async () => {
      const collection = random(3) === 0 ? 'events' : 'letters'
      const channels = { kpsa: random(3) > 0, schools: random(2) > 0 ? [receiver.id] : [] }
      const title = `Number ${random(5)}`
      const start = `2026-0${1 + random(9)}-10T09:00:00Z`
      const data =
        collection === 'letters'
          ? letterOf(school, { title, channels })
          : { title, school: school.id, start, channels }
      const { id } = await create(school.editor, collection, data)
      const item = { collection, id, version: '', channels, live: false } satisfies Known
      known.push(item)
      await goLive(item)
      return true
    },
    edit: async () => {
      const item = one(({ live }) => live)
      if (!item) return false
      await edit(school.editor, item.collection, item.id, { summary: `Summary ${random(1000)}` })
      await goLive(item)
      return true
    },
    withdraw: async () => {
      const item = one(({ live }) => live)
      if (!item) return false
      bodyOf(await respond('withdraw', item, school.head, { reason: 'Random.' }))
      item.live = false
      return true
    },
    republish: async () => {
      const item = one(({ live }) => !live)
      if (!item) return false
      await goLive(item)
      return true
    },
    receive: async () => {
      const item = one(({ live, channels }) => live && channels.schools.length > 0)
      if (!item) return false
      const decision = random(3) > 0 ? 'accept' : 'decline'
      bodyOf(await respond('receive', item, receiver.head, { version: item.version, decision }))
      return true
    },
    'take off the shared page, or put back': async () => {
      const item = one(({ live, channels }) => live && channels.kpsa)
      if (!item) return false
      const decision = random(2) > 0 ? 'accept' : 'decline'
      bodyOf(await respond('receive', item, admin, { version: item.version, decision, reason: 'Random.' }))
      return true
    },
    translate: async () => {
      const item = one(
        ({ collection, live, translation }) => collection === 'letters' && live && !translation,
      )
      if (!item) return false
      const { id } = await create(school.editor, 'translations', {
        item: { relationTo: 'letters', value: item.id },
        language: 'pl',
        title: 'Po polsku',
        body: richText('Dzień dobry.'),
      })
      await publish(school, 'translations', id)
      item.translation = id
      return true
    },
    'withdraw a translation': async () => {
      const item = one(({ live, translation }) => live && translation !== undefined)
      if (!item?.translation) return false
      const reason = { reason: 'Random.' }
      bodyOf(await act(school.head, 'translations', item.translation, 'withdraw', reason))
      known.splice(known.indexOf(item), 1)
      return true
    },
  }

  return async (count: number): Promise<void> => {
    const names = Object.keys(steps)
    for (let index = 0; index < count; index += 1) {
      const name = names[random(names.length)] ?? ''
      const happened = await steps[name]?.()
      if (happened) done(name)
      else if (await steps.publish?.()) done('publish')
    }
  }
}

describe.each(databasesUnderTest())('the change feed, on $name', (database) => {
  const systems: RunningSystem[] = []
  let servers: string[]
  let here: Alliance
  let there: Alliance

  /**
   * Two processes on one database. Both take writes where the database has transactions; without them, as on the
   * stand-in, one process writes and the other is of the delivery role, as the documentation asks.
   */
  beforeAll(async () => {
    const databaseUri = await allianceDatabase(database)
    // One public address, so that both give the same links.
    const env = { PUBLIC_URL: 'http://www.kpsa.example' }
    systems.push(await startSystem({ databaseUri, env }))
    const role = database.supportsTransactions ? 'authoring' : 'delivery'
    systems.push(await startSystem({ databaseUri, env, role }))
    servers = systems.map(({ url }) => url)
    const [first, second] = systems as [RunningSystem, RunningSystem]
    here = await signInAll(first, 2)
    there = database.supportsTransactions ? await signInAll(second, 2) : here
  }, 120_000)
  afterAll(() => Promise.all(systems.map((system) => system.stop())))

  it(
    'rebuilds each site exactly from two processes, while others write in both',
    { timeout: 240_000 },
    async () => {
      const counts: Record<string, number> = {}
      const done = (what: string) => (counts[what] = (counts[what] ?? 0) + 1)
      const writers = [here, there].flatMap((alliance, process) => {
        const [own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
        return [
          writer(20230614 + process, alliance, own, other, done),
          writer(19990101 + process, alliance, other, own, done),
        ]
      })
      const sites = ['kpsa', ...here.schools.map(({ slug }) => slug)]
      const followers = sites.map((site) => new Mirror(servers, site, 2))

      let writing = true
      const following = followers.map(async (mirror) => {
        while (writing) {
          await mirror.follow()
          await pause(20)
        }
      })
      try {
        await Promise.all(writers.map((write) => write(14)))
      } finally {
        writing = false
        await Promise.all(following)
      }
      await pause(seenWithinMs)

      for (const mirror of followers) {
        const { site } = mirror
        await mirror.follow()
        const fresh = new Mirror(servers, site, 100)
        await fresh.follow()
        for (const server of servers) {
          const truth = sorted(await listed(server, site))
          expect(sorted(mirror.items), `${site}, followed all along`).toEqual(truth)
          expect(sorted(fresh.items), `${site}, from the start`).toEqual(truth)
        }
        expect(mirror.items.size).toBeGreaterThan(0)
        expect(mirror.withdrawn.length, `${site} saw withdrawals`).toBeGreaterThan(0)
      }
      // All of it happened, or this has shown less than it says.
      for (const what of ['publish', 'edit', 'withdraw', 'republish', 'receive', 'translate'])
        expect(counts[what], `${what} in ${JSON.stringify(counts)}`).toBeGreaterThan(0)
    },
  )

  it('shows a change to whoever asks at once after it was approved', async () => {
    const [own] = here.schools as [AllianceSchool]
    const mirror = new Mirror(servers.slice(0, 1), own.slug, 50)
    for (let index = 0; index < 10; index += 1) {
      const letter = await create(own.editor, 'letters', letterOf(own, { title: `At once ${index}` }))
      await publish(own, 'letters', letter.id)
      await mirror.follow()
      expect(mirror.items.get(`${letter.id} en`)?.title).toBe(`At once ${index}`)
    }
  })
})
