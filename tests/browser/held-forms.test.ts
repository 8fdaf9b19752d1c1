import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn, type SignedInClient } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, type Stored } from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { accessibilityProblems, enterAdmin, password, typeText } from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { closeDrawer, drawers } from './form-at-work'
import { beginToWrite, letterToLock } from './locks'

/** What is typed while the page is being fetched anew, or as it is saved, must not be lost. */

const { newPage } = useBrowser()
const system = useDemoWithAdmin()
let editor: SignedInClient
let letter: Stored

beforeAll(async () => {
  editor = await signIn(system.url, 'editor@comberton.test', password)
})

beforeEach(async () => {
  letter = await letterToLock(editor, 'As it was')
})

const addressOf = ({ id }: { id: string }) => `/admin/collections/letters/${id}`

const titleOf = (page: Page) => page.locator('#field-title')

const openedBy = async (
  email: string,
  address: string,
  { expectedErrors = [] as RegExp[] } = {},
): Promise<Page> => {
  const page = await newPage({ url: system.url, cached: true, expectedErrors })
  await enterAdmin(page, email)
  await page.goto(address)
  await titleOf(page).waitFor()
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
  const title = titleOf(page)
  const lost: string[] = []
  let typed: string | undefined
  for (let turns = 0; turns < 40;) {
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

const lockLetter = () => beginToWrite(system, editor, 'letters', letter.id)

/** In the short form each form is looked at in one of the widths. */
const widths = (...all: number[]) => all.slice(0, rounds({ short: 1, long: all.length }))

it('of an item that is taken over', async () => {
  await lockLetter()
  const head = await openedBy('head@comberton.test', addressOf(letter))
  await head.getByText('Document locked').waitFor()
  const asked = await slowDown(head)
  await head.getByRole('button', { name: 'Take over' }).first().click()
  const { typed, lost } = await typeAllTheWhile(head, asked)
  expect(lost).toEqual([])
  expect(typed).toBeDefined()
})

it('of an item that is taken over after it was read', async () => {
  await lockLetter()
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

it('of an item that could not be taken over: it says who is writing, and how to try again', async () => {
  await lockLetter()
  for (const width of widths(320, 1280)) {
    const head = await openedBy('head@comberton.test', addressOf(letter), {
      expectedErrors: [/ERR_FAILED|takeover|Failed/],
    })
    await head.setViewportSize({ width, height: 800 })
    await head.getByText('Document locked').waitFor()
    const requests = await recordRequests(head)
    await head.route('**/api/payload-locked-documents/**', (route) => route.abort())
    await head.getByRole('button', { name: 'Take over' }).first().click()
    const told = head.getByText(
      'editor@comberton.test is writing here. To take it over, load this page again.',
    )
    await told.waitFor()
    // The page is fetched anew all the same.
    await requests.quiet()
    await told.waitFor()
    expect(await titleOf(head).isEditable()).toBe(false)
    expect(await accessibilityProblems(head, '.kpsa-held')).toEqual([])
    await head.close()
  }
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
  await titleOf(page).fill('A new letter')
  const asked = await slowDown(page)
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await saved
  const { typed, lost } = await typeAllTheWhile(page, asked)
  expect(lost).toEqual([])
  expect(typed).toBeDefined()
})

it('under a picture that somebody else is writing about, which says so', async () => {
  const { docs } = bodyOf(
    await editor.get<{ docs: { id: string }[] }>('/api/media?where[school.slug][equals]=comberton&depth=0'),
  )
  const picture = docs[0]?.id ?? ''
  await editor.patch(`/api/letters/${letter.id}`, { attachments: [picture] })
  const address = `/admin/collections/media/${picture}`
  await beginToWrite(system, editor, 'media', picture)

  for (const width of widths(1280, 320)) {
    const page = await openedBy('head@comberton.test', addressOf(letter))
    await page.setViewportSize({ width, height: 800 })
    await titleOf(page).fill('Typed before')
    await page.locator('.upload-relationship-details__edit').first().click()
    const drawer = drawers(page).last()
    await drawer.getByText('editor@comberton.test is writing here').waitFor()
    expect(await drawer.getByRole('link', { name: 'its own page' }).getAttribute('href')).toBe(address)
    expect(await drawer.locator('#field-alt').isEditable()).toBe(false)
    expect(await accessibilityProblems(page, '.kpsa-held')).toEqual([])
    await page.keyboard.press('Escape')
    await closeDrawer(page)
    expect(await titleOf(page).inputValue()).toBe('Typed before')
    expect(await titleOf(page).isEditable()).toBe(true)
  }
})

/** A browser that is never idle: what is put off until then is done when its patience ends. */
const keepBusy = (page: Page) =>
  page.addInitScript(() => {
    window.requestIdleCallback = (work, options) =>
      window.setTimeout(() => work({ didTimeout: true, timeRemaining: () => 0 }), options?.timeout ?? 5000)
    window.cancelIdleCallback = (handle) => window.clearTimeout(handle)
  })

describe.each([
  ['with the keys', (page: Page) => page.keyboard.press('Control+s')],
  ['with the button', (page: Page) => page.getByRole('button', { name: 'Save draft' }).click()],
  ['and submitted', (page: Page) => page.getByRole('button', { name: 'Submit for approval' }).click()],
])('is saved %s on a busy computer', (_how, save) => {
  const textOf = async ({ id }: { id: string }) =>
    JSON.stringify(bodyOf(await editor.get(`/api/letters/${id}?draft=true&depth=0`)))

  const pageAt = async (address: string) => {
    const page = await newPage({ url: system.url, cached: true })
    await keepBusy(page)
    await enterAdmin(page, 'editor@comberton.test')
    await page.goto(address)
    await page.locator('form[data-form-ready="true"]').waitFor()
    return page
  }

  it('to the last word of a new letter, and once', async () => {
    const title = `All of it ${Math.random()}`
    const page = await pageAt('/admin/collections/letters/create')
    await titleOf(page).fill(title)
    await typeText(page, 'The photographer comes on Monday.')
    await save(page)
    await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
    const { docs } = bodyOf(
      await editor.get<{ docs: { id: string }[] }>(
        `/api/letters?draft=true&where[title][equals]=${encodeURIComponent(title)}`,
      ),
    )
    expect(docs).toHaveLength(1)
    expect(await textOf({ id: docs[0]?.id ?? '' })).toContain('"The photographer comes on Monday."')
  })

  it('to the last word of a letter that was there', async () => {
    const page = await pageAt(addressOf(letter))
    const saved = page.waitForResponse(
      (answer) => answer.request().method() === 'PATCH' && answer.url().includes('/api/letters/'),
    )
    await typeText(page, 'Changed at the last moment. ')
    await save(page)
    await saved
    expect(await textOf(letter)).toContain('Changed at the last moment.')
  })
})
