import type { Page } from 'playwright-core'
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
  await page.goto((await first.getAttribute('href')) ?? list)
  await page.locator('main form[data-form-ready]').first().waitFor()
  await requests.quiet()
  const versions = page.locator('.doc-tab', { hasText: 'Versions' })
  if (!(await versions.isVisible())) return
  await versions.click()
  await page.waitForURL(/\/versions/)
  await requests.quiet()
}

/** Goes where the menu leads, and does there what people do. Returns what was refused, and where. */
export const walkThrough = async (page: Page, requests: RecordedRequests): Promise<string[]> => {
  const wrong: string[] = []
  const note = (where: string) => wrong.push(...requests.takeRefused().map((line) => `${where}: ${line}`))
  for (const address of await menuOf(page)) {
    await page.goto(address)
    if (address.includes('/collections/')) {
      await page.locator('.collection-list').waitFor()
      await requests.quiet()
      await useList(page, requests)
      note(`the list ${address}`)
      await useFirst(page, address, requests)
    } else {
      await page.locator('main form[data-form-ready="true"]').waitFor()
      await requests.quiet()
    }
    note(address)
  }
  for (const address of ['/admin', '/admin/account']) {
    await page.goto(address)
    await requests.quiet()
    note(address)
  }
  return wrong
}
