import { randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveMemory, reportingLiveMemory } from '../../scripts/live-memory'
import { keyHashOf } from '../../src/delivery/clients/site-client-key'
import { databasesUnderTest } from '../support/database-under-test'
import { startSystem } from '../support/running-system'
import { mongoFixture } from './mongo-fixture'
import { eventRow, letterRow, schoolSite, withdrawn, type PublishedFixture } from './published-fixture'
import { sqliteFixture } from './sqlite-fixture'

/** Some fifty requests each: as many as fill what is bounded, and twice as many as show what is not. */
const rounds = { before: 80, after: 80 }

/**
 * Bytes that the rounds after may leave behind each time, 250 a request: code that was compiled meanwhile, and what is
 * remembered up to a bound that has not been reached. The headers of each request alone take half as much again.
 */
const mostKept = 1_000_000

const word = () => randomBytes(6).toString('hex')
const day = () => `2026-0${randomInt(1, 10)}-${String(randomInt(1, 29)).padStart(2, '0')}`
const site = '/v1/sites/comberton'
const key = 'a-key-of-a-website'

type Asked = [address: string, init?: RequestInit]

/** One of everything: what is there, what is not, what cannot be, each time with something in it that never was before. */
const round = (tags: ReadonlyMap<string, string>): Asked[] => {
  const known = [
    `${site}/letters`,
    `${site}/letters/letter-1`,
    `${site}/events?expand=occurrences`,
    '/',
    '/schools/comberton',
  ]
  const withKey = { headers: { Authorization: `Bearer ${key}` } }
  return [
    ...known.map((address): Asked => [address]),
    ...known.map((address): Asked => [
      address,
      { headers: { 'If-None-Match': tags.get(address) ?? '"none"' } },
    ]),
    ...known.map((address): Asked => [address, { method: 'HEAD' }]),
    ...['feed.rss', 'letters.atom', 'feed.json', 'events.ics', 'events.ics?category=sport'].map(
      (name): Asked => [`${site}/${name}`],
    ),
    ...[
      `${site}/changes`,
      `${site}/letters?limit=3&from=${day()}`,
      `${site}/letters/letter-2?language=pl`,
    ].map((address): Asked => [address, withKey]),
    [`${site}/events?expand=occurrences&from=${day()}`],
    [`${site}/search?q=${word()}`],
    [`${site}/search?q=letter`],
    [`/?${word()}=${word()}`],
    [`/schools/comberton/letters?language=${word()}`],
    [`/schools/comberton/events?month=2026-0${randomInt(1, 10)}`],
    [`/schools/comberton/search?q=${word()}`],
    [`/${word()}/${word()}`],
    [`${site}/letters/${word()}`],
    [`${site}/${word()}`],
    [`/v1/sites/${word()}`],
    [`${site}/letters?${word()}=1`],
    [`${site}/letters?after=${word()}`],
    [`/media/${word()}.png`],
    [`/v1/${word()}%`],
    [`/v1/${word().repeat(400)}`],
    [`${site}/letters`, { headers: { Authorization: `Bearer ${word()}` } }],
    [`${site}/letters`, { headers: { Accept: `text/${word()}` } }],
    [`${site}/letters`, { headers: { 'Accept-Encoding': `gzip, ${word()}` } }],
    [`${site}/letters`, { headers: { 'If-None-Match': `"${word()}"` } }],
    [`${site}/letters`, { headers: { 'X-Forwarded-For': `203.0.113.${randomInt(1, 200)}` } }],
    ['/', { headers: { 'Accept-Language': `${word()},en` } }],
    [`${site}/letters`, { method: 'POST', body: word() }],
    ['/metrics'],
  ]
}

const fill = async (fixture: PublishedFixture): Promise<void> => {
  await fixture.addSite(schoolSite('kpsa', { kind: 'alliance' }))
  await fixture.addSite(schoolSite('comberton'))
  await fixture.addClient({
    id: 'a'.repeat(24),
    name: 'Comberton website',
    school: '1'.repeat(24),
    enabled: true,
    keys: [{ hash: keyHashOf(key), validUntil: null }],
  })
  for (let number = 1; number <= 20; number += 1)
    await fixture.add(letterRow('comberton', `letter-${number}`, day(), number))
  await fixture.add(
    eventRow('comberton', 'club', 21, {
      start: '2026-01-06T15:00:00.000Z',
      end: '2026-01-06T16:00:00.000Z',
      startLocal: '2026-01-06T15:00:00',
      endLocal: '2026-01-06T16:00:00',
      recurrence: 'FREQ=WEEKLY;BYDAY=TU',
      category: 'sport',
    }),
  )
}

describe.each(databasesUnderTest())('a long run on $name', ({ name, uri }) => {
  it(
    'of all sorts of requests, with publications in between, leaves nothing behind',
    { timeout: 300_000 },
    async () => {
      const databaseUri = uri()
      const fixture = await (name === 'SQLite' ? sqliteFixture(databaseUri) : mongoFixture(databaseUri))
      await fill(fixture)
      const folder = await mkdtemp(path.join(tmpdir(), 'kpsa-long-run-'))
      const system = await startSystem({
        role: 'delivery',
        databaseUri,
        env: {
          ...reportingLiveMemory(folder),
          ANSWER_MEMORY_MB: '1',
          RATE_LIMIT_PER_MINUTE: '1000000',
          TRUST_PROXY: '1',
        },
      })
      const tags = new Map<string, string>()
      const seen = new Map<number, number>()
      let sequence = 100

      const publish = async (): Promise<void> => {
        const slug = `letter-${(sequence % 20) + 1}`
        sequence += 1
        const row = letterRow('comberton', slug, day(), sequence, { changedAt: new Date().toISOString() })
        await fixture.put(sequence % 5 === 0 ? withdrawn(row, sequence, new Date().toISOString()) : row)
      }

      const ask = async ([address, init]: Asked): Promise<void> => {
        const answer = await fetch(system.url + address, init)
        await answer.arrayBuffer()
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
        const tag = answer.headers.get('etag')
        if (tag) tags.set(address, tag)
      }

      const run = async (count: number): Promise<void> => {
        for (let turn = 0; turn < count; turn += 1) {
          if (turn % 4 === 0) await publish()
          const asked = round(tags)
          for (let from = 0; from < asked.length; from += 10)
            await Promise.all(asked.slice(from, from + 10).map(ask))
        }
      }

      await run(rounds.before)
      const held = [await liveMemory(system.processId, folder)]
      for (const _time of [1, 2]) {
        await run(rounds.after)
        held.push(await liveMemory(system.processId, folder))
      }
      // What is never given back grows every time; a driver's buffers, half a megabyte, come and go.
      const kept = Math.min(...held.slice(1).map((bytes, at) => bytes - (held[at] ?? 0)))

      for (const status of [200, 304, 400, 401, 404, 405, 406, 414])
        expect(seen.get(status), String(status)).toBeGreaterThan(0)
      expect([...seen.keys()].filter((status) => status >= 500)).toEqual([])
      expect(kept).toBeLessThan(mostKept)
      await fixture.close()
      await system.stop()
      await rm(folder, { recursive: true })
    },
  )
})
