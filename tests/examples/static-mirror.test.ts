import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { kinds, readingKind } from '../../src/kinds/reading-kinds'
import type { PublicItem } from '../../src/public/public-form'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  edit,
  publish,
  publishedLetter,
  richText,
  uploadPicture,
  type Stored,
} from '../support/items-over-rest'
import { runCommand } from '../support/run-command'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

const program = inRepository('examples', 'static-mirror', 'mirror.mjs')

describe.each(databasesUnderTest())('the mirror, on $name', (database) => {
  let alliance: Alliance
  let school: AllianceSchool
  let folder: string
  const inFolder = (...parts: string[]) => path.join(folder, ...parts)
  const html = (...parts: string[]) => readFileSync(inFolder(...parts), 'utf8')

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    ;[school] = alliance.schools as [AllianceSchool]
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-mirror-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const options = () => ['--url', alliance.system.url, '--site', school.slug, '--into', folder]

  const mirror = async () => {
    const { exitCode, stdout, stderr } = await runCommand(process.execPath, [program, ...options()])
    expect(exitCode, stdout + stderr).toBe(0)
    return stdout
  }

  /** Everything that the site lists now, in the languages that there are. */
  const published = async (): Promise<PublicItem[]> => {
    const found = new Map<string, PublicItem>()
    for (const kind of kinds) {
      for (const language of ['en', 'pl']) {
        const { items } = bodyOf(
          await alliance.visitor.get<{ items: PublicItem[] }>(
            `/v1/sites/${school.slug}/${readingKind(kind).plural}?limit=100&from=2000-01-01&language=${language}`,
          ),
        )
        for (const item of items) found.set(`${item.id} ${item.language}`, item)
      }
    }
    return [...found.values()]
  }

  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('.mirror'))
      .sort()

  /** The folder holds exactly what the API answers: each page, each picture byte by byte, and nothing else. */
  const expectExact = async () => {
    const items = await published()
    const media = new Set<string>()
    for (const item of items) {
      const page = html(readingKind(item.kind).plural, `${item.slug}.${item.language}.html`)
      const addresses = [
        ...item.images.flatMap(({ url, sizes }) => [url, ...sizes.map((size) => size.url)]),
        ...item.attachments.map(({ url }) => url),
      ]
      for (const address of addresses) media.add(address)
      const local = addresses
        .sort((a, b) => b.length - a.length)
        .reduce((text, address) => text.replaceAll(address, `../media/${path.basename(address)}`), item.html)
      expect(page).toContain(local)
      expect(page).toContain(`<h1>${item.title.replace('&', '&amp;')}</h1>`)
      expect(html(readingKind(item.kind).plural, 'index.html')).toContain(
        `href="${item.slug}.${item.language}.html"`,
      )
    }
    for (const address of media) {
      const bytes = Buffer.from(await (await fetch(address)).arrayBuffer())
      expect(readFileSync(inFolder('media', path.basename(address))).equals(bytes)).toBe(true)
    }
    expect(files()).toEqual(
      [
        'index.html',
        ...kinds.map((kind) => `${readingKind(kind).plural}/index.html`),
        ...items.map(({ kind, slug, language }) => `${readingKind(kind).plural}/${slug}.${language}.html`),
        ...[...media].map((address) => `media/${path.basename(address)}`),
      ].sort(),
    )
    return { items, media }
  }

  it('follows a site through publishing, editing and withdrawing', async () => {
    await mirror()
    expect((await expectExact()).items).toEqual([])

    const picture = await uploadPicture(school)
    const upload = {
      type: 'upload',
      version: 3,
      format: '',
      relationTo: 'media',
      value: picture.id,
      id: 'a'.repeat(24),
      fields: null,
    }
    const trip = await publishedLetter(school, {
      title: 'Trip to the Severn',
      body: richText('Bring boots.', upload),
    })
    const plain = await publishedLetter(school, { title: 'Fair & square' })
    const event = await create(school.editor, 'events', {
      title: 'Concert',
      school: school.id,
      start: '2026-12-10T18:00:00.000Z',
      end: '2026-12-10T19:00:00.000Z',
      description: richText('Come and sing.'),
    })
    await publish(school, 'events', event.id)
    expect(await mirror()).toContain('3 pages')
    const first = await expectExact()
    expect(first.media.size).toBeGreaterThan(0)
    expect(html('letters', `${plain.slug}.en.html`)).toContain('Fair &amp; square')

    await edit(school.editor, 'letters', plain.id, { title: 'Fair again', body: richText('Another day.') })
    await publish(school, 'letters', plain.id)
    await mirror()
    expect((await expectExact()).items.map(({ title }) => title)).toContain('Fair again')

    bodyOf(await act(school.head, 'letters', trip.id, 'withdraw', { reason: 'It is over.' }))
    await mirror()
    expect((await expectExact()).media.size).toBe(0)
    expect(existsSync(inFolder('letters', `${trip.slug}.en.html`))).toBe(false)

    expect(await mirror()).toBe('')
  })

  it('lists events by the date that comes next, and moves on with the clock', async () => {
    const inDays = (days: number, hour: number) => {
      const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
      return `${day}T${hour}:00:00.000Z`
    }
    const event = (title: string, data: object) => ({ title, school: school.id, ...data })
    const club = event('Club', { start: inDays(-69, 14), end: inDays(-69, 15), recurrence: 'FREQ=WEEKLY' })
    const tomorrow = event('Tomorrow', { start: inDays(1, 18), end: inDays(1, 19) })
    const made: Stored[] = []
    for (const data of [club, tomorrow]) made.push(await create(school.editor, 'events', data))
    for (const { id } of made) await publish(school, 'events', id)
    await mirror()
    const titles = () =>
      [...html('events', 'index.html').matchAll(/<time datetime="([^"]*)">.*?<a [^>]*>([^<]*)/g)].map(
        ([, on, title]) => `${on} ${title}`,
      )
    const dated = (days: number, title: string) => `${inDays(days, 12).slice(0, 10)} ${title}`
    // Sixty-nine days before today and one after it are ten weeks: the clubs of today are another day's.
    expect(titles().filter((one) => /Club|Tomorrow/.test(one))).toEqual([
      dated(1, 'Club'),
      dated(1, 'Tomorrow'),
    ])
    const page = () => html('events', `${made[0]?.slug}.en.html`)
    expect(page()).toContain(inDays(1, 12).slice(0, 10))

    // As it was made a week ago.
    const state = JSON.parse(html('.mirror', 'state.json')) as { entries: Record<string, { next?: string }> }
    for (const entry of Object.values(state.entries)) if (entry.next) entry.next = inDays(-6, 14)
    await writeFile(inFolder('.mirror', 'state.json'), JSON.stringify(state))
    await writeFile(inFolder('events', `${made[0]?.slug}.en.html`), 'last week')
    await mirror()
    expect(page()).toContain(inDays(1, 12).slice(0, 10))
    for (const { id } of made) bodyOf(await act(school.head, 'events', id, 'withdraw', { reason: 'Over.' }))
    await mirror()
    await expectExact()
  })

  it('goes on with --follow until it is stopped', async () => {
    const child = spawn(process.execPath, [program, ...options(), '--follow', '--every', '0.2'], {
      stdio: 'pipe',
    })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    try {
      const letter = await publishedLetter(school, { title: 'While you watch' })
      const file = inFolder('letters', `${letter.slug}.en.html`)
      await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true)
      expect(await mirror()).toContain('Another run is still at work')
      bodyOf(await act(school.head, 'letters', letter.id, 'withdraw', { reason: 'A mistake.' }))
      await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(false)
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
    await expectExact()
  })

  it('begins again where the server does not know its place, and tidies up', async () => {
    const state = JSON.parse(html('.mirror', 'state.json')) as { cursor: string }
    await writeFile(inFolder('.mirror', 'state.json'), JSON.stringify({ ...state, cursor: 'OTk5OTk5' }))
    await writeFile(inFolder('letters', 'left-over.en.html'), 'from another day')
    await mirror()
    await expectExact()
  })

  it('refuses a folder that is a copy of another site', async () => {
    const { exitCode, stderr } = await runCommand(process.execPath, [program, ...options(), '--site', 'kpsa'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`is a copy of ${school.slug}`)
  })
})
