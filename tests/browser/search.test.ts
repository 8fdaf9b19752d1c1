import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { startSystem, type RunningSystem } from '../support/running-system'
import { accessibilityProblems, expectNoSidewaysScrolling } from './admin-pages'

const { newPage } = useBrowser()
let system: RunningSystem

beforeAll(async () => {
  system = await startSystem({ seed: 'demo', role: 'delivery' })
})

const phone = { width: 390, height: 700 }
const base = '/schools/comberton'

describe.each(['light', 'dark'] as const)('the search page on a phone, %s', (colorScheme) => {
  it.each([
    ['nothing typed', '?'],
    ['something found', '?q=school'],
    ['something found, from right to left', '?q=school&language=ur'],
    ['nothing found', '?q=zebra&language=ar'],
    ['too much typed', `?q=${'x'.repeat(101)}`],
  ])('can be used by everybody: %s', async (_state, question) => {
    const page = await newPage({
      url: system.url,
      context: { viewport: phone, colorScheme },
      expectedErrors: [/status of 400/],
    })
    await page.goto(`${base}/search${question}`)
    expect(await accessibilityProblems(page, 'html')).toEqual([])
    await expectNoSidewaysScrolling(page)
    // WCAG 2.2, 2.5.8, and thumbs.
    for (const part of await page.getByRole('search').locator('input:visible, button').all())
      expect((await part.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  })
})

it('leads from any page to what is found and to the item, without scripts', async () => {
  const page = await newPage({ url: system.url, context: { viewport: phone, javaScriptEnabled: false } })
  await page.goto(`${base}/letters?language=pl`)
  await page.getByRole('link', { name: 'Szukaj', exact: true }).click()
  await page.getByLabel('Szukane słowa').fill('school')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${system.url}${base}/search?q=school&language=pl`)
  expect(await page.getByLabel('Szukane słowa').inputValue()).toBe('school')
  const first = page.getByRole('main').getByRole('listitem').getByRole('link').first()
  const title = await first.textContent()
  await first.click()
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
})

it('has its form in the header where there is room, beside the menu', async () => {
  const page = await newPage({ url: system.url, context: { viewport: { width: 1280, height: 800 } } })
  for (const language of ['en', 'ar']) {
    await page.goto(`${base}?language=${language}`)
    expect(await accessibilityProblems(page, 'header')).toEqual([])
    const [menu, form] = [page.locator('.site-menu'), page.getByRole('search')]
    await expect.poll(() => page.locator('.search-entry').isVisible()).toBe(false)
    expect((await form.boundingBox())?.y).toBe((await menu.boundingBox())?.y)
  }
  await page.getByRole('search').getByRole('searchbox').fill('school')
  await page.getByRole('search').getByRole('button').click()
  await page.waitForURL(/\/search\?q=school&language=ar$/)
  expect(await page.getByRole('search').count()).toBe(1)
})
