import { expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import {
  accessibilityProblems,
  ask,
  enterAdmin,
  expectNoSidewaysScrolling,
  idInAddress,
  openNew,
  people,
} from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

it(
  'a draft that is refused lists what is wrong, in full, and leads to each field',
  { timeout: 120_000 },
  async () => {
    const page = await newPage({ url: system.url, cached: true, expectedErrors: [/status of 400/] })
    page.on('dialog', (dialog) => void dialog.accept())
    await enterAdmin(page, people.editor)
    await openNew(page, 'events')
    const requests = await recordRequests(page)
    await page.getByLabel('Title').first().fill('An event that is never')
    await page.locator('#field-timeZone').fill('Europe/Kidderminster')
    await requests.quiet()
    await page
      .getByRole('tab', { name: 'Where and when' })
      .or(page.getByRole('button', { name: 'Where and when' }))
      .first()
      .click()
    await page.getByRole('button', { name: 'Save draft' }).click()
    const summary = page.getByRole('alert').filter({ hasText: 'Not saved yet' })
    await summary.waitFor()
    await requests.quiet()
    const said = (await summary.locator('li').allInnerTexts()).map((line) => line.replaceAll('\n', ' '))
    expect(said).toContainEqual(expect.stringMatching(/^Time zone: .*Europe\/London/))
    expect(said).toContainEqual(expect.stringMatching(/^Begins: .{10}/))
    expect(await accessibilityProblems(page, '.kpsa-errors')).toEqual([])
    await expectNoSidewaysScrolling(page)

    await summary.getByRole('button', { name: 'Time zone' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-timeZone')
    const field = page.locator('.field-type:has(#field-timeZone)').last()
    await field.locator('.field-error').waitFor()
    await page.locator('#field-timeZone').fill('Europe/London')
    await expect.poll(() => summary.getByRole('button', { name: 'Time zone' }).count()).toBe(0)
  },
)

it('a signatory that was added and left empty stops no draft', { timeout: 120_000 }, async () => {
  const page = await newPage({ url: system.url, cached: true })
  await enterAdmin(page, people.editor)
  await openNew(page, 'letters')
  const requests = await recordRequests(page)
  await page.getByLabel('Title').first().fill('Nobody signs yet')
  await page.getByRole('button', { name: 'Add Signatory' }).click()
  await page.locator('#field-signatories__0__name').waitFor()
  await requests.quiet()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
  await requests.quiet()
  expect(await page.locator('#field-signatories__0__name').count()).toBe(0)
  const { signatories } = await ask<{ signatories: object[] }>(
    page,
    `/api/letters/${idInAddress(page)}?draft=true`,
  )
  expect(signatories).toEqual([])
  expect(requests.takeRefused()).toEqual([])
})
