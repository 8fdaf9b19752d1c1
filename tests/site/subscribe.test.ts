import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crossingDomain } from './fixture-store'
import { serveSite } from './serve-site'
import type { Served } from './serve-site'

let site: Served

beforeAll(async () => {
  site = await serveSite()
})
afterAll(() => site.close())

const get = async (path: string, headers: Record<string, string> = {}) => (await site.raw(path, headers)).body

/** What a feed reader finds in the head: type and address. */
const discovered = (body: string): string[] =>
  [...body.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"\/>/g)].map(
    ([, type, href]) => `${type} ${href}`,
  )

const feedsOf = (name: string, query = '') =>
  [
    ['application/rss+xml', 'rss'],
    ['application/atom+xml', 'atom'],
    ['application/feed+json', 'json'],
  ].map(([type, extension]) => `${type} ${site.url}/v1/sites/comberton/${name}.${extension}${query}`)

describe('a page tells programs what can be followed', () => {
  test('of the site on every page, of a list on its pages and those below', async () => {
    const calendar = `text/calendar ${site.url}/v1/sites/comberton/events.ics`
    expect(discovered(await get('/schools/comberton'))).toEqual([...feedsOf('feed'), calendar])
    for (const path of ['/letters', '/letters/swimming'])
      expect(discovered(await get(`/schools/comberton${path}`))).toEqual([
        ...feedsOf('letters'),
        ...feedsOf('feed'),
        calendar,
      ])
    expect(discovered(await get('/schools/comberton/lppa'))).toContain(feedsOf('evidence')[0])
    expect(discovered(await get('/schools/comberton/nothing'))).toContain(feedsOf('feed')[0])
  })

  test('in the language that the reader chose', async () => {
    const found = discovered(await get('/schools/comberton/newsletters?language=pl'))
    expect(found).toEqual([
      ...feedsOf('newsletters', '?language=pl'),
      ...feedsOf('feed', '?language=pl'),
      `text/calendar ${site.url}/v1/sites/comberton/events.ics?language=pl`,
    ])
  })

  test('at the installation’s address, also from a domain of the school’s own', async () => {
    const body = await get('/letters', { Host: crossingDomain })
    expect(body).toContain(`href="${site.url}/v1/sites/offmore/letters.rss"`)
    expect(body).not.toContain(`${crossingDomain}/v1`)
  })
})

describe('a page tells readers what can be followed', () => {
  test('events: a link that opens the calendar program, one to copy, and what to expect', async () => {
    for (const path of ['', '/events', '/events?month=2026-03']) {
      const body = await get(`/schools/comberton${path}`)
      expect(body).toContain(
        `<a href="${site.url.replace('http:', 'webcal:')}/v1/sites/comberton/events.ics">Add these events to your calendar</a>`,
      )
      expect(body).toContain(`<a href="${site.url}/v1/sites/comberton/events.ics" type="text/calendar">`)
      expect(body).toContain('Your calendar program may take a day to show changes.')
    }
  })

  test('one event as a file, but not on paper', async () => {
    const link = `href="${site.url}/v1/sites/comberton/events/choir.ics"`
    expect(await get('/schools/comberton/events/choir')).toContain(link)
    expect(await get('/schools/comberton/events/choir/print')).not.toContain(link)
  })

  test('lists and home pages: feeds, by names that stay left to right', async () => {
    const body = await get('/schools/comberton/letters?language=ar')
    expect(body).toContain('تابِع في قارئ الخلاصات')
    expect(body).toContain(
      `<span dir="ltr" lang="en"><a href="${site.url}/v1/sites/comberton/letters.rss?language=ar" type="application/rss+xml">RSS</a> </span>`,
    )
    expect(await get('/schools/comberton')).toContain(`href="${site.url}/v1/sites/comberton/feed.atom" type=`)
  })
})
