import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import type * as Client from '../../src/client/client'
import { AnswerMemory } from '../../src/delivery/front/answer-memory'
import { keyHashOf } from '../../src/delivery/clients/site-client-key'
import { startDelivery, type DeliveryUnderTest } from '../delivery/delivery-under-test'
import { letterRow, schoolSite, withdrawn } from '../delivery/published-fixture'
import { useBrowser } from '../support/browser'

const { newPage } = useBrowser()

/** What the website's own script does with the client: here, hand it to the test. */
const script = "import * as client from '/client/client.js'; globalThis.client = client"
const html =
  '<!doctype html><html lang="en"><title>A school</title><link rel="icon" href="data:,">' +
  '<script type="module" src="/own.js"></script></html>'
type WithClient = { client: typeof Client }

/** More than these tests ask in a minute, and few enough to be used up. */
const mostRequests = 500

let delivery: DeliveryUnderTest
/** A school's own website, from another origin and with a strict policy, that has a copy of the client as it is packed. */
let website: Server
let websiteUrl: string

beforeAll(async () => {
  delivery = await startDelivery('SQLite', {
    memory: new AnswerMemory(1024 * 1024),
    perAddress: mostRequests,
  })
  await delivery.fixture.addSite(schoolSite('comberton'))
  await delivery.fixture.add(
    letterRow('comberton', 'one', '2026-05-01', 1),
    letterRow('comberton', 'two', '2026-05-02', 2),
    letterRow('comberton', 'three', '2026-05-03', 3),
    letterRow('comberton', 'one', '2026-05-01', 4, { language: 'pl' }),
  )
  await delivery.fixture.addClient({
    id: '65f0000000000000000000a1',
    name: 'Website',
    school: '65f0000000000000000000b1',
    enabled: true,
    keys: [{ hash: keyHashOf('right'), validUntil: null }],
  })
  website = createServer((request, response) => {
    const file = /^\/client\/([a-z-]+\.js)$/.exec(request.url ?? '')?.[1]
    const policy = `default-src 'none'; script-src 'self'; img-src data:; connect-src ${delivery.url}`
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('Content-Type', request.url === '/' ? 'text/html; charset=utf-8' : 'text/javascript')
    if (request.url === '/') response.end(html)
    else if (request.url === '/own.js') response.end(script)
    else if (file) void readFile(inRepository('client', 'lib', file)).then((text) => response.end(text))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve))
  websiteUrl = `http://127.0.0.1:${(website.address() as AddressInfo).port}`
})
afterAll(async () => {
  website.closeAllConnections()
  await new Promise((resolve) => website.close(resolve))
  await delivery.stop()
})

/** The website's page, and what it was answered by the API. */
const openPage = async (expectedErrors: RegExp[] = []): Promise<{ page: Page; statuses: number[] }> => {
  const page = await newPage({ url: websiteUrl, origins: [delivery.url], expectedErrors })
  const statuses: number[] = []
  page.on('response', (response) => {
    if (response.url().startsWith(delivery.url)) statuses.push(response.status())
  })
  await page.goto('/')
  return { page, statuses }
}

it('reads lists and items of another origin in a browser, and asks again with what it has', async () => {
  const { page, statuses } = await openPage()
  const read = await page.evaluate(
    async ({ url, key }) => {
      const { kpsa } = (globalThis as unknown as WithClient).client
      const site = kpsa({ url, key }).site('comberton')
      const titles: string[] = []
      for await (const letter of site.letters({ limit: 2, language: 'pl' })) titles.push(letter.title)
      const [first, again] = [await site.letter('two'), await site.letter('two')]
      return { titles, same: JSON.stringify(first) === JSON.stringify(again) }
    },
    { url: delivery.url, key: 'right' },
  )
  expect(read).toEqual({ titles: ['Title of three', 'Title of two', 'Tytuł one'], same: true })
  // Two pages and two answers; a preflight is none of the page's own responses.
  expect(statuses.filter((status) => status !== 204)).toEqual([200, 200, 200, 304])
})

