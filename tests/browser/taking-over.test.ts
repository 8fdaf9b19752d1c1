import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { signIn, type SignedInClient } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, type Stored } from '../support/items-over-rest'
import { password, enterAdmin } from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { letterToLock, lockedFor } from './locks'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

/** The browser's own line about an answer with an error status; the page says the rest. */
const refused = /the server responded with a status of 4(?:09|23)/

type Scene = { address: string; letter: Stored; writing: SignedInClient; editor: Page; head: Page }

/** An editor is writing a letter, and the headteacher takes it over. */
const takenOver = async (): Promise<Scene> => {
  const writing = await signIn(system.url, 'editor@comberton.test', password)
  const letter = await letterToLock(writing, 'Being written')
  const address = `/admin/collections/letters/${letter.id}`

  const editor = await newPage({ url: system.url, cached: true, expectedErrors: [refused] })
  await enterAdmin(editor, 'editor@comberton.test')
  await editor.goto(address)
  await editor.locator('form[data-form-ready="true"]').waitFor()
  const requests = await recordRequests(editor)
  await titleOf(editor).fill('Being written by the editor')
  await lockedFor(writing, 'letters', letter.id)
  // The form learns that the letter is locked for its editor by the answer.
  await requests.quiet()

  const head = await newPage({ url: system.url, cached: true, expectedErrors: [refused] })
  await enterAdmin(head, 'head@comberton.test')
  await head.goto(address)
  await head.getByText('Document locked').waitFor()
  const taken = head.waitForResponse((answer) => answer.url().includes('/api/payload-locked-documents/'))
  await head.getByRole('button', { name: 'Take over' }).first().click()
  expect((await taken).status()).toBe(200)
  return { address, letter, writing, editor, head }
}

const titleOf = (page: Page) => page.getByLabel('Title').first()

const storedTitle = async ({ writing, letter }: Scene) =>
  bodyOf(await writing.get<Stored>(`/api/letters/${letter.id}?draft=true`)).title

const saveInstead = async (scene: Scene) => {
  await titleOf(scene.head).fill('Taken over by the headteacher')
  await scene.head.getByRole('button', { name: 'Save draft' }).click()
  await expect.poll(() => storedTitle(scene)).toBe('Taken over by the headteacher')
}

it('one person takes over what another is editing, and the first is told', async () => {
  const scene = await takenOver()
  const { editor, writing, letter } = scene
  await titleOf(editor).fill('Typed by the editor all the same')
  await editor.getByText('Editing taken over').waitFor()
  expect((await writing.patch(`/api/letters/${letter.id}`, { title: 'Over it' })).status).toBe(423)
  await saveInstead(scene)
})

it('the first is told as well where the other has saved and gone, and saves over nothing', async () => {
  const scene = await takenOver()
  const { editor, head } = scene
  await saveInstead(scene)
  await head.goto('/admin')

  await titleOf(editor).fill('Typed by the editor all the same')
  await editor.getByText('Somebody else has saved this since you opened it.').first().waitFor()
  const answer = editor.waitForResponse((one) => one.request().method() === 'PATCH')
  await editor.getByRole('button', { name: 'Save draft' }).click()
  expect((await answer).status()).toBe(409)
  expect(await titleOf(editor).inputValue()).toBe('Typed by the editor all the same')
  expect(await storedTitle(scene)).toBe('Taken over by the headteacher')

  await editor.goto(scene.address)
  await editor.locator('form[data-form-ready="true"]').waitFor()
  for (const title of ['Written by both', 'Written by both, and once more']) {
    await titleOf(editor).fill(title)
    await editor.getByRole('button', { name: 'Save draft' }).click()
    await expect.poll(() => storedTitle(scene)).toBe(title)
  }
})
