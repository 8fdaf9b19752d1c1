import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { kpsa, KpsaError, type FollowedChange, type KpsaOptions } from '../../src/client/client'
import { keyHashOf } from '../../src/delivery/clients/site-client-key'
import { databaseNames, startDelivery, type DeliveryUnderTest } from '../delivery/delivery-under-test'
import { eventRow, letterRow, schoolSite, withdrawn } from '../delivery/published-fixture'

const all = async <One>(items: AsyncIterable<One>): Promise<One[]> => {
  const found: One[] = []
  for await (const item of items) found.push(item)
  return found
}

const nameOf = (change: FollowedChange): string =>
  change.op === 'upsert' ? `+${change.item.id}` : `-${change.id}`

const days = ['01', '02', '03', '04', '05', '06', '07']

describe.each(databaseNames)('the client, on %s', (database) => {
  let delivery: DeliveryUnderTest

  beforeAll(async () => {
    delivery = await startDelivery(database)
    await delivery.fixture.addSite(schoolSite('comberton'))
    await delivery.fixture.addSite(schoolSite('offmore'))
    await delivery.fixture.add(
      ...days.map((day, index) => letterRow('comberton', `letter-${day}`, `2026-05-${day}`, index + 1)),
      letterRow('comberton', 'letter-01', '2026-05-01', 8, { language: 'pl' }),
      withdrawn(letterRow('comberton', 'gone', '2026-05-02', 0), 9, '2026-06-03T00:00:00.000Z'),
      eventRow('comberton', 'club', 10, {
        start: '2026-06-23T14:15:00.000Z',
        end: '2026-06-23T15:15:00.000Z',
        startLocal: '2026-06-23T15:15:00',
        endLocal: '2026-06-23T16:15:00',
        recurrence: 'FREQ=WEEKLY;COUNT=3',
      }),
    )
    await delivery.fixture.addClient({
      id: '65f0000000000000000000a1',
      name: 'Website',
      school: '65f0000000000000000000b1',
      enabled: true,
      keys: [{ hash: keyHashOf('right'), validUntil: null }],
    })
  })
  afterAll(() => delivery.stop())

  const reader = (options: Partial<KpsaOptions> = {}) => kpsa({ url: delivery.url, ...options })

  /** A `fetch` that notes what was answered. */
  const noting = () => {
    const statuses: number[] = []
    const noted: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      statuses.push(response.status)
      return response
    }
    return { statuses, fetch: noted }
  }

  it('knows the sites', async () => {
    expect((await reader().sites()).map(({ slug }) => slug)).toEqual(['comberton', 'offmore'])
    expect(
      (
        await reader({ url: `${delivery.url}/` })
          .site('comberton')
          .get()
      ).strapline,
    ).toBe('Growing together')
  })

  it('goes through a list page by page, and each item comes once', async () => {
    const { statuses, fetch } = noting()
    const letters = await all(reader({ fetch }).site('comberton').letters({ limit: 3 }))
    expect(letters.map(({ id }) => id)).toEqual([...days].reverse().map((day) => `letter-${day}`))
    expect(statuses).toEqual([200, 200, 200])
  })

  it('gives one page where that is wanted', async () => {
    const { items, next } = await reader().site('comberton').letters({ limit: 2 }).list()
    expect(items).toHaveLength(2)
    expect(next).toContain('/v1/sites/comberton/letters?limit=2&after=')
  })

  it('asks for one item, in a language and with its times', async () => {
    const site = reader().site('comberton')
    expect((await site.letter('letter-01', { language: 'pl' })).title).toBe('Tytuł letter-01')
    expect((await site.event('club', { expand: 'occurrences' })).occurrences).toHaveLength(3)
  })

  it('finds items by their words, page by page, and says how many there are', async () => {
    const site = reader().site('comberton')
    const found = await all(site.search('title letter', { limit: 3 }))
    const letters = [...days].reverse().map((day) => `letter-${day}`)
    expect(found.map(({ id }) => id)).toEqual([...letters, 'club'])
    expect(found[0]?.snippet).toContain('<mark>')
    const { items, total } = await site.search('tytuł', { language: 'pl', limit: 1 }).list()
    expect([items[0]?.title, total]).toEqual(['Tytuł letter-01', 1])
    await expect(site.search(' ').list()).rejects.toMatchObject({ code: 'invalid-query' })
  })

  it('says by a code what is wrong', async () => {
    const site = reader().site('comberton')
    await expect(site.letter('gone')).rejects.toMatchObject({ name: 'KpsaError', code: 'gone', status: 410 })
    await expect(site.letter('never')).rejects.toMatchObject({ code: 'not-found', status: 404 })
    await expect(site.letters({ limit: 1000 }).list()).rejects.toMatchObject({
      code: 'invalid-query',
      problem: { parameter: 'limit' },
    })
    await expect(reader({ key: 'wrong' }).sites()).rejects.toMatchObject({ code: 'key-not-valid' })
    expect(await reader({ key: 'right' }).sites()).toHaveLength(2)
  })

  it('asks again with what it has, and gives the same', async () => {
    const { statuses, fetch } = noting()
    const site = reader({ fetch }).site('comberton')
    const first = await site.letter('letter-02')
    expect(await site.letter('letter-02')).toEqual(first)
    const forgetful = reader({ fetch, memory: false }).site('comberton')
    await forgetful.letter('letter-02')
    await forgetful.letter('letter-02')
    expect(statuses).toEqual([200, 304, 200, 200])
  })

  it('follows changes, and goes on where it stopped', async () => {
    const site = reader().site('comberton')
    const changes = await all(site.changes({ limit: 4 }))
    expect(changes.map(nameOf)).toEqual([
      ...days.map((day) => `+letter-${day}`),
      '+letter-01',
      '-gone',
      '+club',
    ])
    for (const [index, { cursor }] of changes.entries()) {
      const rest = (await all(site.changes({ after: cursor || undefined }))).map(nameOf)
      const unseen = changes.slice(index + 1).map(nameOf)
      // What stood within a page comes again; nothing is left out.
      expect(rest.slice(rest.length - unseen.length)).toEqual(unseen)
    }
    expect(await all(site.changes({ after: changes.at(-1)?.cursor }))).toEqual([])
    await expect(all(site.changes({ after: 'OTk5' }))).rejects.toMatchObject({ code: 'invalid-cursor' })
  })

  it('goes on following until it is aborted', async () => {
    const stop = new AbortController()
    const seen: string[] = []
    const following = async () => {
      const site = reader().site('offmore')
      for await (const change of site.changes({ follow: true, everySeconds: 0.02, signal: stop.signal })) {
        seen.push(nameOf(change))
        if (seen.length === 2) stop.abort()
      }
    }
    const ended = following()
    await delivery.fixture.add(letterRow('offmore', 'one', '2026-05-01', 20))
    await expect.poll(() => seen).toEqual(['+one'])
    await delivery.fixture.add(letterRow('offmore', 'two', '2026-05-01', 21))
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).toEqual(['+one', '+two'])
  })
})

