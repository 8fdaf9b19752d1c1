import { beforeAll, expect, it } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { signIn } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, create, letterOf, type Stored } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { password, signInToAdmin } from './admin-pages'

const { newPage } = useBrowser()
let system: RunningSystem

beforeAll(async () => {
  await buildIfNeeded()
  system = await startSystem({ seed: 'demo', admin: true })
}, 600_000)

/** The browser's own line about an answer with an error status; the page says the rest. */
const locked = /the server responded with a status of 423/

it('one person takes over what another is editing, saves it, and the first is told', async () => {
  const writing = await signIn(system.url, 'editor@comberton.test', password)
  const { docs } = bodyOf(
    await writing.get<{ docs: { id: string }[] }>('/api/schools?where[slug][equals]=comberton&depth=0'),
  )
  const letter = await create(
    writing,
    'letters',
    letterOf({ id: docs[0]?.id ?? '' }, { title: 'Being written' }),
  )
  const address = `/admin/collections/letters/${letter.id}`

  const editor = await newPage({ url: system.url, expectedErrors: [locked] })
  await signInToAdmin(editor, 'editor@comberton.test')
  await editor.goto(address)
  await editor.locator('form[data-form-ready="true"]').waitFor()
  await editor.getByLabel('Title').first().fill('Being written by the editor')
  const locks = async () =>
    bodyOf(
      await writing.get<{ totalDocs: number }>(
        `/api/payload-locked-documents?where[document.relationTo][equals]=letters&where[document.value][equals]=${letter.id}`,
      ),
    ).totalDocs
  await expect.poll(locks, { timeout: 30_000 }).toBe(1)

  const head = await newPage({ url: system.url, expectedErrors: [locked] })
  await signInToAdmin(head, 'head@comberton.test')
  await head.goto(address)
  await head.getByText('Document locked').waitFor()
  const taken = head.waitForResponse((answer) => answer.url().includes('/api/payload-locked-documents/'))
  await head.getByRole('button', { name: 'Take over' }).first().click()
  expect((await taken).status()).toBe(200)
  await head.getByLabel('Title').first().fill('Taken over by the headteacher')
  await head.getByRole('button', { name: 'Save draft' }).click()
  await expect
    .poll(async () => bodyOf(await writing.get<Stored>(`/api/letters/${letter.id}?draft=true`)).title)
    .toBe('Taken over by the headteacher')

  await editor.getByLabel('Title').first().fill('Typed by the editor all the same')
  await editor.getByText('Editing taken over').waitFor()
  expect((await writing.patch(`/api/letters/${letter.id}`, { title: 'Over it' })).status).toBe(423)
  expect(bodyOf(await writing.get<Stored>(`/api/letters/${letter.id}?draft=true`)).title).toBe(
    'Taken over by the headteacher',
  )
})
