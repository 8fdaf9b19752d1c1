import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { act, bodyOf, create, edit, letterOf, publish, submit } from '../support/items-over-rest'
import type { AllianceSchool } from '../support/small-alliance'
import { accessibilityProblems, expectNoSidewaysScrolling } from './admin-pages'
import { menuOf } from './admin-paths'
import { enterAs, startTwoSchools, type TwoSchools } from './two-schools'

const { newPage } = useBrowser()
let alliance: TwoSchools
let own: AllianceSchool
let other: AllianceSchool
/** By their titles. */
const ids = new Map<string, string>()

/** A letter in each state that people tell apart. */
const writeLetters = async (): Promise<void> => {
  const write = async (title: string, data: object = {}) => {
    const { id } = await create(own.editor, 'letters', letterOf(own, { title, ...data }))
    ids.set(title, id)
    return id
  }
  const newer = async (title: string) => {
    const id = await write(title)
    await publish(own, 'letters', id)
    await edit(own.editor, 'letters', id, { summary: 'Something was wrong.' })
    return id
  }
  await write('Only a draft')
  await submit(own.editor, 'letters', await write('Asked for'))
  const back = await write('Came back')
  const { version } = await submit(own.editor, 'letters', back)
  bodyOf(await act(own.head, 'letters', back, 'request-changes', { version, note: 'When does it begin?' }))
  await publish(own, 'letters', await write('In public'))
  await newer('In public and begun anew')
  await submit(own.editor, 'letters', await newer('In public and asked for'))
  await publish(own, 'letters', await write('Later', { publishAt: new Date(Date.now() + 9e8).toISOString() }))
  const gone = await write('Taken off')
  await publish(own, 'letters', gone)
  bodyOf(await act(own.head, 'letters', gone, 'withdraw', { reason: 'It is over.' }))
}

beforeAll(async () => {
  alliance = await startTwoSchools()
  ;({ own, other } = alliance)
  await writeLetters()
}, 300_000)

const pageOf = async (email: string, address: string): Promise<Page> => {
  const page = await newPage({ url: alliance.system.url, cached: true })
  await enterAs(page, email)
  await page.goto(address)
  return page
}

const listOf = async (email: string, collection: string): Promise<Page> => {
  const page = await pageOf(email, `/admin/collections/${collection}?limit=50`)
  await page.locator('.collection-list .table tbody tr').first().waitFor()
  return page
}

const row = (page: Page, title: string) =>
  page.locator('.table tbody tr').filter({ has: page.getByText(title, { exact: true }) })

