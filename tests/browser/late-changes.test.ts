import type { Page, Route } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { enterAdmin, openNew, people } from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

const isAboutForm = (route: Route): boolean =>
  route.request().postData()?.includes('"name":"form-state"') === true

/** Holds back the next answer about what a form looks like. Resolves once the server has answered. */
const holdAnswer = async (page: Page): Promise<{ held: Promise<void>; free: () => void }> => {
  let hold = true
  let isHeld = (): void => undefined
  let free = (): void => undefined
  const held = new Promise<void>((resolve) => (isHeld = resolve))
  const freed = new Promise<void>((resolve) => (free = resolve))
  await page.route('**/admin/**', async (route) => {
    if (!hold || !isAboutForm(route)) return route.continue()
    hold = false
    const response = await route.fetch()
    isHeld()
    await freed
    await route.fulfill({ response })
  })
  return { held, free: () => free() }
}

it(
  'a row that is added just before an older answer comes gets its fields',
  { timeout: 120_000 },
  async () => {
    const page = await newPage({ url: system.url, cached: true })
    await enterAdmin(page, people.editor)
    await openNew(page, 'letters')
    await page.locator('#field-signatories').scrollIntoViewIfNeeded()
    const { held, free } = await holdAnswer(page)
    await page.getByLabel('Title').first().fill('With a late row')
    await held
    // In the page, so that no more than some milliseconds lie between the two.
    await page.getByRole('button', { name: 'Add Signatory' }).evaluate((button) => {
      ;(button as HTMLButtonElement).click()
    })
    free()
    await page.locator('#field-signatories__0__name').fill('A Teacher')
    expect(await page.getByLabel('Title').first().inputValue()).toBe('With a late row')
  },
)

it(
  'a field that depends on a choice comes where the choice was made then',
  { timeout: 120_000 },
  async () => {
    const page = await newPage({ url: system.url, cached: true })
    await enterAdmin(page, people.administrator)
    await openNew(page, 'users')
    await page.getByRole('button', { name: 'Add School' }).click()
    const roles = page.locator('#field-schools__0__roles')
    await roles.locator('input').first().waitFor()
    await roles.locator('input').first().click()
    const deputy = roles.getByRole('option', { name: 'Deputy' })
    await deputy.waitFor()
    const { held, free } = await holdAnswer(page)
    await page.locator('#field-name').evaluate((element) => {
      const input = element as HTMLInputElement
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'A Deputy')
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await held
    await deputy.evaluate((option) => (option as HTMLElement).click())
    free()
    await page.locator('#field-schools__0__coverFrom').waitFor()
    expect(await page.locator('#field-name').inputValue()).toBe('A Deputy')
  },
)

it('a row whose answer was lost on its way gets its fields', { timeout: 120_000 }, async () => {
  const page = await newPage({ url: system.url, cached: true, expectedErrors: [/Failed to (?:load|fetch)/] })
  await enterAdmin(page, people.editor)
  await openNew(page, 'letters')
  const { quiet } = await recordRequests(page)
  await page.getByLabel('Title').first().fill('With a lost answer')
  await quiet()
  let asked = 0
  await page.route('**/admin/**', (route) => {
    return isAboutForm(route) && asked++ === 0 ? route.abort() : route.continue()
  })
  await page.getByRole('button', { name: 'Add Signatory' }).click()
  await page.locator('#field-signatories__0__name').fill('A Teacher')
  expect(asked).toBeGreaterThan(1)
})
