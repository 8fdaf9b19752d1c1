import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Of the demonstration's accounts. */
export const password = 'Kidderminster-demo-1'

export const people = {
  editor: 'editor@comberton.test',
  headteacher: 'head@comberton.test',
  administrator: 'admin@kpsa.test',
} as const

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Gives address and password on the page for signing in, which is open, and waits for nothing. */
export const givePassword = async (page: Page, email: string): Promise<void> => {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Login' }).click()
}

/** Signs in at /admin as a person would, and waits for the dashboard. */
export const signInToAdmin = async (page: Page, email: string): Promise<void> => {
  await page.goto('/admin/login')
  await givePassword(page, email)
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
}

/** Signed in as after `signInToAdmin`, without the pages on which people do it: where those aren't what is tested. */
export const enterAdmin = async (page: Page, email: string): Promise<void> => {
  const answer = await page.context().request.post('/api/users/login', { data: { email, password } })
  expect(answer.status()).toBe(200)
}

/** Signs in again where the session has ended, in the box over the page. */
export const signInOver = async (page: Page, given = password): Promise<void> => {
  const box = page.getByRole('dialog', { name: 'Sign in again to go on' })
  await box.getByLabel('Password').fill(given)
  await box.getByRole('button', { name: 'Sign in' }).click()
  if (given === password) await box.waitFor({ state: 'detached' })
}

export const signOutOfAdmin = async (page: Page): Promise<void> => {
  await page.goto('/admin/logout')
  await page.getByText('You have been logged out successfully').waitFor()
}

/** Opens the form for a new document, and waits until Payload lets one write in it. */
export const openNew = async (page: Page, collection: string): Promise<void> => {
  await page.goto(`/admin/collections/${collection}/create`)
  await page.locator('form[data-form-ready="true"]').waitFor()
}

export const typeText = async (page: Page, text: string): Promise<void> => {
  await page.locator('[data-lexical-editor="true"]').first().click()
  await page.keyboard.type(text)
}

/** Resolves once the editor knows where the cursor is: the browser tells it in a task of its own, after the click or the key. */
export const cursorTaken = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
      }),
  )

/** The id of the document that is open in the edit view. */
export const idInAddress = (page: Page): string => new URL(page.url()).pathname.split('/').pop() ?? ''

type Violation = { id: string; nodes: { html: string }[] }

/** What axe-core finds wrong in a part of the page, one line a finding. */
export const accessibilityProblems = async (page: Page, part: string): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const found = await page.evaluate(
    (selector) =>
      (
        globalThis as unknown as { axe: { run: (part: string) => Promise<{ violations: Violation[] }> } }
      ).axe.run(selector),
    part,
  )
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** WCAG 2.2, 1.4.10: no scrolling in two directions at a width of 320 CSS pixels. */
export const expectNoSidewaysScrolling = async (page: Page): Promise<void> => {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  if (before) await page.setViewportSize(before)
}

/** As a script of the page would ask: with its cookies, and saying where it comes from. */
export const ask = <Answer>(page: Page, address: string, method = 'GET'): Promise<Answer> =>
  page.evaluate(
    async ([url = '', how = '']): Promise<unknown> => (await fetch(url, { method: how })).json(),
    [address, method],
  ) as Promise<Answer>
