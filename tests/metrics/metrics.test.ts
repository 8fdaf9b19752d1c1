import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { bodyOf, publishedLetter } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { fail, startReceiver, type Receiver } from '../webhooks/receiver'
import { readExposition, sumOf, type Exposition } from './exposition'

const token = 'a-token-for-these-tests-0123456789abcdef'
/** As a proxy on this machine passes it on for somebody else. */
const fromOutside = { 'X-Forwarded-For': '203.0.113.7' }
const env = { METRICS_TOKEN: token, TRUST_PROXY: '1', RATE_LIMIT_PER_MINUTE: '1000' }

const ask = (system: RunningSystem, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${system.url}/metrics`, { headers, method })

const figures = async (system: RunningSystem): Promise<Exposition> =>
  readExposition(await (await ask(system)).text())

/** What an operator sees a series move by, while something is done. */
const movedBy = async (
  system: RunningSystem,
  name: string,
  labels: Record<string, string>,
  work: () => Promise<unknown>,
): Promise<number> => {
  const before = sumOf(await figures(system), name, labels)
  await work()
  // The last answer is counted when it is out, which may be after the client has read it.
  await new Promise((resolve) => setTimeout(resolve, 50))
  return sumOf(await figures(system), name, labels) - before
}

describe.each(databasesUnderTest())('/metrics on $name', (database) => {
  let alliance: Alliance
  let school: AllianceSchool
  let receiver: Receiver
  let delivery: RunningSystem
  let both: RunningSystem[]

  beforeAll(async () => {
    alliance = await startAlliance(database, {
      schools: 1,
      env: { ...env, WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_RETRY_SECONDS: '3600' },
    })
    ;[school] = alliance.schools as [AllianceSchool]
    receiver = await startReceiver()
    receiver.behaves(fail)
    const { databaseUri } = alliance.system
    delivery = await startSystem({ role: 'delivery', databaseUri, env })
    both = [alliance.system, delivery]
  })
  afterAll(async () => {
    await receiver.close()
    await Promise.all(both.map((system) => system.stop()))
  })

  const list = `/v1/sites/comberton/letters`

  it('are valid text of Prometheus in both roles, with what an operator looks for', async () => {
    for (const system of both) {
      const answer = await ask(system)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const { types } = readExposition(await answer.text())
      expect(Object.fromEntries(types)).toMatchObject({
        kpsa_http_requests_total: 'counter',
        kpsa_http_request_duration_seconds: 'histogram',
        kpsa_prepared_answer_hits_total: 'counter',
        kpsa_prepared_answers_bytes: 'gauge',
        kpsa_rate_limit_refusals_total: 'counter',
        kpsa_public_state_age_seconds: 'gauge',
        process_resident_memory_bytes: 'gauge',
        nodejs_eventloop_lag_p99_seconds: 'gauge',
        nodejs_heap_size_used_bytes: 'gauge',
      })
      expect(types.has('kpsa_webhook_deliveries')).toBe(system === alliance.system)
      expect((await ask(system, {}, 'HEAD')).status).toBe(200)
    }
  })

  it('count each answer once, out of memory and made, by what it was for', async () => {
    const labels = { class: 'list', method: 'GET', status: '200' }
    const get = () => fetch(delivery.url + list).then((answer) => answer.arrayBuffer())
    const hits = await movedBy(delivery, 'kpsa_prepared_answer_hits_total', {}, async () => {
      const requests = await movedBy(delivery, 'kpsa_http_requests_total', labels, async () => {
        await get()
        await get()
        await get()
      })
      expect(requests).toBe(3)
    })
    // A full minute may have come in between, and then one more had to be made.
    expect([1, 2]).toContain(hits)

    const { samples } = await figures(delivery)
    const buckets = samples.filter(
      ({ name, labels: { class: of } }) =>
        name === 'kpsa_http_request_duration_seconds_bucket' && of === 'list',
    )
    const values = buckets.map(({ value }) => value)
    expect(values.length).toBeGreaterThan(5)
    expect(values).toEqual([...values].sort((a, b) => a - b))
    const count = sumOf({ types: new Map(), samples }, 'kpsa_http_request_duration_seconds_count', {
      class: 'list',
    })
    expect(values.at(-1)).toBe(count)
    expect(buckets.at(-1)?.labels.le).toBe('+Inf')
    expect(sumOf({ types: new Map(), samples }, 'kpsa_prepared_answers_bytes')).toBeGreaterThan(0)
  })

  it.each([
    ['item', `${list}/never-there`, 404],
    ['changes', '/v1/sites/comberton/changes', 200],
    ['feed', '/v1/sites/comberton/letters.rss', 200],
    ['calendar', '/v1/sites/comberton/events.ics?category=sport', 200],
    ['sites', '/v1/sites/comberton', 200],
    ['description', '/v1/openapi.json', 200],
    ['page', '/schools/comberton', 200],
    ['media', '/media/nothing.png', 404],
    ['list', '/v1/sites/comberton/letters?limit=1000', 400],
    ['other', '/v1/nothing', 404],
  ])('tell %s of the rest', async (name, address, status) => {
    const labels = { class: name, method: 'GET', status: String(status) }
    const moved = await movedBy(delivery, 'kpsa_http_requests_total', labels, () =>
      fetch(delivery.url + address),
    )
    expect(moved).toBe(1)
  })

  it('name no person, no address and nothing that a client made up', async () => {
    const made = ['secret-slug', '198.51.100.23', 'secret@person.test', 'MADE-UP']
    await fetch(`${delivery.url}${list}/secret-slug?q=secret@person.test`, {
      headers: { 'X-Forwarded-For': '198.51.100.23' },
    })
    await fetch(delivery.url + list, { method: 'PURGE' })
    const text = await (await ask(delivery)).text()
    for (const word of [...made, 'comberton', 'PURGE', '127.0.0.1']) expect(text).not.toContain(word)
    const { samples } = readExposition(text)
    const own = samples.filter(({ name }) => name.startsWith('kpsa_'))
    const values = own.flatMap(({ labels }) =>
      Object.entries(labels).map(([label, value]) => `${label} ${value}`),
    )
    const bounded =
      /^(?:class [a-z]+|method (?:[A-Z]+|other)|status (?:[1-5]\d\d|broken-off)|counted [a-z-]+|state [a-z-]+|le (?:[\d.]+|\+Inf))$/
    expect(values.filter((value) => !bounded.test(value))).toEqual([])
    expect(
      sumOf({ types: new Map(), samples }, 'kpsa_http_requests_total', { method: 'other', status: '405' }),
    ).toBe(1)
  })

  it('are for this machine and for whoever has the token', async () => {
    for (const system of both) {
      const authorization = (given: string) => ({ ...fromOutside, Authorization: `Bearer ${given}` })
      expect((await ask(system, authorization(token))).status).toBe(200)
      const others: Record<string, string>[] = [
        fromOutside,
        { 'X-Forwarded-For': '127.0.0.1, 203.0.113.7' },
        { 'X-Forwarded-For': '127.0.0.1' },
        { 'X-Forwarded-For': '' },
        { Forwarded: 'for=203.0.113.7' },
        { Via: '1.1 proxy' },
        authorization(`${token}0`),
        authorization(token.slice(0, -1)),
        authorization(token.toUpperCase()),
        { Authorization: 'Bearer wrong' },
      ]
      for (const headers of others) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await ask(system, headers, method)
          expect(answer.status, JSON.stringify(headers)).toBe(403)
          expect(answer.headers.get('content-type')).toBe('application/problem+json')
          expect(answer.headers.get('cache-control')).toBe('no-store')
          const text = await answer.text()
          if (method === 'GET') expect(JSON.parse(text)).toMatchObject({ code: 'only-operator' })
        }
      }
      expect((await ask(system, {}, 'POST')).status).toBe(405)
    }
  })

  it('show what waits to be sent to websites, and what fails', async () => {
    bodyOf(
      await school.head.post('/api/site-clients', {
        name: 'Website',
        school: school.id,
        enabled: true,
        webhooks: [{ url: receiver.url, enabled: true }],
      }),
      201,
    )
    const before = await figures(alliance.system)
    expect(sumOf(before, 'kpsa_webhook_deliveries')).toBe(0)
    await publishedLetter(school, { title: 'Told in vain' })
    await vi.waitFor(
      async () => {
        const now = await figures(alliance.system)
        expect(sumOf(now, 'kpsa_webhook_deliveries', { state: 'failing' })).toBe(1)
        expect(sumOf(now, 'kpsa_webhook_deliveries', { state: 'waiting' })).toBe(1)
        expect(sumOf(now, 'kpsa_webhook_deliveries', { state: 'given-up' })).toBe(0)
        expect(sumOf(now, 'kpsa_webhook_overdue_seconds')).toBe(0)
      },
      { timeout: 20_000, interval: 200 },
    )
    const now = await figures(alliance.system)
    expect(now.samples.filter(({ name }) => name === 'kpsa_jobs').map(({ labels }) => labels.state)).toEqual([
      'due',
      'running',
      'scheduled',
      'failed',
    ])
    expect(sumOf(now, 'kpsa_public_state_number')).toBeGreaterThan(sumOf(before, 'kpsa_public_state_number'))
  })

  it('count who was refused for asking too much, and refuse who guesses the token', async () => {
    const limited = await startSystem({
      role: 'delivery',
      databaseUri: alliance.system.databaseUri,
      env: { ...env, RATE_LIMIT_PER_MINUTE: '3' },
      hosted: true,
    })
    const ended: number[] = []
    const guess = { ...fromOutside, Authorization: 'Bearer wrong' }
    // Windows begin with the clock's own beat; six requests in a row are over three in one of two windows.
    for (let turn = 0; turn < 8; turn += 1) {
      await fetch(limited.url + list, { headers: fromOutside })
      ended.push((await ask(limited, guess)).status)
    }
    expect(ended).toContain(429)
    const seen = await figures(limited)
    expect(sumOf(seen, 'kpsa_rate_limit_refusals_total', { counted: 'address' })).toBeGreaterThan(1)
    expect(sumOf(seen, 'kpsa_http_requests_total', { class: 'list', status: '429' })).toBeGreaterThan(0)
    expect(sumOf(seen, 'kpsa_http_requests_total', { class: 'metrics', status: '429' })).toBeGreaterThan(0)
    await limited.stop()
  })
})

it('without a token, /metrics are for this machine alone', async () => {
  const system = await startSystem({ role: 'delivery', env: { TRUST_PROXY: '1' }, hosted: true })
  expect((await ask(system)).status).toBe(200)
  expect((await ask(system, { ...fromOutside, Authorization: 'Bearer undefined' })).status).toBe(403)
  await system.stop()
})
