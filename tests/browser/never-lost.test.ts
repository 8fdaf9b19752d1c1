import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { signIn, type SignedInClient } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, edit, type Stored } from '../support/items-over-rest'
import {
  accessibilityProblems,
  enterAdmin,
  expectNoSidewaysScrolling,
  idInAddress,
  openNew,
  password,
  people,
  signInOver,
  typeText,
} from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { isSameForm, markForm } from './form-at-work'
import { letterToLock } from './locks'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()
let editor: SignedInClient

beforeAll(async () => {
  editor = await signIn(system.url, people.editor, password)
})

/** The browser's own lines about what was refused on purpose. */
const refused = /status of (?:401|403|409|503)|Failed to load resource/

const writing = async (context?: object): Promise<Page> => {
  const page = await newPage({ url: system.url, cached: true, expectedErrors: [refused], ...context })
  page.on('dialog', (dialog) => void dialog.accept())
  await enterAdmin(page, people.editor)
  return page
}

const titleOf = (page: Page) => page.getByLabel('Title').first()
const keptOn = (page: Page) => page.getByRole('region', { name: 'Kept on this computer' })
const textIn = (page: Page) => page.locator('[data-lexical-editor="true"]').first()

const openLetter = async (page: Page, id: string) => {
  await page.goto(`/admin/collections/letters/${id}`)
  await page.locator('form[data-form-ready="true"]').waitFor()
}

const storedLetter = async (id: string): Promise<Stored> =>
  bodyOf(await editor.get<Stored>(`/api/letters/${id}?draft=true&depth=0`))

/** How many texts this browser keeps. */
const keptCount = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const asked = indexedDB.open('kpsa-kept-texts')
        asked.onerror = () => reject(new Error('no database'))
        asked.onsuccess = () => {
          const db = asked.result
          if (!db.objectStoreNames.contains('texts')) return resolve(0)
          const count = db.transaction('texts').objectStore('texts').count()
          count.onsuccess = () => {
            resolve(count.result)
            db.close()
          }
        }
      }),
  )

describe('what was typed and not saved', () => {
  it('is offered after the page was loaded again, and put in its place', { timeout: 120_000 }, async () => {
    const page = await writing()
    await openNew(page, 'letters')
    const { quiet } = await recordRequests(page)
    await titleOf(page).fill('Never saved')
    await typeText(page, 'Words that nobody has seen')
    await page.getByRole('button', { name: 'Add Signatory' }).click()
    await page.locator('#field-signatories__0__name').fill('A Teacher', { timeout: 60_000 })
    await expect.poll(() => keptCount(page)).toBe(1)
    await quiet()
    await page.reload()
    await keptOn(page).waitFor()
    await keptOn(page).getByRole('button', { name: 'Look' }).click()
    await keptOn(page).getByText('Words that nobody has seen').waitFor()
    expect(await accessibilityProblems(page, '.kpsa-kept')).toEqual([])
    await expectNoSidewaysScrolling(page)
    await keptOn(page).getByRole('button', { name: 'Take it up' }).click()
    await expect.poll(() => titleOf(page).inputValue()).toBe('Never saved')
    await expect.poll(() => textIn(page).innerText()).toBe('Words that nobody has seen')
    expect(await page.locator('#field-signatories__0__name').inputValue()).toBe('A Teacher')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
    expect(await storedLetter(idInAddress(page))).toMatchObject({
      title: 'Never saved',
      signatories: [{ name: 'A Teacher' }],
    })
    await expect.poll(() => keptCount(page)).toBe(0)
    await openNew(page, 'letters')
    await (await recordRequests(page)).quiet()
    expect(await keptOn(page).count()).toBe(0)
  })

  it('can be thrown away, and is not offered while its own tab is open', { timeout: 120_000 }, async () => {
    const page = await writing()
    await openNew(page, 'events')
    await titleOf(page).fill('Half an event')
    await expect.poll(() => keptCount(page)).toBe(1)
    const second = await page.context().newPage()
    await openNew(second, 'events')
    await (await recordRequests(second)).quiet()
    expect(await keptOn(second).count()).toBe(0)
    await page.close()
    await second.reload()
    await keptOn(second).getByRole('button', { name: 'Throw away' }).click()
    await keptOn(second).waitFor({ state: 'detached' })
    expect(await keptCount(second)).toBe(0)
    expect(await titleOf(second).inputValue()).toBe('')
  })

  it('can be read by nobody else at the same computer', { timeout: 120_000 }, async () => {
    const page = await writing()
    await openNew(page, 'letters')
    await titleOf(page).fill('For my eyes')
    await expect.poll(() => keptCount(page)).toBe(1)
    await page.context().clearCookies()
    await enterAdmin(page, people.headteacher)
    await openNew(page, 'letters')
    await (await recordRequests(page)).quiet()
    expect(await keptOn(page).count()).toBe(0)
    const stored = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const asked = indexedDB.open('kpsa-kept-texts')
          asked.onsuccess = () => {
            const all = asked.result.transaction('texts').objectStore('texts').getAll()
            all.onsuccess = () =>
              resolve(
                (all.result as { sealed: ArrayBuffer }[])
                  .map(({ sealed, ...rest }) => JSON.stringify(rest) + new TextDecoder().decode(sealed))
                  .join(),
              )
          }
        }),
    )
    expect(stored).not.toContain('For my eyes')
    await page.context().clearCookies()
    await enterAdmin(page, people.editor)
    await openNew(page, 'letters')
    await keptOn(page).getByRole('button', { name: 'Take it up' }).click()
    await expect.poll(() => titleOf(page).inputValue()).toBe('For my eyes')
  })
})

