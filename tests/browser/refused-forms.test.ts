import { expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { accessibilityProblems, enterAdmin } from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

it.each([320, 768, 1280])(
  'a form that is refused says beside the field why, can be saved again, and warns whoever leaves, %d px wide',
  async (width) => {
    const page = await newPage({
      url: system.url,
      context: { viewport: { width, height: 900 } },
      expectedErrors: [/status of 400/],
    })
    await enterAdmin(page, 'admin@kpsa.test')
    await page.goto('/admin/collections/schools')
    await page.locator('td a').first().click()
    await page.locator('form[data-form-ready="true"]').waitFor()
    await page.getByRole('button', { name: 'Contact' }).click()
    // What the server says of the form as it was while somebody typed comes just after the refusal, and knows of no error.
    const refusal = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await page.route('**/admin/**', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      const response = await route.fetch()
      await refusal
      await new Promise((resolve) => setTimeout(resolve, 50))
      return route.fulfill({ response })
    })
    const requests = await recordRequests(page)
    await page.locator('#field-phone').fill('nobody knows')
    await page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/admin/'))
    const save = page.getByRole('button', { name: 'Save', exact: true })
    await save.click()
    const field = page.locator('.field-type:has(#field-phone):not(.tabs-field):not(.row)').last()
    const reason = field.locator('.field-error')
    await requests.quiet()
    await reason.waitFor()
    const { scrollWidth, clientWidth } = await reason.evaluate((element) => {
      const told = element.querySelector('.tooltip-content') ?? element
      return { scrollWidth: told.scrollWidth, clientWidth: told.clientWidth }
    })
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    expect(await accessibilityProblems(page, '.field-error')).toEqual([])
    await expect.poll(() => save.isEnabled()).toBe(true)

    await page.locator('.step-nav a[href="/admin/collections/schools"]').click()
    await page.getByText('Leave without saving').first().waitFor()
    await page.getByRole('button', { name: 'Stay on this page' }).click()
    expect(await page.locator('#field-phone').inputValue()).toBe('nobody knows')
  },
)
