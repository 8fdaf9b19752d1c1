import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn } from '../support/api-client'
import { useBrowser, type PageOptions } from '../support/browser'
import { bodyOf } from '../support/items-over-rest'
import { accessibilityProblems, enterAdmin, idInAddress, openNew, password, people } from './admin-pages'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

const pageOf = async (options: Partial<PageOptions> = {}): Promise<Page> => {
  const page = await newPage({ url: system.url, ...options })
  await enterAdmin(page, people.editor)
  return page
}

const box = (page: Page, field: string) => page.locator(`#field-${field} input`)
const fieldOf = (page: Page, field: string) => page.locator(`.kpsa-date:has(#field-${field})`)

const type = async (page: Page, field: string, text: string): Promise<void> => {
  await box(page, field).fill(text)
  await page.keyboard.press('Tab')
}

const saveDraft = async (page: Page): Promise<void> => {
  const answer = page.waitForResponse(
    (response) => /^(POST|PATCH)$/.test(response.request().method()) && response.url().includes('/api/'),
  )
  await page.getByRole('button', { name: /^Save/ }).click()
  await answer
}

/** Waits for the form of the document that was just made. */
const saved = async (page: Page): Promise<string> => {
  await page.waitForURL((url) => !/\/create$/.test(url.pathname))
  await page.locator('form[data-form-ready="true"]').waitFor()
  return idInAddress(page)
}

const stored = async (collection: string, id: string): Promise<Record<string, unknown>> => {
  const editor = await signIn(system.url, people.editor, password)
  return bodyOf(await editor.get<Record<string, unknown>>(`/api/${collection}/${id}?draft=true&depth=0`))
}

const elsewhere = ['Europe/Madrid', 'America/New_York']

describe.each(elsewhere)('in a browser whose clocks are those of %s', (timezoneId) => {
  it('a club at 15:15 is at 15:15, from the first paint on', async () => {
    const page = await pageOf({ context: { timezoneId } })
    await openNew(page, 'events')
    await page.getByLabel('Title').first().fill(`Club, written in ${timezoneId}`)
    await type(page, 'start', '14 Jun 2027 3.15pm')
    await type(page, 'end', '14.6.27 16:15')
    expect(await fieldOf(page, 'start').innerText()).toContain('UK time')
    expect(await fieldOf(page, 'start').innerText()).toContain('Monday 14 June 2027, 3:15 pm')
    await saveDraft(page)
    const id = await saved(page)
    expect(await stored('events', id)).toMatchObject({
      start: '2027-06-14T14:15:00.000Z',
      end: '2027-06-14T15:15:00.000Z',
    })

    // Each text that the box ever has, from the markup of the server on.
    await page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(globalThis, { seen })
      const look = () => {
        const input = document.querySelector<HTMLInputElement>('#field-start input')
        if (input && input.value !== seen.at(-1)) seen.push(input.value)
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.reload()
    await page.locator('form[data-form-ready="true"]').waitFor()
    await expect.poll(() => box(page, 'start').inputValue()).toBe('14/06/2027 15:15')
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([
      '14/06/2027 15:15',
    ])

    // The list shows the same.
    await page.goto('/admin/collections/events?limit=100')
    const row = page.locator('tr', { hasText: `Club, written in ${timezoneId}` })
    await row.locator('.cell-start').getByText('14/06/2027 15:15').waitFor()
  })
})

it('keeps what is no date, says why, and saves nothing else in its place', async () => {
  const page = await pageOf({ expectedErrors: [/status of 400/], context: { timezoneId: 'Europe/Madrid' } })
  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill('A letter for later')
  await saveDraft(page)
  const id = await saved(page)
  await page.locator('.tabs-field__tab-button', { hasText: 'Where and when' }).click()
  await type(page, 'publishAt', '31/02/2027 08:00')
  const reason = fieldOf(page, 'publishAt').locator('.field-error')
  expect(await reason.innerText()).toBe('31 February 2027 does not exist: February has 28 days that year.')
  await saveDraft(page)
  await page.locator('.payload-toast-container').getByText('publishAt').or(reason).first().waitFor()
  expect(await box(page, 'publishAt').inputValue()).toBe('31/02/2027 08:00')
  expect(await reason.innerText()).toContain('31 February 2027 does not exist')
  expect((await stored('letters', id)).publishAt ?? null).toBeNull()
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  await page.getByText('It could not be saved, so it was not submitted.').waitFor()
  expect(await box(page, 'publishAt').inputValue()).toBe('31/02/2027 08:00')
  expect(await accessibilityProblems(page, '.kpsa-date')).toEqual([])

  await type(page, 'publishAt', '28/3/2027 1:30')
  expect(await reason.innerText()).toContain('This hour does not exist: the clocks go forward')
  await type(page, 'publishAt', '31/10/2027 1:30')
  expect(await fieldOf(page, 'publishAt').innerText()).toContain('the first is taken')
  await saveDraft(page)
  await expect.poll(async () => (await stored('letters', id)).publishAt).toBe('2027-10-31T00:30:00.000Z')
  await page.reload()
  await page.locator('form[data-form-ready="true"]').waitFor()
  await expect.poll(() => box(page, 'publishAt').inputValue()).toBe('31/10/2027 01:30')
})

it('follows the event to another place, and takes whole days', async () => {
  const page = await pageOf()
  await openNew(page, 'events')
  await page.getByLabel('Title').first().fill('Exchange visit')
  await type(page, 'start', '14/6/2027 10:00')
  await page.getByLabel('Time zone').fill('Europe/Paris')
  await expect
    .poll(() => fieldOf(page, 'start').innerText())
    .toContain('10:00 am Paris time (9:00 am UK time)')
  expect(await box(page, 'start').inputValue()).toBe('14/06/2027 10:00')
  await page.getByLabel('All day').check()
  await type(page, 'end', '18 June 2027')
  await expect.poll(() => fieldOf(page, 'end').innerText()).toContain('Friday 18 June 2027, all day')
  await saveDraft(page)
  expect(await stored('events', await saved(page))).toMatchObject({
    start: '2027-06-14T08:00:00.000Z',
    end: '2027-06-18T21:59:59.000Z',
  })
})

it.each([320, 1280])('can be chosen from a calendar, %d px wide', async (width) => {
  const page = await pageOf({ context: { viewport: { width, height: 900 } } })
  await openNew(page, 'events')
  await page.evaluate(() => {
    HTMLInputElement.prototype.showPicker = function () {
      this.dataset.opened = 'yes'
    }
  })
  const start = fieldOf(page, 'start')
  const button = start.getByRole('button', { name: 'Begins: choose from a calendar' })
  const { width: wide, height: high } = (await button.boundingBox()) ?? { width: 0, height: 0 }
  expect(Math.min(wide, high)).toBeGreaterThanOrEqual(44)
  await type(page, 'start', '14/6/2027 15:15')
  await button.focus()
  await page.keyboard.press('Enter')
  const calendar = start.locator('input[type="date"]')
  expect(await calendar.getAttribute('data-opened')).toBe('yes')
  expect(await calendar.inputValue()).toBe('2027-06-14')
  await calendar.evaluate((input: HTMLInputElement) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '2027-06-15')
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect.poll(() => box(page, 'start').inputValue()).toBe('15/06/2027 15:15')
  expect(await box(page, 'start').evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await accessibilityProblems(page, '.kpsa-date')).toEqual([])
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
})
