import { afterEach, describe, expect, it } from 'vitest'
import { AnswerMemory } from '../../src/delivery/front/answer-memory'
import { keyHashOf } from '../../src/delivery/clients/site-client-key'
import type { PublicationStore } from '../../src/delivery/store/publication-store'
import { databaseNames, startDelivery, type FrontUnderTest } from './delivery-under-test'
import { letterRow, schoolSite, withdrawn } from './published-fixture'

const megabyte = 1024 * 1024

describe.each(databaseNames)('prepared answers on %s', (database) => {
  const endings: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0)) await end()
  })

  /** Counts what is asked of the store, and can make it fail. The watch over the state's number isn't counted. */
  const start = async (front: Partial<FrontUnderTest> = {}) => {
    const asked: string[] = []
    const fault = { broken: false }
    const around = (store: PublicationStore): PublicationStore =>
      new Proxy(store, {
        get: (target, name: keyof PublicationStore) => {
          if (name === 'close') return () => target.close()
          return (...given: never[]) => {
            if (fault.broken) return Promise.reject(new Error('broken for this test'))
            if (name !== 'stateNumber') asked.push(name)
            return (target[name] as (...all: never[]) => Promise<unknown>)(...given)
          }
        },
      })
    const memory = new AnswerMemory(megabyte)
    const delivery = await startDelivery(database, { memory, around, ...front })
    endings.push(() => delivery.stop())
    await delivery.fixture.addSite(schoolSite('kpsa', { kind: 'alliance' }))
    await delivery.fixture.addSite(schoolSite('comberton'), ['school.example'])
    await delivery.fixture.addSite(schoolSite('offmore'))
    await delivery.fixture.add(
      letterRow('comberton', 'trip', '2026-05-01', 1),
      letterRow('comberton', 'fair', '2026-05-02', 2),
    )
    return { ...delivery, asked, fault, memory: front.memory ?? memory }
  }

  const list = '/v1/sites/comberton/letters'
  const addresses = [list, `${list}/trip`, '/v1/sites', '/schools/comberton', '/robots.txt']

  it('are made once: who asks next reaches no store', async () => {
    const { raw, asked } = await start()
    for (const address of addresses) expect((await raw(address)).status).toBe(200)
    asked.length = 0
    for (const address of addresses)
      for (const coding of ['identity', 'gzip', 'br'])
        expect((await raw(address, { headers: { 'Accept-Encoding': coding } })).status).toBe(200)
    expect(asked).toEqual([])
  })

  it.each(addresses)('of %s are the same, header by header, in every form', async (address) => {
    const { raw } = await start()
    const cold = await start({ memory: new AnswerMemory(0) })
    const first = await raw(address)
    const conditions: Record<string, string>[] = [
      {},
      { 'If-None-Match': first.headers.etag ?? '' },
      { 'If-None-Match': '"other"' },
      { 'If-Modified-Since': new Date(Date.now() + 3_600_000).toUTCString() },
      { 'If-Modified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
    ]
    const forms = ['identity', 'gzip', 'br'].flatMap((coding) =>
      ['GET', 'HEAD'].flatMap((method) =>
        conditions.map((headers) => ({ method, headers: { 'Accept-Encoding': coding, ...headers } })),
      ),
    )
    for (const form of forms) {
      const [hot, made] = [await raw(address, form), await cold.raw(address, form)]
      expect(hot.status).toBe(made.status)
      // Neither has the form that is noted in its database, so each speaks of its own start.
      const comparable = ({ date, 'last-modified': time, ...rest }: typeof hot.headers) => ({
        ...rest,
        times: [typeof date, typeof time],
      })
      expect(comparable(hot.headers)).toEqual(comparable(made.headers))
      expect(Object.keys(hot.headers)).toEqual(Object.keys(made.headers))
      expect(hot.body).toEqual(made.body)
    }
  })

  it('are gone at once when something is withdrawn in this process, lists and pages included', async () => {
    const { raw, fixture } = await start()
    const places = [`${list}/trip`, '/schools/comberton/letters/trip']
    for (const place of places) expect((await raw(place)).status).toBe(200)
    expect((await raw(list)).body.toString()).toContain('Title of trip')
    await fixture.put(
      withdrawn(letterRow('comberton', 'trip', '2026-05-01', 3), 4, '2026-06-10T10:00:00.000Z'),
    )
    for (const place of places) expect((await raw(place)).status).toBe(410)
    expect((await raw(list)).body.toString()).not.toContain('Title of trip')
  })

  it('are served for a moment without the database, and not for longer than a second', async () => {
    const { raw, fault } = await start()
    expect((await raw(list)).status).toBe(200)
    fault.broken = true
    expect((await raw(list)).status).toBe(200)
    await expect.poll(async () => (await raw(list)).status, { timeout: 5000 }).not.toBe(200)
    fault.broken = false
    await expect.poll(async () => (await raw(list)).status, { timeout: 5000 }).toBe(200)
  })

  it('differ by host where the host has a school of its own', async () => {
    const { raw } = await start()
    const title = async (host: string) =>
      /<title>([^<]*)/.exec((await raw('/', { headers: { Host: host } })).body.toString())?.[1]
    for (const _again of [1, 2]) {
      expect(await title('school.example')).toContain('comberton')
      expect(await title('unknown.example')).not.toBe(await title('school.example'))
    }
  })

  it('are one for all who come with what others add to links, and never carry it on', async () => {
    const { raw, asked } = await start()
    const added = [
      'fbclid=IwAR0&utm_source=newsletter&utm_medium=email',
      'utm_id=1&utm_source_platform=x',
      'gclid=a&gclsrc=b&gbraid=c&wbraid=d&dclid=e&_ga=1.2&_gl=f&srsltid=g',
      'mc_cid=1&mc_eid=UNIQID&dm_i=1,A,B&mkt_tok=x&_hsenc=p2&_hsmi=3&vero_id=1&ck_subscriber_id=9',
      'msclkid=1&twclid=2&ttclid=3&li_fat_id=4&igsh=5&igshid=6&yclid=7&epik=8&rdt_cid=9&ScCid=0',
      'mtm_campaign=a&pk_campaign=b&piwik_campaign=c&matomo_source=d',
      '_=1718352000000',
      'utm_source=twice&utm_source=over&UTM_Medium=capitals&utm_campaign',
    ]
    const places = [
      ...['feed.rss', 'letters.atom', 'letters.json?language=pl', 'events.ics', 'events.ics?language=pl'],
      ...['letters?limit=1', 'letters/trip', 'changes?limit=1', 'events?expand=occurrences'],
    ].map((path) => `/v1/sites/comberton/${path}`)
    const all = [...places, '/v1/sites', '/v1/sites/comberton', '/schools/comberton/letters?language=pl', '/']
    for (const place of all) {
      const plain = await raw(place)
      expect(plain.status, place).toBe(200)
      asked.length = 0
      for (const parameters of added) {
        const before = await raw(
          place.includes('?') ? place.replace('?', `?${parameters}&`) : `${place}?${parameters}`,
        )
        const after = await raw(`${place}${place.includes('?') ? '&' : '?'}${parameters}`)
        for (const { status, headers, body } of [before, after]) {
          expect([status, headers.etag], `${place} ${parameters}`).toEqual([200, plain.headers.etag])
          expect(body.toString()).toBe(plain.body.toString())
        }
      }
      expect(asked, place).toEqual([])
    }
  })

  it('are made of searches and descriptions too, whatever is added to their addresses', async () => {
    const { raw } = await start()
    for (const place of ['/v1/sites/comberton/search?q=Title&limit=1', '/v1/openapi.json?', '/v1/docs?']) {
      const [plain, added] = [
        await raw(place.replace(/\?$/, '')),
        await raw(`${place}&utm_source=x&fbclid=y`),
      ]
      expect([added.status, added.body.toString()], place).toEqual([200, plain.body.toString()])
    }
    const { body } = await raw('/v1/sites/comberton/search?q=Title&limit=1&utm%5Fsource=x')
    expect((JSON.parse(body.toString()) as { next: string }).next).toMatch(/q=Title&limit=1&after=[\w-]+$/)
  })

  it('refuse what merely looks like something that others add', async () => {
    const { raw } = await start()
    for (const wrong of ['utm=1', 'xfbclid=1', 'utm_=1', 'gclid2=1', 'languag=pl', 'ga=1', 'ref=x'])
      expect((await raw(`${list}?${wrong}`)).status, wrong).toBe(400)
  })

  it('are kept neither of errors, nor for whoever sends a key, nor where another form is wanted', async () => {
    const { raw, memory } = await start()
    await raw('/v1/sites/comberton/letters/never')
    await raw('/schools/comberton/letters/never')
    await raw('/v1/sites?unknown=1')
    expect(memory.figures().entries).toBe(0)
    await raw(list)
    const { headers } = await raw(list, { headers: { Authorization: 'Basic abc' } })
    expect(headers['cache-control']).toMatch(/^public/)
    expect((await raw(list, { headers: { Authorization: 'Bearer wrong' } })).status).toBe(401)
    expect((await raw(list, { headers: { Accept: 'text/html' } })).status).toBe(406)
    expect((await raw(list, { method: 'POST' })).status).toBe(405)
  })

  it('are made once for many who ask at the same moment', async () => {
    const { raw, asked } = await start()
    await raw('/v1/sites')
    asked.length = 0
    const answers = await Promise.all(Array.from({ length: 30 }, () => raw(list)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(asked.filter((name) => name === 'list')).toHaveLength(1)
  })

  it('stay within their memory', async () => {
    const memory = new AnswerMemory(megabyte / 8)
    const { raw } = await start({ memory })
    for (let limit = 1; limit <= 100; limit++) await raw(`${list}?limit=${limit}`)
    expect(memory.figures().bytes).toBeLessThanOrEqual(megabyte / 8)
    expect(memory.figures().entries).toBeGreaterThan(3)
    expect(memory.figures().evictions).toBeGreaterThan(10)
  })

  it('count towards the limit of an address as all else does; a /64 of IPv6 is one', async () => {
    const { raw } = await start({ perAddress: 3, proxies: 1 })
    const from = (address: string, path = list) => raw(path, { headers: { 'X-Forwarded-For': address } })
    const seen = [
      await from('2001:db8:1:2::1'),
      await from('2001:db8:1:2::2'),
      await from('2001:db8:1:2:3::9'),
    ]
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200])
    const refused = await from('2001:db8:1:2::4')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.headers.ratelimit).toMatch(/^limit=3, remaining=0, /)
    expect(refused.headers['content-type']).toBe('application/problem+json')
    expect((await from('2001:db8:1:3::1')).status).toBe(200)
    expect((await from('2001:db8:1:2::4', '/healthz')).status).toBe(200)
  })

  it('leave a site client its own limit, and count wrong keys for the address', async () => {
    const { raw, fixture } = await start({ perAddress: 2, perClient: 4 })
    await fixture.addClient({
      id: 'a'.repeat(24),
      name: 'Comberton website',
      school: '1'.repeat(24),
      enabled: true,
      keys: [{ hash: keyHashOf('right'), validUntil: null }],
    })
    const times = async (count: number, headers: Record<string, string>) => {
      const statuses: number[] = []
      for (let time = 0; time < count; time++) statuses.push((await raw(list, { headers })).status)
      return statuses
    }
    expect(await times(3, {})).toEqual([200, 200, 429])
    expect(await times(3, { Authorization: 'Bearer wrong' })).toEqual([401, 401, 429])
    expect(await times(5, { Authorization: 'Bearer right' })).toEqual([200, 200, 200, 200, 429])
  })
})