it('follows changes in a browser, and goes on where it stopped, in another page too', async () => {
  const follow = async (after?: string) => {
    const { page } = await openPage()
    return page.evaluate(
      async ({ url, after }) => {
        const { kpsa } = (globalThis as unknown as WithClient).client
        const seen: string[] = []
        let cursor = after
        for await (const change of kpsa({ url })
          .site('comberton')
          .changes({ limit: 2, ...(after !== undefined && { after }) })) {
          seen.push(
            change.op === 'upsert' ? `+${change.item.slug} ${change.item.language}` : `-${change.slug}`,
          )
          cursor = change.cursor
        }
        return { seen, cursor }
      },
      { url: delivery.url, after },
    )
  }
  const first = await follow()
  expect(first.seen).toEqual(['+one en', '+two en', '+three en', '+one pl'])
  await delivery.fixture.put(
    withdrawn(letterRow('comberton', 'two', '2026-05-02', 2), 5, '2026-06-10T10:00:00.000Z'),
  )
  expect((await follow(first.cursor)).seen).toEqual(['-two'])
})

it('says by a code what is wrong, in a browser as in Node', async () => {
  const { page } = await openPage([/401|404/])
  const codes = await page.evaluate(
    async ({ url }) => {
      const { kpsa, KpsaError } = (globalThis as unknown as WithClient).client
      const codeOf = (error: unknown) => (error instanceof KpsaError ? error.code : String(error))
      return [
        await kpsa({ url })
          .site('comberton')
          .letter('never')
          .then(() => '', codeOf),
        await kpsa({ url, key: 'wrong' })
          .sites()
          .then(() => '', codeOf),
      ]
    },
    { url: delivery.url },
  )
  expect(codes).toEqual(['not-found', 'key-not-valid'])
})

it('answers pages of other origins whatever header their programs add, and lets them read ours', async () => {
  const { page } = await openPage()
  const everyday: Record<string, string>[] = [
    {},
    { 'Content-Type': 'application/json' },
    { 'X-Requested-With': 'XMLHttpRequest' },
    { 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
    { Accept: 'application/json, text/plain, */*', 'Accept-Language': 'pl' },
    { 'If-Modified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
    { Authorization: 'Bearer right' },
    // What programs that watch over other programs add to each request.
    { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'sentry-trace': 'a-b-1' },
  ]
  const paths = ['/v1/sites/comberton/letters?limit=1', '/v1/sites/comberton/feed.json', '/v1/sites']
  const answers = await page.evaluate(
    async ({ url, everyday, paths }) => {
      const shown = ['ETag', 'Last-Modified', 'RateLimit', 'RateLimit-Policy', 'Link']
      return Promise.all(
        paths.flatMap((path) =>
          everyday.map(async (headers) => {
            const answer = await fetch(url + path, { headers, cache: 'no-store' })
            const read = shown.filter((name) => answer.headers.has(name))
            return `${path} ${Object.keys(headers).join()}: ${answer.status} ${read.join()}`
          }),
        ),
      )
    },
    { url: delivery.url, everyday, paths },
  )
  expect(answers).toEqual(
    paths.flatMap((path) =>
      // How much is left to one client stands in nothing that caches keep for others.
      everyday.map(
        (headers) =>
          `${path} ${Object.keys(headers).join()}: 200 ETag,Last-Modified${path === '/v1/sites' ? ',Link' : ''}`,
      ),
    ),
  )
})

it('tells pages of other origins that they ask too often, and when to come again', async () => {
  const { page } = await openPage([/429/])
  const asked = () =>
    page.evaluate(async (url) => {
      const answer = await fetch(`${url}/v1/sites`, { cache: 'no-store' })
      return {
        status: answer.status,
        after: Number(answer.headers.get('Retry-After')),
        policy: answer.headers.get('RateLimit-Policy'),
        left: answer.headers.get('RateLimit'),
      }
    }, delivery.url)
  // Once more where a minute ended meanwhile, and the count began anew.
  const askTooOften = async () => {
    await Promise.all(Array.from({ length: mostRequests }, () => delivery.raw('/v1/sites')))
    return asked()
  }
  await expect.poll(askTooOften, { timeout: 60_000 }).toEqual({
    status: 429,
    after: expect.any(Number) as number,
    policy: expect.stringContaining(String(mostRequests)) as string,
    left: expect.stringContaining('remaining=0') as string,
  })
  expect((await askTooOften()).after).toBeGreaterThan(0)
})
