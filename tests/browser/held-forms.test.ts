import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { signIn, type SignedInClient } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, create, letterOf, type Stored } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { password, signInToAdmin } from './admin-pages'

/** What is typed while the page is being fetched anew must not be replaced by what comes. */

const { newPage } = useBrowser()
let system: RunningSystem
let editor: SignedInClient
let letter: Stored

beforeAll(async () => {
  await buildIfNeeded()
  system = await startSystem({ seed: 'demo', admin: true })
  editor = await signIn(system.url, 'editor@comberton.test', password)
}, 600_000)

beforeEach(async () => {
  const { docs } = bodyOf(
    await editor.get<{ docs: { id: string }[] }>('/api/schools?where[slug][equals]=comberton&depth=0'),
  )
  letter = await create(editor, 'letters', letterOf({ id: docs[0]?.id ?? '' }, { title: 'As it was' }))
})

const addressOf = ({ id }: { id: string }) => `/admin/collections/letters/${id}`

const openedBy = async (email: string, address: string): Promise<Page> => {
  const page = await newPage({ url: system.url })
  await signInToAdmin(page, email)
  await page.goto(address)
  await page.getByLabel('Title').first().waitFor()
  return page
}

/** From now on pages and locks come as slowly as over a poor line. @returns how many pages were asked for. */
const slowDown = async (page: Page): Promise<() => number> => {
  let asked = 0
  const isSlow = (address: URL) => address.pathname.startsWith('/api/payload-locked-documents/')
  await page.route('**/*', async (route) => {
    const headers = route.request().headers()
    const isFetch = headers.rsc !== undefined && headers['next-router-prefetch'] === undefined
    if (isFetch) asked++
    if (isFetch || isSlow(new URL(route.request().url()))) {
      await new Promise((resolve) => setTimeout(resolve, 2500))
    }
    await route.continue().catch(() => undefined)
  })
  return () => asked
}

/** Types whenever the form takes it, until the page has come. @returns what was taken last, and what was lost */
const typeAllTheWhile = async (page: Page, asked: () => number) => {
  const title = page.getByLabel('Title').first()
  const lost: string[] = []
  let typed: string | undefined
  for (let turns = 0; turns < 40; ) {
    if (asked() > 0) turns++
    const now = await title.inputValue({ timeout: 10_000 })
    if (typed !== undefined && now !== typed) lost.push(`${typed}: ${now}`)
    typed = undefined
    if (await title.isEditable()) {
      const text = `Typed ${Math.random()}`
      await title.fill(text, { timeout: 1000 }).then(
        () => (typed = text),
        () => undefined,
      )
    }
    await page.waitForTimeout(100)
  }
  return { typed, lost }
}

const lock = async () => {
  const page = await openedBy('editor@comberton.test', addressOf(letter))
  const locked = page.waitForResponse((answer) => answer.request().headers()['next-action'] !== undefined)
  await page.getByLabel('Title').first().fill('Being written')
  await locked
  await expect
    .poll(async () =>
      bodyOf(
        await editor.get<{ totalDocs: number }>(
          `/api/payload-locked-documents?where[document.value][equals]=${letter.id}`,
        ),
      ).totalDocs,
    )
    .toBe(1)
}

it('of an item that is taken over', async () => {
  await lock()
  const head = await openedBy('head@comberton.test', addressOf(letter))
  await head.getByText('Document locked').waitFor()
  const asked = await slowDown(head)
  await head.getByRole('button', { name: 'Take over' }).first().click()
  const { typed, lost } = await typeAllTheWhile(head, asked)
  expect(lost).toEqual([])
  expect(typed).toBeDefined()
})

it('of an item that is taken over after it was read', async () => {
  await lock()
  const head = await openedBy('head@comberton.test', addressOf(letter))
  await head.getByRole('button', { name: 'View read-only' }).click()
  await head.getByText('Document locked').waitFor({ state: 'hidden' })
  await head.waitForLoadState('networkidle')
  const asked = await slowDown(head)
  await head.getByRole('button', { name: 'Take over' }).first().click()
  const { typed, lost } = await typeAllTheWhile(head, asked)
  expect(lost).toEqual([])
  expect(typed).toBeDefined()
})

it('of an item that has just been submitted', async () => {
  const page = await openedBy('editor@comberton.test', addressOf(letter))
  const asked = await slowDown(page)
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  await expect.poll(asked, { interval: 5 }).toBeGreaterThan(0)
  const { typed, lost } = await typeAllTheWhile(page, asked)
  expect(lost).toEqual([])
  expect(typed).toBeDefined()
})

it('of a new item that has just been saved', async () => {
  const page = await openedBy('editor@comberton.test', '/admin/collections/letters/create')
  await page.getByLabel('Title').first().fill('A new letter')
  const asked = await slowDown(page)
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await saved
  const { typed, lost } = await typeAllTheWhile(page, asked)
  expect(lost).toEqual([])
  expect(typed).toBeDefined()
})
