import { describe, expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { ask, enterAdmin, idInAddress, openNew, people, signInOver } from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { drawers, formOf, isSameForm, markForm, shownIn, typeEverywhere } from './form-at-work'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

const redDot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

const dot = (name: string) => ({ name, mimeType: 'image/png', buffer: redDot })

describe('a letter', () => {
  it(
    'keeps all that was typed when several files are uploaded to it at once',
    { timeout: 300_000 },
    async () => {
      const page = await newPage({ url: system.url, cached: true })
      page.on('dialog', (dialog) => void dialog.accept())
      await enterAdmin(page, people.editor)
      const requests = await recordRequests(page)
      await openNew(page, 'letters')
      await markForm(page)
      await typeEverywhere(page)
      await requests.quiet()
      const before = await shownIn(page)

      await formOf(page).locator('#field-attachments .upload__createNewToggler').click()
      const drawer = drawers(page).last()
      await drawer
        .locator('input[type="file"]')
        .first()
        .setInputFiles([dot('one.png'), dot('two.png')])
      await drawer.locator('.file-selections__fileRow').nth(1).waitFor()
      for (const [index, name] of ['First', 'Second'].entries()) {
        await drawer.locator('.file-selections__fileRow').nth(index).click()
        await drawer.locator('#field-alt').fill(`${name} red dot`)
        await requests.quiet()
      }
      await drawer.getByRole('button', { name: 'Save' }).first().click()
      await formOf(page).locator('.upload-relationship-details__filename').nth(1).waitFor()
      await requests.quiet()
      expect(await drawers(page).count()).toBe(0)
      expect(await isSameForm(page)).toBe(true)
      const after = await shownIn(page)
      const attached = Object.keys(after).filter((name) => after[name] !== before[name])
      expect(attached).toEqual(['field-attachments .upload-relationship-details__filename '])

      await page.getByRole('button', { name: 'Save draft' }).click()
      await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
      await requests.quiet()
      const { title, attachments } = await ask<{ title: string; attachments: { alt: string }[] }>(
        page,
        `/api/letters/${idInAddress(page)}?draft=true&depth=1`,
      )
      expect(title).toMatch(/^typed/)
      expect(attachments.map(({ alt }) => alt)).toEqual(['First red dot', 'Second red dot'])
      await page.getByRole('button', { name: 'Submit for approval' }).waitFor()
      expect(requests.takeRefused()).toEqual([])
    },
  )

  it('stays as it is when a drawer is opened after the session has ended', { timeout: 120_000 }, async () => {
    const page = await newPage({ url: system.url, cached: true, expectedErrors: [/status of 40[13]/] })
    page.on('dialog', (dialog) => void dialog.accept())
    await enterAdmin(page, people.editor)
    await openNew(page, 'letters')
    await markForm(page)
    await page.getByLabel('Title').first().fill('Written while signed in')
    await (await recordRequests(page)).quiet()
    await page.context().clearCookies()
    await formOf(page).locator('#field-attachments .upload__listToggler').click()
    await signInOver(page)
    await drawers(page).getByRole('alert').getByText('You are signed out').waitFor()
    await drawers(page).getByRole('button', { name: 'Close' }).last().click()
    expect(await isSameForm(page)).toBe(true)
    expect(await page.getByLabel('Title').first().inputValue()).toBe('Written while signed in')
  })
})
