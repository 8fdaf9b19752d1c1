import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { useBrowser } from '../support/browser'
import { waysToBeFull, type DiskToFill } from '../support/full-disk'
import { startSystem, type RunningSystem } from '../support/running-system'
import { enterAdmin, openNew, signInToAdmin, typeText } from './admin-pages'

const { newPage } = useBrowser()
const way = waysToBeFull.find(({ name }) => name === 'a limit of the size of files')
let disk: DiskToFill
let system: RunningSystem

beforeAll(async () => {
  await buildIfNeeded()
  const made = await way?.make()
  if (!made) throw new Error('This needs `prlimit` (util-linux).')
  disk = made
  system = await startSystem({ folder: disk.folder, seed: 'demo', admin: true })
}, 600_000)
afterAll(async () => {
  await system?.stop()
  await disk?.remove()
})

/** The browser's own line about an answer with an error status; the page says the rest. */
const refused = /the server responded with a status of 503/

it('says that nothing can be stored, keeps what was typed, and saves it once there is room', async () => {
  const page = await newPage({ url: system.url, cached: true, expectedErrors: [refused] })
  await enterAdmin(page, 'editor@comberton.test')
  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill('Written on a full disk')
  await typeText(page, 'Every word of it.')
  await disk.fill(system)
  try {
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page
      .getByText(/cannot store anything just now/i)
      .first()
      .waitFor()
    expect(await page.getByLabel('Title').first().inputValue()).toBe('Written on a full disk')
    expect(await page.locator('[data-lexical-editor="true"]').first().textContent()).toBe('Every word of it.')

    const head = await newPage({ url: system.url, cached: true, expectedErrors: [refused] })
    await signInToAdmin(head, 'head@comberton.test')
    await head.goto('/admin/collections/letters')
    await head.locator('.collection-list').waitFor()
  } finally {
    await disk.free(system)
  }
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
})
