import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { withoutHelpers } from '../support/child-processes'
import { useBrowser } from '../support/browser'
import { plainPdf } from '../media-files/pdf-samples'
import { openNew, enterAdmin } from './admin-pages'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

const redDot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const heic = readFileSync(inRepository('tests', 'media-files', 'samples', 'playground-iphone.heic'))

it('a file that is refused says beside it what to do, and what was typed stays', async () => {
  const page = await newPage({ url: system.url, cached: true, expectedErrors: [/status of (?:400|503)/] })
  await enterAdmin(page, 'editor@comberton.test')
  await openNew(page, 'media')
  const choose = (name: string, buffer: Buffer) =>
    page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  const save = () => page.getByRole('button', { name: 'Save' }).first().click()
  await page.locator('#field-alt').fill('The menu for autumn')

  await choose('playground.heic', heic)
  await save()
  await page.locator('.file-field').getByText('This is a HEIC picture').waitFor()
  expect(await page.locator('#field-alt').inputValue()).toBe('The menu for autumn')

  await page.locator('.file-field__remove').click()
  await choose('menu.pdf', await (await plainPdf()).bytes())
  const letThem = await withoutHelpers(system.processId)
  try {
    await save()
    await page.getByText('try again in a minute').first().waitFor()
  } finally {
    letThem()
  }
  // The file is still there: trying again is one click.
  await save()
  await page.waitForURL(/\/media\/[0-9a-f-]{36}$/)
})

it('of several files at once, those that are refused or lost say why and stay, and hold no other back', async () => {
  const page = await newPage({
    url: system.url,
    cached: true,
    expectedErrors: [/status of 4(?:00|13)/, /ERR_FAILED/],
  })
  page.on('dialog', (dialog) => void dialog.accept())
  await enterAdmin(page, 'editor@comberton.test')
  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill('With pictures')
  const form = page.locator('main form[data-form-ready]').first()
  await form.locator('#field-attachments .upload__createNewToggler').click()
  const drawer = page.locator('.drawer--is-open').last()
  const files = [
    ['playground.jpg', heic, 'This is a HEIC picture'],
    ['panorama.png', Buffer.concat([redDot, Buffer.alloc(21 * 1024 * 1024)]), 'larger than 20 MB'],
    ['lost.png', redDot, 'The server did not answer'],
    ['dot.png', redDot, undefined],
  ] as const
  const isLost = (data: Buffer | null) => data?.includes('lost.png') ?? false
  await page.route(/\/api\/media/, (route) =>
    isLost(route.request().postDataBuffer()) ? route.abort() : route.continue(),
  )
  await drawer
    .locator('input[type="file"]')
    .first()
    .setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: 'image/png', buffer })))
  const rows = drawer.locator('.file-selections__fileRow')
  await rows.nth(files.length - 1).waitFor()
  for (const [index, [name]] of files.entries()) {
    await rows.nth(index).click()
    await drawer.locator('#field-alt').fill(`About ${name}`)
  }
  await drawer.getByRole('button', { name: 'Save' }).first().click()

  await form.locator('.upload-relationship-details__filename', { hasText: 'dot' }).waitFor()
  await expect.poll(() => rows.count()).toBe(3)
  // Messages go after some seconds; the reasons stay.
  await page.locator('[data-sonner-toast]').first().waitFor()
  await expect.poll(() => page.locator('[data-sonner-toast]').count(), { timeout: 30_000 }).toBe(0)
  for (const [index, [name, , reason]] of files.entries()) {
    if (reason === undefined) continue
    await rows.nth(index).click()
    await drawer.getByText(reason).waitFor()
    expect(await drawer.locator('#field-alt').inputValue()).toBe(`About ${name}`)
  }
  expect(await page.getByLabel('Title').first().inputValue()).toBe('With pictures')

  // What was lost is sent again; the others are given up.
  await page.unroute(/\/api\/media/)
  for (const left of [2, 1]) {
    await drawer.locator('.file-selections__remove--overlay').first().click()
    await expect.poll(() => rows.count()).toBe(left)
  }
  await drawer.getByRole('button', { name: 'Save' }).first().click()
  await form.locator('.upload-relationship-details__filename', { hasText: 'lost' }).waitFor()
  expect(await page.locator('.drawer--is-open').count()).toBe(0)
})
