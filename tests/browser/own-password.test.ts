import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { tryToSignIn } from '../signing-in/people'
import { useBrowser } from '../support/browser'
import { accessibilityProblems, enterAdmin, password } from './admin-pages'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

const another = 'zebra ladder teacup moon'
const phone = { width: 320, height: 640 }
const desktop = { width: 1280, height: 800 }

const look = async (page: Page): Promise<void> => {
  expect(await accessibilityProblems(page, '.kpsa-current-password')).toEqual([])
  // The admin's own header is wider than a small phone; what is asked for here is not.
  const { width } = page.viewportSize() ?? phone
  const box = await page.locator('.kpsa-current-password').boundingBox()
  expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThanOrEqual(width)
}

const typeTwice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Change Password' }).click()
  await page.locator('#field-password').fill(another)
  await page.locator('#field-confirm-password').fill(another)
}

describe('one’s own password', () => {
  it.each([
    ['editor@comberton.test', phone, 'light'],
    ['head@offmore.test', desktop, 'dark'],
    ['admin@kpsa.test', phone, 'dark'],
    ['chair@offmore.test', desktop, 'light'],
  ] as const)(
    'is changed by %s with the one before, and the name that was typed stays',
    async (email, viewport, colorScheme) => {
      const page = await newPage({
        url: system.url,
        context: { viewport, colorScheme },
        expectedErrors: [/status of 40[03]/],
      })
      await enterAdmin(page, email)
      await page.goto('/admin/account')
      // What the server says of the form comes when more has been typed, as it does for somebody far away.
      await page.route('**/admin/account', async (route) => {
        if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 600))
        await route.fallback()
      })
      const name = page.locator('#field-name')
      await name.waitFor()
      const current = page.getByLabel('Current password')
      expect(await current.count()).toBe(0)
      await name.fill('Somebody Else')
      await typeTwice(page)
      await current.waitFor()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await current.waitFor({ state: 'detached' })
      await typeTwice(page)
      await current.scrollIntoViewIfNeeded()
      await look(page)

      // Without it, and with a wrong one, the page says so beside it; the passwords alone are typed again.
      const save = page.getByRole('button', { name: 'Save', exact: true })
      await save.click()
      const missing = page.locator('.kpsa-current-password').getByText('Give the password that you have')
      await missing.waitFor()
      await current.fill('not this one at all')
      await missing.waitFor({ state: 'detached' })
      await save.click()
      await page.locator('.kpsa-current-password').getByText('The current password is not right').waitFor()
      expect(await name.inputValue()).toBe('Somebody Else')
      expect(await save.isEnabled()).toBe(true)
      await look(page)
      expect((await tryToSignIn(system.url, email, another)).status).toBe(401)

      await typeTwice(page)
      await current.fill(password)
      await page.locator('.kpsa-current-password .field-error').waitFor({ state: 'detached' })
      await save.click()
      await page.getByText('Updated successfully').first().waitFor()
      await current.waitFor({ state: 'detached' })
      expect((await tryToSignIn(system.url, email, another)).status).toBe(200)

      // What was saved is not sent again with the next change.
      await name.fill('Third Name')
      await save.click()
      await page.getByText('Updated successfully').first().waitFor()
      await page.reload()
      await expect.poll(() => name.inputValue()).toBe('Third Name')
    },
  )
})
