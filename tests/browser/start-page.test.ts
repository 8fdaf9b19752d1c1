import { readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { useBrowser } from '../support/browser'
import {
  act,
  bodyOf,
  create,
  edit,
  letterOf,
  publish,
  submit,
  uploadPicture,
} from '../support/items-over-rest'
import { password, type AllianceSchool } from '../support/small-alliance'
import { fail, startReceiver, type Receiver } from '../webhooks/receiver'
import { accessibilityProblems, expectNoSidewaysScrolling } from './admin-pages'
import { enterAs, startTwoSchools, type TwoSchools } from './two-schools'

const { newPage } = useBrowser()
const file = path.join(tmpdir(), `kpsa-start-page-${process.pid}.jsonl`)
let alliance: TwoSchools
let receiver: Receiver
let own: AllianceSchool
let other: AllianceSchool

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

/** What lies on the desks of two schools. */
const fillDesks = async (): Promise<void> => {
  const write = (by: AllianceSchool, title: string, data: object = {}) =>
    create(by.editor, 'letters', letterOf(by, { title, ...data }))
  const trip = await write(own, 'Museum trip', { replyBy: inDays(3) })
  await submit(own.editor, 'letters', trip.id)
  const concert = await write(own, 'A concert of both schools', { coSigningSchools: [other.id] })
  const { version } = await submit(own.editor, 'letters', concert.id)
  bodyOf(await act(own.head, 'letters', concert.id, 'approve', { version }))
  const coats = await write(own, 'Coats in cold weather')
  const submitted = await submit(own.editor, 'letters', coats.id)
  const note = 'Please add that we have spare coats.'
  bodyOf(await act(own.head, 'letters', coats.id, 'request-changes', { version: submitted.version, note }))
  await write(own, 'Not finished')
  await publish(own, 'letters', (await write(own, 'Sports day')).id)
  const changed = await write(own, 'Term dates')
  await publish(own, 'letters', changed.id)
  await edit(own.editor, 'letters', changed.id, { summary: 'One date was wrong.' })
  await publish(own, 'letters', (await write(own, 'Carols', { publishAt: inDays(20) })).id)
  await publish(own, 'letters', (await write(own, 'For your site', { channels: { schools: [other.id] } })).id)
  await submit(other.editor, 'letters', (await write(other, 'Of the other school alone')).id)
  await write(other, 'Another draft')
  await uploadPicture(own, { alt: 'Children at the pond', people: { nextAuditDate: inDays(-2) } })
  await uploadPicture(own, { alt: 'Children in the hall', people: { nextAuditDate: inDays(30) } })
  await create(alliance.admin, 'users', {
    email: 'new@kpsa.test',
    name: 'Nobody Yet',
    password,
    schools: [],
  })
}

const failingWebsite = async (): Promise<void> => {
  const { doc } = bodyOf(
    await own.head.post<{ doc: { id: string } }>('/api/site-clients', {
      name: 'Our website',
      school: own.id,
      enabled: true,
      webhooks: [{ url: receiver.url, enabled: true }],
    }),
    201,
  )
  const letter = await create(own.editor, 'letters', letterOf(own, { title: 'Tells the website' }))
  await publish(own, 'letters', letter.id)
  const problem = async () =>
    bodyOf(
      await own.head.get<{ docs: { lastProblem: string | null }[] }>(
        `/api/webhook-deliveries?where[client][equals]=${doc.id}`,
      ),
    ).docs[0]?.lastProblem
  await vi.waitFor(async () => expect(await problem()).toBeTruthy(), { timeout: 20_000 })
}

beforeAll(async () => {
  receiver = await startReceiver()
  receiver.behaves(fail)
  const preload = pathToFileURL(inRepository('tests', 'support', 'tell-statements.mjs')).href
  alliance = await startTwoSchools({
    NODE_OPTIONS: `--import=${preload}`,
    STATEMENTS_FILE: file,
    WEBHOOK_ALLOW_PRIVATE: 'true',
    WEBHOOK_RETRY_SECONDS: '3600',
  })
  ;({ own, other } = alliance)
  await fillDesks()
  await failingWebsite()
}, 300_000)
afterAll(async () => {
  await receiver?.close()
  await rm(file, { force: true })
})

const startPageOf = async (email: string): Promise<Page> => {
  const page = await newPage({ url: alliance.system.url, cached: true })
  await enterAs(page, email)
  await page.goto('/admin')
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  return page
}

const part = (page: Page, title: string): Locator =>
  page.locator('.kpsa-dashboard section').filter({ has: page.getByRole('heading', { name: title }) })
const titlesIn = (page: Page, title: string): Promise<string[]> =>
  part(page, title).locator('.kpsa-entries a').allTextContents()
const partsOf = (page: Page): Promise<string[]> => page.locator('.kpsa-dashboard h2').allTextContents()
const entry = (page: Page, title: string): Locator =>
  page.locator('.kpsa-entries li').filter({ hasText: title }).first()
const countsOf = (page: Page): Promise<string[]> => page.locator('.kpsa-menu-counts li').allTextContents()

/** WCAG: what axe finds, at the width of a desk's screen and of a phone's. */
const expectUsable = async (page: Page): Promise<void> => {
  const wide = page.viewportSize()
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await accessibilityProblems(page, '.kpsa-dashboard')).toEqual([])
  }
  if (wide) await page.setViewportSize(wide)
  await expectNoSidewaysScrolling(page)
}

