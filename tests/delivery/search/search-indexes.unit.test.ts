import { afterEach, describe, expect, it, vi } from 'vitest'
import { searchIndexes } from '../../../src/delivery/search/search-indexes'
import type { PublicationRow } from '../../../src/delivery/store/publication-store'
import { letter, row } from '../../site/fixture-store'

/** Rows that tests change, and a note of how many were read. */
const changing = (...sites: string[]) => {
  const rows: PublicationRow[] = []
  const read = { rows: 0, fail: false }
  let number = 0
  const say = (site: string, slug: string, title: string, state: 'live' | 'withdrawn' = 'live') => {
    number += 1
    const item = letter(site, slug, title, { summary: '', text: '' })
    const of = (one: PublicationRow) => one.site === site && one.itemId === item.id
    rows.splice(0, rows.length, ...rows.filter((one) => !of(one)))
    rows.push(row(item, { sequence: number, state, document: state === 'live' ? item : null }))
  }
  for (const site of sites) say(site, 'first', `Welcome to ${site}`)
  return {
    rows,
    read,
    say,
    restore: (to: number) => {
      rows.splice(0, rows.length, ...rows.filter(({ sequence }) => sequence <= to))
      number = to
    },
    state: { current: async () => number },
    store: {
      changes: async (site: string, after: number, limit: number) => {
        if (read.fail) throw new Error('no database')
        const some = rows.filter((one) => one.site === site && one.sequence > after).slice(0, limit)
        read.rows += some.length
        return some
      },
    },
  }
}

describe('the search indexes of sites', () => {
  afterEach(() => vi.useRealTimers())

  it('are made for who asks, and read only what has changed since', async () => {
    const { store, state, read, say } = changing('a', 'b')
    const indexes = searchIndexes(store, state)
    expect(indexes.figures().sites).toEqual([])
    for (let count = 0; count < 250; count += 1) say('a', `note-${count}`, `Note ${count}`)
    await indexes.of('a')
    expect([read.rows, indexes.figures().sites]).toEqual([251, ['a']])
    await indexes.of('a')
    say('a', 'news', 'Picnic')
    say('b', 'news', 'Picnic')
    const index = await indexes.of('a')
    expect(read.rows).toBe(252)
    expect(index.find(['picnic']).itemIds).toEqual(['letters-news'])
    expect(index.find(['note']).itemIds).toHaveLength(250)
  })

  it('are brought up to date once, however many ask', async () => {
    const { store, state, read } = changing('a')
    const indexes = searchIndexes(store, state)
    await Promise.all(Array.from({ length: 20 }, () => indexes.of('a')))
    expect(read.rows).toBe(1)
  })

  it('never answer from an old state where the database has failed, and go on after it', async () => {
    const { store, state, read, say } = changing('a')
    const indexes = searchIndexes(store, state)
    await indexes.of('a')
    say('a', 'first', '', 'withdrawn')
    read.fail = true
    await expect(indexes.of('a')).rejects.toThrow('no database')
    read.fail = false
    expect((await indexes.of('a')).find(['welcome']).itemIds).toEqual([])
  })

  it('are made anew where the database is older than they are', async () => {
    const { store, state, say, restore } = changing('a')
    const indexes = searchIndexes(store, state)
    say('a', 'later', 'Welcome again')
    expect((await indexes.of('a')).find(['welcome']).itemIds).toHaveLength(2)
    restore(1)
    expect((await indexes.of('a')).find(['welcome']).itemIds).toHaveLength(1)
  })

  it('stay within their memory: those not asked for longest go first, and the one asked for stays', async () => {
    const sites = ['a', 'b', 'c']
    const { store, state } = changing(...sites)
    const one = searchIndexes(store, state)
    await one.of('a')
    const each = one.figures().bytes
    const two = searchIndexes(store, state, { most: 2.5 * each })
    for (const site of sites) await two.of(site)
    expect(two.figures().sites).toEqual(['b', 'c'])
    await two.of('b')
    await two.of('a')
    expect(two.figures().sites).toEqual(['b', 'a'])
    const none = searchIndexes(store, state, { most: 0 })
    for (const site of sites) await none.of(site)
    expect(none.figures().sites).toEqual(['c'])
  })

  it('do not grow with changes of the same items', async () => {
    const { store, state, say } = changing('a')
    const indexes = searchIndexes(store, state)
    const forms: number[] = []
    for (let round = 0; round < 40; round += 1) {
      for (let count = 0; count < 50; count += 1) say('a', `note-${count}`, `Note ${count}`)
      forms.push((await indexes.of('a')).forms)
    }
    expect(Math.max(...forms)).toBeLessThan(700)
    expect((await indexes.of('a')).find(['note']).itemIds).toHaveLength(50)
  })

  it('are dropped when nobody has asked for a while', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const { store, state } = changing('a', 'b')
    const indexes = searchIndexes(store, state, { idleMs: 1000 })
    await indexes.of('a')
    vi.advanceTimersByTime(900)
    await indexes.of('b')
    vi.advanceTimersByTime(700)
    expect(indexes.figures().sites).toEqual(['b'])
    vi.advanceTimersByTime(1500)
    expect(indexes.figures()).toEqual({ sites: [], bytes: 0 })
    expect(vi.getTimerCount()).toBe(0)
  })
})
