import type { Page } from 'playwright-core'
import { some } from '../support/long-form'
import type { RecordedRequests } from './admin-requests'

/** The addresses that the admin's menu leads to, for whoever is signed in. */
export const menuOf = async (page: Page): Promise<string[]> => {
  await page.goto('/admin')
  const links = await page
    .locator('nav a[href^="/admin/"]')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
  return [...new Set(links)].filter((link) => /\/(?:collections|globals)\//.test(link))
}

type WithRouter = Window & { next: { router: { push: (address: string) => void } } }

/** Goes where a link of the admin would lead, without loading the admin again. */
const goByLink = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((to) => (window as unknown as WithRouter).next.router.push(to), address)
  await page.waitForURL((url) => url.pathname + url.search === address)
}

/** Searches, sorts, filters, chooses columns and turns pages, as far as the list has these. */
const useList = async (page: Page, requests: RecordedRequests): Promise<void> => {
  const search = page.locator('.search-filter input, #search-filter-input').first()
  if (await search.isVisible()) {
    await search.fill('a')
    await requests.quiet()
    await search.fill('')
    await requests.quiet()
  }
  const sort = page.locator('button.sort-column__desc').first()
  if (await sort.isVisible()) await sort.click()
  await requests.quiet()
  await page.locator('#toggle-list-columns').click()
  const column = page.locator('.pill-selector__pill').nth(1)
  if (await column.isVisible()) {
    await column.click()
    await requests.quiet()
    await column.click()
    await requests.quiet()
  }
  await page.locator('#toggle-list-columns').click()
  await page.locator('#toggle-list-filters').click()
  const add = page.locator('.where-builder__add-first-filter')
  if (await add.isVisible()) {
    await add.click()
    const value = page.locator('.condition__value input').first()
    if (await value.isVisible()) await value.fill('1')
    await requests.quiet()
  }
}

/** Opens the first document of the list that is open, and its versions where it has them. */
const useFirst = async (page: Page, list: string, requests: RecordedRequests): Promise<void> => {
  await goByLink(page, list)
  // The list asks for itself once more, as somebody last left it, and that would take the place of where a click leads.
  await page.locator('.collection-list').waitFor()
  await requests.quiet()
  const first = page.locator('.table tbody a').first()
  if (!(await first.isVisible())) return
  const address = (await first.getAttribute('href')) ?? list
  await page.goto(address)
  const reading = /^\/admin\/review\/(.+)$/.exec(address)?.[1]
  if (reading) {
    // Who only reads is led to the review. The form is there all the same, by its address.
    await page.locator('.kpsa-review').waitFor()
    await requests.quiet()
    await page.goto(`/admin/collections/${reading}`)
  }
  await page.locator('main form[data-form-ready]').first().waitFor()
  await requests.quiet()
  const versions = page.locator('.doc-tab', { hasText: 'History' })
  if (!(await versions.isVisible())) return
  await versions.click()
  await page.waitForURL(/\/versions/)
  await requests.quiet()
}

/** Resolves once what an address of the menu leads to is there, and has all that it asks for. */
const isShown = async (page: Page, address: string, requests: RecordedRequests): Promise<void> => {
  await page
    .locator(address.includes('/collections/') ? '.collection-list' : 'main form[data-form-ready="true"]')
    .waitFor()
  await requests.quiet()
}

/**
 * Goes where the menu leads, and does there what people do. Returns what was refused, and where.
 *
 * @param triedOf which addresses of a menu are tried out: what is there is opened, and some of the lists are used. A link
 * leads past the others.
 */
export const walkThrough = async (
  page: Page,
  requests: RecordedRequests,
  triedOf: (menu: readonly string[]) => readonly string[],
): Promise<string[]> => {
  const wrong: string[] = []
  const note = (where: string) => wrong.push(...requests.takeRefused().map((line) => `${where}: ${line}`))
  const menu = await menuOf(page)
  await requests.quiet()
  note('/admin')
  const tried = triedOf(menu)
  const used = some(
    tried.filter((address) => address.includes('/collections/')),
    3,
    String,
  )
  for (const address of menu.filter((one) => !tried.includes(one))) {
    await goByLink(page, address)
    await isShown(page, address, requests)
    note(`past ${address}`)
  }
  for (const address of tried) {
    const isList = address.includes('/collections/')
    if (!isList || used.includes(address)) {
      await page.goto(address)
      await isShown(page, address, requests)
    }
    if (used.includes(address)) {
      await useList(page, requests)
      note(`the list ${address}`)
    }
    if (isList) await useFirst(page, address, requests)
    note(address)
  }
  await page.goto('/admin/account')
  await requests.quiet()
  note('/admin/account')
  return wrong
}
