import { createClient, type InValue } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListQuery, PublicationStore } from '../../src/delivery/store/publication-store'
import { sqliteStore } from '../../src/delivery/store/sqlite-store'
import { databasesUnderTest } from '../support/database-under-test'
import { allianceDatabase } from '../support/small-alliance'

/** Every way to fill in some of the wishes, none and all of them included. */
const combinations = (wishes: Partial<ListQuery>): Partial<ListQuery>[] =>
  Object.entries(wishes).reduce<Partial<ListQuery>[]>(
    (some, [name, value]) => [...some, ...some.map((one) => ({ ...one, [name]: value }))],
    [{}],
  )

const wishes: Partial<ListQuery> = {
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
  category: 'sport',
  audience: 'year-1',
  language: 'pl',
  after: { sortAt: '2026-06-01T12:00:00.000Z', publishedAt: '2026-06-01T09:00:00.000Z', itemId: 'x' },
}

describe('the queries of delivery, on SQLite with every migration', () => {
  const sqlite = databasesUnderTest().find(({ name }) => name === 'SQLite')
  const issued: { sql: string; args: InValue[] }[] = []
  let store: PublicationStore
  let explain: (statement: { sql: string; args: InValue[] }) => Promise<string[]>
  let end: () => Promise<void>

  beforeAll(async () => {
    if (!sqlite) throw new Error('There is no SQLite to test with.')
    const uri = await allianceDatabase(sqlite)
    const client = createClient({ url: uri })
    // A list that found something asks for translations, too.
    await client.execute(
      'INSERT INTO publications (id, site, kind, item_id, language, original, slug, state, sequence, version, ' +
        "item_version, sort_at, ends_at, category, changed_at) VALUES ('p', 's', 'letter', 'i', 'en', 1, 'slug', 'live', 1, " +
        "'v', 'v', '2026-05-01', '2026-05-01', 'sport', '2026-05-01')",
    )
    store = sqliteStore(uri, (sql, args) => issued.push({ sql, args }))
    explain = async ({ sql, args }) =>
      (await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })).rows.map(({ detail }) =>
        typeof detail === 'string' ? detail : '',
      )
    end = async () => {
      client.close()
      await store.close()
    }
  })
  afterAll(() => end())

  /** The plans of all statements that the work issues, in order. */
  const plansOf = async (work: () => Promise<unknown>): Promise<string[][]> => {
    issued.length = 0
    await work()
    return Promise.all(issued.splice(0).map(explain))
  }

  const orders = ['newest', 'soonest'] as const

  const byOrder =
    'SEARCH p USING INDEX site_kind_state_original_sortAt_publishedAt_itemId_idx (site=? AND kind=?'
  const byEnd = 'SEARCH p USING INDEX site_kind_state_original_endsAt_idx (site=? AND kind=?'

  it.each(orders)('find lists, %s first, by an index and in its order, whatever is wished', async (order) => {
    for (const wished of combinations(wishes)) {
      const query = { site: 's', kind: 'letter' as const, limit: 20, order, ...wished }
      const [list = [], ...translations] = await plansOf(() => store.list(query))
      // What is to come is little against all that was: it may be found by its end, and sorted.
      const toCome = order === 'soonest' && query.from !== undefined && !query.after
      const sorted = toCome && list[0]?.startsWith(byEnd)
      if (!sorted) expect(list[0]?.slice(0, byOrder.length), JSON.stringify(query)).toBe(byOrder)
      for (const step of [...list, ...translations.flat()]) {
        expect(step, JSON.stringify(query)).not.toMatch(sorted ? /^SCAN/ : /^SCAN|USE TEMP B-TREE/)
      }
    }
  })

  it.each(orders)('go straight to the place of a cursor, %s first, also with a bound', async (order) => {
    for (const wished of combinations(wishes).filter(({ after }) => after)) {
      const [plan = []] = await plansOf(() =>
        store.list({ site: 's', kind: 'letter', limit: 20, order, ...wished }),
      )
      expect(plan[0]).toContain(
        order === 'newest'
          ? '(sort_at,published_at,item_id)<(?,?,?)'
          : '(sort_at,published_at,item_id)>(?,?,?)',
      )
    }
  })

  it('find feeds by an index and in its order, of one kind and of all, in every language', async () => {
    for (const kind of [undefined, 'letter' as const]) {
      for (const language of [undefined, 'pl']) {
        const plans = await plansOf(() =>
          store.newest({ site: 's', limit: 30, ...(kind && { kind }), ...(language && { language }) }),
        )
        expect(plans).toHaveLength(language ? 2 : 1)
        for (const step of plans.flat()) expect(step).not.toMatch(/^SCAN|USE TEMP B-TREE/)
      }
      const place = { publishedAt: '2026-06-01T09:00:00.000Z', itemId: 'x' }
      const pages = await plansOf(async () => {
        await store.newest({ site: 's', limit: 30, after: place, ...(kind && { kind }) })
        await store.publishedFrom({ site: 's', limit: 60, from: place, ...(kind && { kind }) })
      })
      for (const step of pages.flat())
        expect(step).toMatch(/^SEARCH p .*\(published_at,item_id\)[<>]\(\?,\?\)/)
    }
  })

  /** Every question that delivery asks again and again, but the lists and feeds above; a new one is missed here. */
  type Other = Exclude<
    keyof PublicationStore,
    'list' | 'newest' | 'publishedFrom' | 'sites' | 'ready' | 'close'
  >

  it('find all else by an index; the sites alone are read whole', async () => {
    const receipt = { client: 'c', site: 's', itemId: 'i', version: 'v', at: '2026-06-01T00:00:00.000Z' }
    const work: Record<Other, () => Promise<unknown>> = {
      atSlug: () => store.atSlug('s', 'letter', 'slug'),
      formsOf: () => store.formsOf('s', ['i', 'j']),
      changes: () => store.changes('s', 0, 10),
      latestSequence: () => store.latestSequence('s'),
      publicFile: () => store.publicFile('a.jpg'),
      siteClient: () => store.siteClient('hash', new Date()),
      stateNumber: () => store.stateNumber(),
      counter: () => store.counter('presentation'),
      recordSiteClientUse: () => store.recordSiteClientUse('c', new Date()),
      recordReceipts: () =>
        store.recordReceipts([
          { ...receipt, language: 'en' },
          { ...receipt, language: null },
        ]),
    }
    for (const [name, ask] of Object.entries(work)) {
      const plans = await plansOf(ask)
      expect(plans.length, name).toBeGreaterThan(0)
      for (const step of plans.flat()) expect(step, name).not.toMatch(/^SCAN/)
      // The few languages of one item may be sorted.
      if (name !== 'atSlug') expect(plans.flat().join(), name).not.toContain('TEMP B-TREE')
    }
  })
})
