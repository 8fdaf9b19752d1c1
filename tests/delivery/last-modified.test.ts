import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { freePort } from '../support/free-port'
import { create, publish, publishedLetter, richText } from '../support/items-over-rest'
import { startSystem, type RunningSystem, type SystemOptions } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

type Validators = Record<string, { etag: string; modified: string }>

describe.each(databasesUnderTest())('when something was last modified, on $name,', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let folder: string
  let settings: SystemOptions
  let system: RunningSystem
  let addresses: string[]
  let before: Validators

  const read = async (from: RunningSystem, some = addresses): Promise<Validators> => {
    const found: Validators = {}
    for (const address of some) {
      const { status, headers } = await fetch(from.url + address)
      expect(status, address).toBe(200)
      found[address] = { etag: headers.get('etag') ?? '', modified: headers.get('last-modified') ?? '' }
      expect(Date.parse(found[address].modified), address).toBeGreaterThan(0)
    }
    return found
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-last-modified-'))
    const port = String(await freePort())
    const env = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` }
    alliance = await startAlliance(database, { schools: 1, folder, env })
    ;({ system } = alliance)
    // Who is signed in stays so.
    const { PAYLOAD_SECRET } = system.env
    settings = { folder, env: { ...env, PAYLOAD_SECRET }, databaseUri: system.databaseUri }
    ;[own] = alliance.schools as [AllianceSchool]
    const letter = await publishedLetter(own, { title: 'A letter' })
    const event = await create(own.editor, 'events', {
      title: 'Breakfast club',
      school: own.id,
      start: '2026-01-05T00:10:00.000Z',
      end: '2026-01-05T00:20:00.000Z',
      recurrence: 'FREQ=DAILY',
      description: richText('Toast.'),
    })
    await publish(own, 'events', event.id)
    const site = `/v1/sites/${own.slug}`
    const { items } = (await (await fetch(`${system.url}${site}/events`)).json()) as {
      items: { slug: string }[]
    }
    const eventSlug = items[0]?.slug ?? ''
    addresses = [
      ...['/v1/sites', site, '/v1/openapi.json', '/v1/docs', '/v1/docs.css', '/embed/v1.js'],
      ...[
        'letters',
        `letters/${letter.slug}`,
        'newsletters',
        'pages',
        'evidence',
        'changes',
        'search?q=letter',
      ],
      ...['events', `events/${eventSlug}`, `events/${eventSlug}?expand=occurrences`, 'events.ics'],
      ...[`events/${eventSlug}.ics`, 'feed.rss', 'feed.atom', 'feed.json', 'letters.rss', 'events.json'],
    ].map((one) => (one.startsWith('/') ? one : `${site}/${one}`))
    const pages = `/schools/${own.slug}`
    addresses.push(
      ...['/', '/letters', '/events', '/robots.txt', '/sitemap.xml', '/icon.svg', '/site.webmanifest'],
      ...[
        '',
        '/letters',
        `/letters/${letter.slug}`,
        `/letters/${letter.slug}/print`,
        '/newsletters',
        '/pages',
      ].map((one) => pages + one),
      ...[
        '/events',
        '/events?month=2026-12',
        `/events/${eventSlug}`,
        '/lppa',
        '/search?q=letter',
        '/icon.svg',
      ].map((one) => pages + one),
    )
    const home = await (await fetch(`${system.url}/`)).text()
    addresses.push(...[...home.matchAll(/href="(\/site-assets\/[^"]+)"/g)].map(([, href = '']) => href))
    expect(addresses.filter((one) => one.startsWith('/site-assets/')).length).toBeGreaterThan(1)
    // A time of HTTP has whole seconds, so within one nothing says that it has changed just now.
    await pause(2000)
    before = await read(system)
  })
  afterAll(async () => {
    await system.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('is the same after a restart, when the day is, and whoever asks by the time need not fetch anything again', async () => {
    await system.stop()
    system = await startSystem(settings)
    expect(await read(system)).toEqual(before)
    for (const [address, { modified }] of Object.entries(before)) {
      const headers = { 'If-Modified-Since': modified }
      expect((await fetch(system.url + address, { headers })).status, address).toBe(304)
    }
  })

  it('is the same in another process, one that only delivers', async () => {
    const port = String(await freePort())
    const delivery = await startSystem({
      ...settings,
      role: 'delivery',
      env: { ...settings.env, PORT: port },
    })
    expect(await read(delivery)).toEqual(before)
    await delivery.stop()
  })

  it('moves where a school changes what it says of itself, and not where that is not shown', async () => {
    const site = `/v1/sites/${own.slug}`
    const elsewhere = addresses.filter(
      (one) => /^\/v1\/(?!sites$)/.test(one) && one !== site && !/feed|\.(rss|atom|json|ics)/.test(one),
    )
    const { status } = await alliance.admin.patch(`/api/schools/${own.id}`, { phone: '01562 000001' })
    expect(status).toBe(200)
    await pause(2000)
    const after = await read(system)
    for (const shown of ['/v1/sites', site, `/schools/${own.slug}`]) {
      expect(after[shown]?.etag, shown).not.toBe(before[shown]?.etag)
      expect(Date.parse(after[shown]?.modified ?? ''), shown).toBeGreaterThan(
        Date.parse(before[shown]?.modified ?? ''),
      )
    }
    for (const address of elsewhere) expect(after[address], address).toEqual(before[address])
    // What is saved as it was is no change.
    await alliance.admin.patch(`/api/schools/${own.id}`, { phone: '01562 000001' })
    expect(await read(system)).toEqual(after)
  })

  it('moves everywhere where answers look different because of a setting', async () => {
    const held = await read(system)
    await system.stop()
    system = await startSystem({
      ...settings,
      hosted: true,
      env: { ...settings.env, PUBLIC_URL: 'http://alliance.example' },
    })
    const changed = await read(system)
    for (const [address, { modified }] of Object.entries(held))
      expect(Date.parse(changed[address]?.modified ?? ''), address).toBeGreaterThan(Date.parse(modified))
  })
})
