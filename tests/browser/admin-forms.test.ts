import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import { ask, enterAdmin, people } from './admin-pages'
import { menuOf } from './admin-paths'
import { recordRequests, type RecordedRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { shareOut } from './first-there'
import {
  addRow,
  closeDrawer,
  drawers,
  isSameForm,
  markForm,
  openersOf,
  openTab,
  shownIn,
  typeEverywhere,
  unfold,
} from './form-at-work'
import { allForms, type Form, type FormPart } from './form-parts'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()
let forms: Form[]

beforeAll(async () => {
  forms = await allForms()
})

/** Payload draws fields when they come into view: here most forms do at once. */
const wholeForm = { width: 1280, height: 2400 }

type Rights = { create?: unknown; read?: unknown; update?: unknown }
type Access = { collections: Record<string, Rights | undefined>; globals: Record<string, Rights | undefined> }

/** Where somebody fills the form in: a new document, or the first one there is that they may change. */
const addressOf = async (
  page: Page,
  { kind, slug }: Form,
  access: Access,
  menu: readonly string[],
): Promise<string | undefined> => {
  const inMenu = `/admin/${kind}s/${slug}`
  if (!menu.includes(inMenu)) return slug === 'users' ? '/admin/account' : undefined
  if (kind === 'global') return access.globals[slug]?.update ? inMenu : undefined
  const rights = access.collections[slug]
  if (rights?.create) return `${inMenu}/create`
  if (!rights?.update) return undefined
  const { docs } = await ask<{ docs: { id: string }[] }>(page, `/api/${slug}?depth=0&limit=100`)
  for (const { id } of docs) {
    if ((await ask<Rights>(page, `/api/${slug}/access/${id}`, 'POST')).update) return `${inMenu}/${id}`
  }
  return undefined
}

/** Opens one drawer after another, and compares all fields before and after. Returns what went wrong, and where. */
const tryPart = async (
  page: Page,
  part: FormPart,
  requests: RecordedRequests,
): Promise<{ opened: number; problems: string[] }> => {
  const problems: string[] = []
  const openers = await openersOf(page, part)
  for (const { what, open, filled } of openers) {
    const where = `${part.path}, ${what}`
    await requests.quiet()
    const before = await shownIn(page)
    await open()
    await page
      .locator(filled)
      .first()
      .waitFor({ timeout: 30_000 })
      .catch(() => problems.push(`${where}: the drawer stays empty`))
    await requests.quiet()
    if (await drawers(page).count()) await closeDrawer(page)
    await requests.quiet()
    if (!(await isSameForm(page)))
      return { opened: openers.length, problems: [...problems, `${where}: the page was drawn anew`] }
    const after = await shownIn(page)
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (before[name] !== after[name])
        problems.push(`${where}: ${name} was ${before[name]} and is ${after[name]}`)
    }
    problems.push(...requests.takeRefused().map((line) => `${where}: ${line}`))
  }
  return { opened: openers.length, problems }
}

/** The parts of a form by tab, in order; the form's head, above the tabs, comes first. */
const inTabs = ({ tabs, parts }: Form): { tab: string | undefined; parts: FormPart[] }[] =>
  [undefined, ...tabs].map((tab) => ({ tab, parts: parts.filter((part) => part.tab === tab) }))

const tryForm = async (page: Page, form: Form, address: string, requests: RecordedRequests) => {
  const problems: string[] = []
  const opened: string[] = []
  await page.goto(address)
  await page.locator('main form[data-form-ready="true"]').waitFor()
  await markForm(page)
  for (const { tab, parts } of inTabs(form)) {
    if (tab !== undefined) await openTab(page, tab)
    await unfold(page)
    for (const part of parts.filter(({ kind }) => kind === 'array' || kind === 'block')) {
      if (await addRow(page, part)) opened.push(`${part.path} ${part.label ?? ''}`)
    }
    await requests.quiet()
    await unfold(page)
    await typeEverywhere(page)
    await requests.quiet()
    for (const part of parts) {
      const tried = await tryPart(page, part, requests)
      if (tried.opened > 0) opened.push(`${part.path} `)
      problems.push(...tried.problems)
      if (!(await isSameForm(page))) return { opened, problems }
    }
  }
  problems.push(...requests.takeRefused())
  return { opened, problems }
}

describe('the forms of the admin', () => {
  const opened = new Set<string>()
  const share = shareOut()

  it.each(Object.entries(people))(
    'keep what the %s typed, whatever opens beside it',
    { timeout: 900_000 },
    async (who, email) => {
      const page = await newPage({ url: system.url, cached: true, context: { viewport: wholeForm } })
      page.on('dialog', (dialog) => void dialog.accept())
      await enterAdmin(page, email)
      const requests = await recordRequests(page)
      const menu = await menuOf(page)
      const access = await ask<Access>(page, '/api/access')
      const problems: string[] = []
      const addresses = new Map<string, string>()
      for (const form of forms) {
        const address = await addressOf(page, form, access, menu)
        if (address !== undefined) addresses.set(form.slug, address)
      }
      const tried = share(who, [...addresses.keys()])
      for (const form of forms) {
        const address = addresses.get(form.slug)
        if (address === undefined || !tried.includes(form.slug)) continue
        const seen = await tryForm(page, form, address, requests).catch((error: unknown) => ({
          opened: [],
          problems: [String(error).slice(0, 600)],
        }))
        problems.push(...seen.problems.map((problem) => `${form.slug}: ${problem}`))
        for (const one of seen.opened) opened.add(`${form.slug}: ${one}`)
      }
      expect(problems).toEqual([])
    },
  )

  it('have all been tried: every field for files, every text, every block', () => {
    const expected = forms.flatMap(({ slug, parts }) =>
      parts
        .filter(({ kind }) => ['upload', 'uploads', 'rich-text', 'block'].includes(kind))
        .map(({ path, label }) => `${slug}: ${path} ${label ?? ''}`),
    )
    expect(expected.length).toBeGreaterThan(20)
    expect(expected.filter((one) => !opened.has(one))).toEqual([])
  })
})
