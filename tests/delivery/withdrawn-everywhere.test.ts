import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  publishedLetter,
  uploadPicture,
} from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { startSystem, type RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** What is asked of another process later than this after a change, in milliseconds, has the change in it. */
const seenWithinMs = 1000

const tries = rounds({ short: 1, long: 3 })

const soon = (since: number) =>
  new Promise((resolve) => setTimeout(resolve, seenWithinMs - (performance.now() - since)))

describe.each(databasesUnderTest())('what is withdrawn or changed, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  /** Beside the one that people write in: another of its kind, which a lone MongoDB does not take, and one that delivers. */
  let others: RunningSystem[]

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    own = alliance.schools[0] as AllianceSchool
    const { databaseUri, mediaDir } = alliance.system
    const beside = { databaseUri, env: { MEDIA_DIR: mediaDir } }
    others = [await startSystem({ ...beside, role: 'delivery' })]
    if (database.supportsTransactions) others.push(await startSystem(beside))
  }, 180_000)

  const statusOf = async (url: string) => {
    const answer = await fetch(url)
    await answer.arrayBuffer()
    return answer.status
  }

  const found = async (system: RunningSystem) => {
    const answer = await fetch(`${system.url}/v1/sites/${own.slug}/search?q=sports`)
    return ((await answer.json()) as { items: { slug: string }[] }).items.map(({ slug }) => slug)
  }

  /** Asks without a pause until it is told to stop. */
  const hammer = (url: string) => {
    const going = { on: true, asked: 0 }
    const ended = Promise.all(
      Array.from({ length: 2 }, async () => {
        while (going.on) {
          await statusOf(url)
          going.asked += 1
        }
      }),
    )
    return async () => {
      going.on = false
      await ended
      expect(going.asked).toBeGreaterThan(10)
    }
  }

  it('is gone from the process that withdraws when the call returns, and from others within a second', async () => {
    let letter: { id: string; slug: string } = await publishedLetter(own)
    for (let round = 1; round <= tries; round++) {
      const paths = [
        `/v1/sites/${own.slug}/letters/${letter.slug}`,
        `/schools/${own.slug}/letters/${letter.slug}`,
      ]
      const here = paths.map((path) => alliance.system.url + path)
      const there = others.flatMap(({ url }) => paths.map((path) => url + path))
      expect(await found(alliance.system)).toContain(letter.slug)
      for (const url of here) expect(await statusOf(url)).toBe(200)
      await soon(performance.now())
      for (const url of there) expect(await statusOf(url)).toBe(200)
      for (const system of others) expect(await found(system)).toContain(letter.slug)
      const stops = [...here, ...there].map(hammer)
      await new Promise((resolve) => setTimeout(resolve, 300))
      bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'A picture too many.' }))
      const withdrawnAt = performance.now()
      for (const url of [...here, ...here]) expect(await statusOf(url)).toBe(410)
      expect(await found(alliance.system)).not.toContain(letter.slug)
      await soon(withdrawnAt)
      for (let time = 0; time < 5; time++)
        for (const url of [...here, ...there]) expect(await statusOf(url)).toBe(410)
      for (const system of [alliance.system, ...others])
        expect(await found(system)).not.toContain(letter.slug)
      for (const stop of stops) await stop()
      letter = await publishedLetter(own, { title: `Sports day ${round}` })
    }
  })

  it('shows itself at once: a new letter, a new version, the school’s own telephone number', async () => {
    const { visitor } = alliance
    const list = `/v1/sites/${own.slug}/letters`
    const site = `/v1/sites/${own.slug}`
    for (let round = 1; round <= tries; round++) {
      await visitor.get(list)
      await visitor.get(site)
      const letter = await create(own.editor, 'letters', letterOf(own, { title: `Round ${round}` }))
      await publish(own, 'letters', letter.id)
      expect(JSON.stringify((await visitor.get(list)).body)).toContain(`"Round ${round}"`)
      await edit(own.editor, 'letters', letter.id, { title: `Round ${round}, corrected` })
      await publish(own, 'letters', letter.id, { note: 'The title was wrong.' })
      expect(JSON.stringify((await visitor.get(list)).body)).toContain(`"Round ${round}, corrected"`)
      const phone = `01562 00000${round}`
      bodyOf(await alliance.admin.patch(`/api/schools/${own.id}`, { phone }))
      expect(JSON.stringify((await visitor.get(site)).body)).toContain(phone)
      await soon(performance.now())
      for (const { url } of others) expect(await (await fetch(url + site)).text()).toContain(phone)
    }
  })

  it('leaves every place where it was', async () => {
    const tomorrow = new Date(Date.now() + 24 * 3_600_000)
    const month = tomorrow.toISOString().slice(0, 7)
    const picture = await uploadPicture(own)
    const letter = await publishedLetter(own, { title: 'Nowhere any more', attachments: [picture.id] })
    const event = await create(own.editor, 'events', {
      title: 'Nowhere any more',
      school: own.id,
      start: tomorrow.toISOString(),
    })
    await publish(own, 'events', event.id)
    const { slug } = letter
    const site = `/v1/sites/${own.slug}`
    const pages = `/schools/${own.slug}`
    const holding = [
      '/sitemap.xml',
      ...['/letters?limit=100', '/events?limit=100', '/events.ics', '/search?q=nowhere'].map(
        (one) => site + one,
      ),
      ...['rss', 'atom', 'json'].flatMap((format) => [`${site}/feed.${format}`, `${site}/letters.${format}`]),
      ...['', '/letters', `/events?month=${month}`, '/search?q=nowhere'].map((one) => pages + one),
    ]
    const single = [
      ...[`/letters/${slug}`, `/events/${slug}`, `/events/${slug}.ics`].map((one) => site + one),
      ...[`/letters/${slug}`, `/letters/${slug}/print`, `/events/${slug}`].map((one) => pages + one),
    ]
    const mark = /nowhere-any-more|Nowhere any more/
    const systems = [alliance.system, ...others]
    const seen = async (url: string, path: string) => {
      const answer = await fetch(url + path)
      const text = await answer.text()
      return { status: answer.status, type: answer.headers.get('content-type'), held: mark.test(text), text }
    }

    const published = performance.now()
    await soon(published)
    for (const { url } of systems) {
      for (const path of holding)
        expect(await seen(url, path), path).toMatchObject({ status: 200, held: true })
      for (const path of single) expect(await seen(url, path), path).toMatchObject({ status: 200 })
      expect(await statusOf(`${url}/media/${picture.filename}`)).toBe(200)
    }
    for (const [collection, id] of [
      ['letters', letter.id],
      ['events', event.id],
    ] as const)
      bodyOf(await act(own.head, collection, id, 'withdraw', { reason: 'Over.' }))
    await soon(performance.now())
    for (const { url } of systems) {
      for (const path of holding)
        expect(await seen(url, path), path).toMatchObject({ status: 200, held: false })
      for (const path of single) expect((await seen(url, path)).status, path).toBe(410)
      for (const path of single.filter((one) => one.startsWith('/v1'))) {
        const { type, text } = await seen(url, path)
        expect(type).toBe('application/problem+json')
        expect(JSON.parse(text)).toMatchObject({ status: 410, code: 'gone' })
      }
      expect(await statusOf(`${url}/media/${picture.filename}`)).toBe(404)
      const { changes } = JSON.parse((await seen(url, `${site}/changes?limit=100`)).text) as {
        changes: { op: string; id?: string; slug?: string; kind?: string }[]
      }
      expect(changes.slice(-2)).toMatchObject([
        { op: 'withdraw', id: letter.id, kind: 'letter', slug },
        { op: 'withdraw', id: event.id, kind: 'event', slug },
      ])
    }
  })
})