it('tells a headteacher what waits for them, what goes live later, and which pictures to look at', async () => {
  const page = await startPageOf('head@offmore.test')
  expect(await partsOf(page)).toEqual([
    'Waiting for me',
    'Sent back to me',
    'My drafts',
    'With others',
    'Goes live later',
    'Pictures to look at again',
    'Published in the last seven days',
  ])
  expect(await titlesIn(page, 'Waiting for me')).toEqual(['Museum trip'])
  const trip = entry(page, 'Museum trip')
  await trip.getByText(`Letter · ${own.name} · written by Editor of ${own.name} · since `).waitFor()
  await trip.getByText(/^Replies are due by .+, in 3 days\.$/).waitFor()
  await trip.getByText(`Still to sign: ${own.name}.`).waitFor()
  // Signed by this person, and waiting for the other school: it stands once.
  expect(await titlesIn(page, 'With others')).toEqual(['A concert of both schools'])
  expect(await titlesIn(page, 'Goes live later')).toEqual(['Carols'])
  await entry(page, 'Carols')
    .getByText(/goes live on \d/)
    .waitFor()
  expect(await titlesIn(page, 'Pictures to look at again')).toEqual(['Children at the pond'])
  expect(await countsOf(page)).toEqual(['Waiting for me (1)'])
  expect(await page.locator('.kpsa-dashboard').textContent()).not.toContain('Of the other school alone')
  await expectUsable(page)
  await part(page, 'Pictures to look at again').getByRole('link').click()
  await page.waitForURL(/\/collections\/media\//)
})

it('tells a headteacher who signs with others who has signed, and what is offered to their site', async () => {
  const page = await startPageOf('head@comberton.test')
  expect(await titlesIn(page, 'Waiting for me')).toEqual([
    'A concert of both schools',
    'Of the other school alone',
    'For your site',
  ])
  await entry(page, 'A concert of both schools')
    .getByText(`Signed: ${own.name}. Still to sign: ${other.name}.`)
    .waitFor()
  await entry(page, 'For your site').getByText('offered to your site').waitFor()
  expect(await countsOf(page)).toEqual(['Waiting for me (3)'])
  const text = await page.locator('.kpsa-dashboard').textContent()
  for (const hidden of ['Museum trip', 'Not finished', 'Sports day', 'Carols', 'Children at the pond'])
    expect(text).not.toContain(hidden)
})

it('tells an editor what came back and why, what is with others, and lets them begin', async () => {
  const page = await startPageOf('editor@offmore.test')
  expect(await partsOf(page)).toEqual([
    'Sent back to me',
    'My drafts',
    'With others',
    'Goes live later',
    'Published in the last seven days',
  ])
  expect(await titlesIn(page, 'Sent back to me')).toEqual(['Coats in cold weather'])
  await entry(page, 'Coats in cold weather').getByText('Please add that we have spare coats.').waitFor()
  await entry(page, 'Coats in cold weather').getByText(`sent back by Head of ${own.name}`).waitFor()
  expect(await titlesIn(page, 'My drafts')).toEqual(['Term dates', 'Not finished'])
  await entry(page, 'Term dates').getByText('newer draft of something public').waitFor()
  expect(await titlesIn(page, 'With others')).toEqual(['Museum trip', 'A concert of both schools'])
  await entry(page, 'A concert of both schools')
    .getByText(`Signed: ${own.name}. Still to sign: ${other.name}.`)
    .waitFor()
  expect(await titlesIn(page, 'Published in the last seven days')).toEqual([
    'Tells the website',
    'For your site',
    'Term dates',
    'Sports day',
  ])
  expect(await countsOf(page)).toEqual(['Sent back to me (1)'])
  const text = await page.locator('.kpsa-dashboard').textContent()
  for (const hidden of ['Of the other school alone', 'Another draft']) expect(text).not.toContain(hidden)
  await expectUsable(page)
  await page.getByRole('link', { name: 'Write a letter' }).click()
  await page.waitForURL('**/admin/collections/letters/create')
})

it('shows a chair of governors what is new, to read and not in a form', async () => {
  const page = await startPageOf('chair@offmore.test')
  expect(await partsOf(page)).toEqual(['New at my school', 'Published in the last seven days'])
  expect((await titlesIn(page, 'New at my school')).toSorted()).toEqual([
    'A concert of both schools',
    'Carols',
    'Coats in cold weather',
    'Museum trip',
    'Not finished',
    'Term dates',
  ])
  await entry(page, 'Term dates').getByText('public, newer draft').waitFor()
  expect(await page.locator('.kpsa-dashboard').textContent()).not.toContain('Another draft')
  expect(await page.locator('.kpsa-begin').count()).toBe(0)
  const addresses = await page
    .locator('.kpsa-entries a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
  expect(addresses.filter((address) => !address.startsWith('/admin/review/'))).toEqual([])
  await expectUsable(page)
  await page.getByRole('link', { name: 'Not finished' }).click()
  await page.getByRole('article').getByText('Please bring a hat.').waitFor()
  expect(await page.locator('.kpsa-review button').count()).toBe(0)
})

it('tells the administrator how the websites fare, who belongs, and who has no role', async () => {
  const page = await startPageOf('admin@kpsa.test')
  expect(await partsOf(page)).toEqual(['Websites', 'Schools of the alliance', 'People without a role'])
  const website = entry(page, 'Our website')
  await website.getByText('has fetched nothing yet').waitFor()
  await website.getByText(/A webhook fails: .+ It answered 500/).waitFor()
  expect(await titlesIn(page, 'Schools of the alliance')).toHaveLength(2)
  expect(await titlesIn(page, 'People without a role')).toEqual(['Nobody Yet'])
  await expectUsable(page)
})

it('adds the parts of all roles, each item once', async () => {
  const email = 'both@kpsa.test'
  await create(alliance.admin, 'users', {
    email,
    name: 'Head here, chair there',
    password,
    allianceAdmin: true,
    schools: [
      { school: other.id, roles: ['headteacher', 'editor'] },
      { school: own.id, roles: ['chair'] },
    ],
  })
  const page = await startPageOf(email)
  expect(await partsOf(page)).toEqual([
    'Waiting for me',
    'Sent back to me',
    'My drafts',
    'With others',
    'Goes live later',
    'New at my school',
    'Published in the last seven days',
    'Websites',
    'Schools of the alliance',
    'People without a role',
  ])
  const all = await page.locator('.kpsa-entries a').allTextContents()
  expect(all.filter((title) => title === 'A concert of both schools')).toHaveLength(1)
  expect(await titlesIn(page, 'New at my school')).not.toContain('A concert of both schools')
})

it('asks the database as often for many items as for few, and says what it leaves out', async () => {
  const page = await startPageOf('head@comberton.test')
  /** How often each table is read for one page. */
  const statements = async (): Promise<Record<string, number>> => {
    await page.goto('/admin')
    // The second time nothing of the admin itself is loaded any more.
    await truncate(file)
    const text = await page.evaluate(async () => (await fetch('/admin')).text())
    expect(text.includes('Waiting for me')).toBe(true)
    const counts: Record<string, number> = {}
    for (const line of (await readFile(file, 'utf8')).split('\n')) {
      const table = /^\{"sql":"select[^]*? from \\"(\w+)\\"/i.exec(line)?.[1]
      // Sessions, jobs and webhooks are looked at meanwhile, by the clock and by whatever the page before asked.
      if (!table || /^(payload_|webhook_deliveries|users|counters)/.test(table)) continue
      counts[table] = (counts[table] ?? 0) + 1
    }
    return counts
  }
  const before = await statements()
  const all = Object.values(before).reduce((sum, count) => sum + count, 0)
  expect(before.sign_offs).toBe(1)
  expect(all).toBeGreaterThan(30)
  expect(all).toBeLessThan(110)
  const letters = Array.from({ length: 14 }, (_, index) => `Letter number ${index + 1}`)
  for (const title of letters) {
    const { id } = await create(other.editor, 'letters', letterOf(other, { title }))
    await submit(other.editor, 'letters', id)
  }
  for (const title of letters)
    await create(other.editor, 'letters', letterOf(other, { title: `${title} again` }))
  expect(await statements()).toEqual(before)

  await page.goto('/admin')
  expect(await titlesIn(page, 'Waiting for me')).toHaveLength(10)
  expect(await countsOf(page)).toEqual(['Waiting for me (17)'])
  await part(page, 'Waiting for me').getByRole('link', { name: 'and 6 more: letters' }).click()
  await page.waitForURL(/\/collections\/letters\?/)
  await page.locator('.collection-list').waitFor()
  await page.getByText('Letter number 14', { exact: true }).waitFor()
  expect(await page.getByText('Letter number 14 again').count()).toBe(0)
})