describe('a session that ends while somebody types', () => {
  it(
    'opens the sign-in over the page, and what was typed is saved afterwards',
    { timeout: 120_000 },
    async () => {
      const page = await writing()
      await openNew(page, 'letters')
      await markForm(page)
      await page.context().clearCookies()
      await titleOf(page).fill('Written while signed out')
      const dialog = page.getByRole('dialog', { name: 'Sign in again to go on' })
      await dialog.waitFor()
      expect(await accessibilityProblems(page, '.kpsa-dialog')).toEqual([])
      await expectNoSidewaysScrolling(page)
      await page.keyboard.press('Escape')
      expect(await dialog.isVisible()).toBe(true)
      await signInOver(page, 'Not-the-password-1')
      await dialog.getByRole('alert').waitFor()
      await signInOver(page)
      await page.getByText('You are signed in again').waitFor()
      expect(await isSameForm(page)).toBe(true)
      expect(await titleOf(page).inputValue()).toBe('Written while signed out')
      await page.getByRole('button', { name: 'Save draft' }).click()
      await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
      expect((await storedLetter(idInAddress(page))).title).toBe('Written while signed out')
    },
  )

  it(
    'stays on the page when its time is over, and lasts longer for those at work',
    { timeout: 120_000 },
    async () => {
      const page = await writing()
      await page.clock.install()
      await openNew(page, 'letters')
      await (await recordRequests(page)).quiet()
      await titleOf(page).fill('At work')
      const longer = page.waitForRequest((request) => request.url().endsWith('/api/users/refresh-token'))
      await page.clock.fastForward('05:00:00')
      await longer
      const dialog = page.getByRole('dialog', { name: 'Sign in again to go on' })
      expect(await dialog.count()).toBe(0)
      await page.context().clearCookies()
      await page.clock.fastForward('09:00:00')
      await dialog.waitFor()
      expect(page.url()).toContain('/letters/create')
      expect(await titleOf(page).inputValue()).toBe('At work')
    },
  )

  it(
    'is noticed as somebody saves, with the line cut and with the server gone',
    { timeout: 120_000 },
    async () => {
      const page = await writing()
      const letter = await letterToLock(editor, 'Saved before')
      await openLetter(page, letter.id)
      await titleOf(page).fill('Typed without a line')
      await page.context().setOffline(true)
      await page.getByRole('button', { name: 'Save draft' }).click()
      await page.getByText('this may not have been saved').first().waitFor()
      expect(await titleOf(page).inputValue()).toBe('Typed without a line')
      await page.context().setOffline(false)
      await page.context().clearCookies()
      await page.getByRole('button', { name: 'Save draft' }).click()
      await signInOver(page)
      expect(await titleOf(page).inputValue()).toBe('Typed without a line')
      await page.getByRole('button', { name: 'Save draft' }).click()
      await expect.poll(async () => (await storedLetter(letter.id)).title).toBe('Typed without a line')
    },
  )
})

