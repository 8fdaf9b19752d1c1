import { expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { idInAddress, openNew, signInToAdmin, signOutOfAdmin, typeText } from './admin-pages'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

const redDot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

// What the policy refuses, Chromium reports as a console error, and that fails the test.
it('lets people do their work in the admin', async () => {
  const page = await newPage({ url: system.url, cached: true })
  await signInToAdmin(page, 'editor@comberton.test')
  await page.goto('/admin/collections/letters')
  await page
    .getByRole('link', { name: /Spring fair/ })
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()

  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill('Under the policy')
  await typeText(page, 'With words in ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('bold')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
  const id = idInAddress(page)

  await openNew(page, 'media')
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: redDot })
  await page.locator('#field-alt').fill('A red dot')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.waitForURL(/\/media\/[0-9a-f-]{36}$/)

  await page.goto(`/admin/review/letters/${id}`)
  await page.getByRole('article').getByText('With words in').waitFor()
  await page.goto('/admin/account')
  await page.locator('form').first().waitFor()
  await signOutOfAdmin(page)
})

it('runs no script that somebody has put into a page', async () => {
  const page = await newPage({ url: system.url, expectedErrors: [/Content Security Policy/i] })
  await page.goto('/admin/login')
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.smuggled = true'
    document.body.append(script)
    const picture = document.createElement('img')
    picture.setAttribute('onerror', 'window.smuggled = true')
    picture.src = '/nothing'
    document.body.append(picture)
    return 'smuggled' in window
  })
  expect(ran).toBe(false)
})