/** Hashes, ids, and times as programs write them. */
const forPrograms = /[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\dT\d\d:/

it('says in lists how a letter stands', async () => {
  const page = await listOf('editor@offmore.test', 'letters')
  const standing = async (title: string) => row(page, title).locator('.kpsa-state').textContent()
  expect(
    Object.fromEntries(
      await Promise.all([...ids.keys()].map(async (title) => [title, await standing(title)])),
    ),
  ).toEqual({
    'Only a draft': 'Draft',
    'Asked for': 'Waiting for approval',
    'Came back': 'Sent back',
    'In public': 'Public',
    'In public and begun anew': 'Public, newer draft',
    'In public and asked for': 'Public, newer draft waiting for approval',
    Later: 'Approved, goes live later',
    'Taken off': 'Withdrawn',
  })
  await row(page, 'Only a draft').getByText(own.name).waitFor()
  const text = (await page.locator('.collection-list').textContent()) ?? ''
  expect(text).not.toMatch(/<No|Updated At/)
  expect(text).not.toMatch(forPrograms)
  expect(await accessibilityProblems(page, '.table tbody .kpsa-state')).toEqual([])
})

it('leads from lists to the form who writes, and to the review who only reads', async () => {
  const address = async (email: string) =>
    row(await listOf(email, 'letters'), 'Only a draft')
      .getByRole('link')
      .getAttribute('href')
  const id = ids.get('Only a draft') ?? ''
  expect(await address('editor@offmore.test')).toBe(`/admin/collections/letters/${id}`)
  expect(await address('chair@offmore.test')).toBe(`/admin/review/letters/${id}`)
  expect(await address('admin@kpsa.test')).toBe(`/admin/review/letters/${id}`)
})

const namesIn = async (email: string): Promise<string[]> => {
  const page = await newPage({ url: alliance.system.url, cached: true })
  await enterAs(page, email)
  return (await menuOf(page)).map((address) => address.split('/').pop() ?? '')
}

it('has in the menu what each role can use', async () => {
  const writing = ['letters', 'newsletters', 'events', 'pages', 'translations', 'media', 'lppa-evidence']
  expect(await namesIn('editor@offmore.test')).toEqual([...writing, 'lppa-frameworks'])
  expect(await namesIn('chair@offmore.test')).toEqual([...writing, 'audit-entries'])
  expect(await namesIn('head@offmore.test')).toEqual([
    ...writing,
    'lppa-frameworks',
    'schools',
    'users',
    'site-clients',
    'webhook-deliveries',
    'sign-offs',
    'audit-entries',
  ])
  expect(await namesIn('admin@kpsa.test')).toEqual([
    ...writing,
    'lppa-frameworks',
    'schools',
    'users',
    'site-clients',
    'webhook-deliveries',
    'sign-offs',
    'publications',
    'audit-entries',
    'alliance',
  ])
})

it('shows the tab of programs to the administrator alone, and folds the address away', async () => {
  const tabsOf = async (email: string, address: string) => {
    const page = await pageOf(email, address)
    await page.locator('main form[data-form-ready="true"]').first().waitFor()
    return page
  }
  const letter = `/admin/collections/letters/${ids.get('Only a draft') ?? ''}`
  const editor = await tabsOf('editor@offmore.test', letter)
  expect(await editor.locator('.doc-tab').allTextContents()).not.toContain('API')
  expect(await editor.locator('.doc-tab').filter({ hasText: 'History' }).count()).toBe(1)
  expect(await editor.locator('#field-slug').isVisible()).toBe(false)
  await editor.locator('.collapsible', { hasText: 'Web address' }).getByRole('button').first().click()
  await editor.locator('#field-slug').waitFor()
  expect(await editor.locator('#field-slug').inputValue()).toBe('only-a-draft')
  const head = await tabsOf('head@offmore.test', `/admin/collections/schools/${own.id}`)
  expect(await head.locator('.doc-tab').allTextContents()).not.toContain('API')
  const admin = await tabsOf('admin@kpsa.test', `/admin/collections/schools/${own.id}`)
  expect(await admin.locator('.doc-tab').allTextContents()).toContain('API')
})

it('tells the audit log in sentences, in the time of the school', async () => {
  for (const email of ['head@offmore.test', 'chair@offmore.test']) {
    const page = await listOf(email, 'audit-entries')
    const name = own.name
    await page
      .getByText(`Editor of ${name} submitted the letter “Asked for” of ${name} for approval.`)
      .waitFor()
    await page.getByText(/sent back the letter “Came back” of/).waitFor()
    await page.getByText('When does it begin?').waitFor()
    const cells = await page.locator('.table tbody').textContent()
    expect(cells).not.toMatch(forPrograms)
    expect(cells).toMatch(/\d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d/)
    expect(cells).not.toContain(other.name)
    expect(await accessibilityProblems(page, '.table tbody .cell-happened')).toEqual([])
    await page.getByText(/withdrew the letter “Taken off” of/).click()
    await page.locator('main form').first().waitFor()
    await page.getByText('It is over.').first().waitFor()
    expect((await page.locator('main').textContent()) ?? '').not.toMatch(forPrograms)
    expect(await page.locator('#field-hash, #field-previous, #field-version').count()).toBe(0)
  }
})

it('fits on a phone', async () => {
  const page = await listOf('editor@offmore.test', 'letters')
  await expectNoSidewaysScrolling(page)
})

it('tells what became of a letter: when, who, and what was decided', async () => {
  const id = ids.get('Came back') ?? ''
  const page = await pageOf('editor@offmore.test', `/admin/collections/letters/${id}/versions`)
  await page.getByRole('heading', { name: 'What became of it' }).waitFor()
  const all = page.locator('.kpsa-entries > li')
  const text = (await page.locator('.kpsa-review').textContent()) ?? ''
  expect(text).not.toMatch(forPrograms)
  await all.first().getByText('Sent back', { exact: true }).waitFor()
  await all.first().getByText(`Written by: Editor of ${own.name}`).waitFor()
  await all.first().getByText(`Head of ${own.name} sent it back.`).waitFor()
  await all.first().getByText('When does it begin?').waitFor()
  expect(await accessibilityProblems(page, '.kpsa-review')).toEqual([])
  await expectNoSidewaysScrolling(page)
  await all.first().getByRole('link').first().click()
  await page.waitForURL(/\/versions\/[0-9a-f-]{36}/)
  await page.locator('.view-version').waitFor()
})