describe('the client, where the server is not as usual', () => {
  const servers: ReturnType<typeof createServer>[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })

  /** A server that gives these answers one after the other, and the last one from then on. */
  const answering = async (...answers: ((request: IncomingMessage, response: ServerResponse) => void)[]) => {
    let requests = 0
    const server = createServer((request, response) => {
      answers[Math.min(requests, answers.length - 1)]?.(request, response)
      requests += 1
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests }
  }

  const problem =
    (status: number, code: string, retryAfter: string) => (_: IncomingMessage, response: ServerResponse) =>
      response
        .writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': retryAfter })
        .end(JSON.stringify({ code, status, detail: 'Please wait.' }))
  const good = (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"sites":[]}')

  it('waits as long as it is told to, and asks again', async () => {
    const server = await answering(
      problem(429, 'too-many-requests', '0'),
      problem(503, 'not-ready-yet', new Date(0).toUTCString()),
      good,
    )
    expect(await kpsa({ url: server.url }).sites()).toEqual([])
    expect(server.requests()).toBe(3)
  })

  it('gives up in the end', async () => {
    const server = await answering(problem(429, 'too-many-requests', '0'))
    await expect(kpsa({ url: server.url, retries: 2 }).sites()).rejects.toMatchObject({
      code: 'too-many-requests',
      message: 'Please wait.',
    })
    expect(server.requests()).toBe(3)
  })

  it('stops waiting where it is aborted', async () => {
    const stop = new AbortController()
    const server = await answering((request, response) => {
      problem(503, 'not-ready-yet', '3600')(request, response)
      stop.abort()
    })
    await expect(
      kpsa({ url: server.url, longestWait: 3600 }).sites({ signal: stop.signal }),
    ).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(server.requests()).toBe(1)
  })

  it.each([
    ['a page of a proxy', 502],
    ['a page in place of an answer', 200],
  ])('says that %s is not the API', async (page, status) => {
    const server = await answering((_, response) => response.writeHead(status).end(`<p>${page}</p>`))
    const failure: unknown = await kpsa({ url: server.url })
      .sites()
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(KpsaError)
    expect(failure).toMatchObject({ code: 'unexpected-answer', status })
  })
})