it('a save whose form was never told of it is no save of somebody else', { timeout: 120_000 }, async () => {
  const page = await writing()
  const letter = await letterToLock(editor, 'Before')
  await openLetter(page, letter.id)
  await titleOf(page).fill('Saved, and not told')
  await (await recordRequests(page)).quiet()
  await page.route('**/admin/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect.poll(async () => (await storedLetter(letter.id)).title).toBe('Saved, and not told')
  await page.unroute('**/admin/**')
  await (await recordRequests(page)).quiet()
  await titleOf(page).fill('Saved once more')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect.poll(async () => (await storedLetter(letter.id)).title).toBe('Saved once more')
  expect(await page.getByRole('dialog', { name: 'Somebody else has saved this' }).count()).toBe(0)
})

describe('two people in one letter', () => {
  it('shows both side by side, and saves what was chosen of each', { timeout: 180_000 }, async () => {
    const page = await writing()
    const letter = await letterToLock(editor, 'As it was')
    await openLetter(page, letter.id)
    await titleOf(page).fill('My title')
    await page.locator('#field-salutation').fill('Dear families')
    await (await recordRequests(page)).quiet()
    await edit(editor, 'letters', letter.id, { title: 'Their title', replyTo: 'the school office' })
    await page.getByRole('button', { name: 'Save draft' }).click()
    const dialog = page.getByRole('dialog', { name: 'Somebody else has saved this' })
    await dialog.waitFor()
    expect(await accessibilityProblems(page, '.kpsa-dialog')).toEqual([])
    await expectNoSidewaysScrolling(page)
    const group = (name: string) => dialog.getByRole('group', { name, exact: true })
    expect(await group('Reply To').getByLabel('Take what is saved').isChecked()).toBe(true)
    expect(await group('Salutation').getByLabel('Keep what I typed').isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Put these in the form' }).click()
    await group('Title').getByRole('alert').waitFor()

    // Looked at, left, and come back to: nothing is lost, and nothing saved.
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await titleOf(page).inputValue()).toBe('My title')
    expect((await storedLetter(letter.id)).title).toBe('Their title')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await group('Title').getByLabel('Keep what I typed').check()
    await dialog.getByRole('button', { name: 'Put these in the form' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('#field-replyTo').inputValue()).toBe('the school office')
    expect(await titleOf(page).inputValue()).toBe('My title')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await expect
      .poll(() => storedLetter(letter.id))
      .toMatchObject({ title: 'My title', salutation: 'Dear families', replyTo: 'the school office' })
  })

  it('asks about what was kept on this computer over an older version', { timeout: 180_000 }, async () => {
    const page = await writing()
    const letter = await letterToLock(editor, 'Before the crash')
    await openLetter(page, letter.id)
    await titleOf(page).fill('Typed before the crash')
    await expect.poll(() => keptCount(page)).toBe(1)
    await page.goto('about:blank')
    await edit(editor, 'letters', letter.id, { title: 'Saved by somebody else' })
    await openLetter(page, letter.id)
    expect(await titleOf(page).inputValue()).toBe('Saved by somebody else')
    await keptOn(page).getByRole('button', { name: 'Take it up' }).click()
    await expect.poll(() => titleOf(page).inputValue()).toBe('Typed before the crash')
    await page.getByRole('button', { name: 'Save draft' }).click()
    const dialog = page.getByRole('dialog', { name: 'Somebody else has saved this' })
    await dialog.getByText('Saved by somebody else', { exact: true }).waitFor()
    expect((await storedLetter(letter.id)).title).toBe('Saved by somebody else')
  })
})
