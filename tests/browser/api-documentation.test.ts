import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { rounds } from '../support/long-form'
import { startSystem, type RunningSystem } from '../support/running-system'
import { accessibilityProblems, expectNoSidewaysScrolling } from './admin-pages'

const { newPage } = useBrowser()
let system: RunningSystem

beforeAll(async () => {
  system = await startSystem()
})

const desktop = { width: 1280, height: 720 }
const phone = { width: 320, height: 640 }
/** In the short form the page is looked at in one size in each colour scheme. */
const sizes = { light: [desktop, phone], dark: [phone, desktop] }
const sizesTried = rounds({ short: 1, long: 2 })

// What the policy refuses, or comes from elsewhere, fails the test.
describe.each(['light', 'dark'] as const)('the page that describes the API, %s', (colorScheme) => {
  it('can be read by everybody', async () => {
    const page = await newPage({ url: system.url, context: { colorScheme } })
    await page.goto('/v1/docs')
    for (const summary of await page.locator('summary').all()) await summary.click()
    for (const size of sizes[colorScheme].slice(0, sizesTried)) {
      await page.setViewportSize(size)
      expect(await accessibilityProblems(page, 'html')).toEqual([])
    }
    await expectNoSidewaysScrolling(page)
  })
})

it('leads from a call to the shape that it answers with, without scripts', async () => {
  const page = await newPage({ url: system.url, context: { javaScriptEnabled: false } })
  await page.goto('/v1/docs')
  await page.getByRole('link', { name: 'The letters of a site', exact: true }).click()
  const section = page.getByRole('region', { name: 'The letters of a site', exact: true })
  await section.getByText('GET /v1/sites/{site}/letters').waitFor()
  await section.getByText(`curl --compressed '${system.url}/v1/sites/comberton/letters'`).waitFor()
  await section.getByRole('link', { name: 'LetterList' }).click()
  expect(page.url()).toBe(`${system.url}/v1/docs#shape-LetterList`)
  await page
    .getByRole('region', { name: 'LetterList', exact: true })
    .getByRole('link', { name: 'Letter', exact: true })
    .waitFor()
})
