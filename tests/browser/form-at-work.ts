import type { Locator, Page } from 'playwright-core'
import type { FormPart } from './form-parts'

/** The document's own form, without those of drawers. */
export const formOf = (page: Page): Locator => page.locator('main form[data-form-ready]').first()

const fieldOf = (page: Page, path: string): Locator =>
  formOf(page).locator(
    `[id="field-${path.replaceAll('.', '__')}"], .rich-text-lexical[data-field-path="${path}"]`,
  )

export const drawers = (page: Page): Locator => page.locator('.drawer--is-open')

const plain = [
  'input[type="text"]:not(.rs__input)',
  'input[type="email"]',
  'input[type="number"]',
  'input:not([type])',
  'textarea',
].join(',')

const isForDates = (name: string): boolean => /day|date|time/i.test(name)

/** Writes into every plain field and every text that can be seen, each something of its own. */
export const typeEverywhere = async (page: Page): Promise<void> => {
  const fields = formOf(page).locator(plain)
  const known = await fields.evaluateAll((all) =>
    (all as HTMLInputElement[]).map((element) => ({
      isOut: !element.checkVisibility({ visibilityProperty: true }) || element.disabled || element.readOnly,
      isChoice:
        element.closest('.react-datepicker-wrapper, .kpsa-date, .rs__control, .search-filter') !== null,
      name: element.getAttribute('name') ?? '',
      type: element.getAttribute('type') ?? '',
    })),
  )
  for (const [index, { isOut, isChoice, name, type }] of known.entries()) {
    if (isOut || isChoice || isForDates(type) || name.endsWith('.id')) continue
    await fields
      .nth(index)
      .fill(type === 'email' ? `typed${index}@school.test` : type === 'number' ? '5' : `typed-${index}`)
  }
  for (const [index, text] of (await formOf(page).locator('[data-lexical-editor="true"]').all()).entries()) {
    if (!(await text.isVisible()) || (await text.innerText()).includes('Written')) continue
    await text.click()
    await page.keyboard.type(`Written ${index}`)
  }
}

/** What the form shows in its fields, by their names: whatever somebody has typed, ticked, chosen or attached. */
export const shownIn = (page: Page): Promise<Record<string, string>> =>
  formOf(page).evaluate((form) => {
    const shown: Record<string, string> = {}
    const add = (selector: string, valueOf: (element: HTMLInputElement) => string) => {
      for (const element of form.querySelectorAll<HTMLInputElement>(selector)) {
        const holder = element.closest('[id^="field-"], [data-field-path]')
        const field = holder?.id || holder?.getAttribute('data-field-path') || ''
        const key = `${field} ${selector} ${element.name ?? ''}`
        shown[key] = `${shown[key] ?? ''}|${valueOf(element)}`
      }
    }
    add(
      'input:not([type="file"]):not([type="hidden"]):not([type="checkbox"]):not([type="radio"])',
      ({ value }) => value,
    )
    add('textarea', ({ value }) => value)
    add('input[type="checkbox"], input[type="radio"]', ({ checked }) => String(checked))
    add('.rs__single-value, .rs__multi-value__label', ({ textContent }) => textContent ?? '')
    add('[data-lexical-editor="true"]', ({ innerText }) => innerText)
    add('.upload-relationship-details__filename', ({ textContent }) => textContent ?? '')
    return shown
  })

type Marked = Window & { formOfTheTest?: Element }

/** Remembers the form's element: drawn anew, it would be another one. */
export const markForm = (page: Page): Promise<void> =>
  formOf(page).evaluate((form) => void ((window as Marked).formOfTheTest = form))

export const isSameForm = (page: Page): Promise<boolean> =>
  formOf(page)
    .evaluate((form) => (window as Marked).formOfTheTest === form)
    .catch(() => false)

export const openTab = async (page: Page, label: string): Promise<void> => {
  await formOf(page).locator('.tabs-field__tab-button', { hasText: label }).first().click()
}

/** Scrolls through the form: Payload draws fields when they come into view. */
const passOver = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += window.innerHeight / 2) {
      window.scrollTo(0, top)
      for (const _frame of [1, 2]) await new Promise(requestAnimationFrame)
    }
    window.scrollTo(0, 0)
  })
}

/** Opens what is folded in, and has everything drawn. */
export const unfold = async (page: Page): Promise<void> => {
  await passOver(page)
  // From the last to the first: what is opened is among them no more, and those before it keep their places.
  const toggles = formOf(page).locator('button.collapsible__toggle--collapsed')
  for (let at = (await toggles.count()) - 1; at >= 0; at -= 1) {
    if (await toggles.nth(at).isVisible()) await toggles.nth(at).click()
  }
  await passOver(page)
}

/** Adds the row or the block that the parts below it are in. */
export const addRow = async (page: Page, { kind, path, label }: FormPart): Promise<boolean> => {
  const field = fieldOf(page, path)
  if (!(await field.isVisible())) await passOver(page)
  if (!(await field.isVisible())) return false
  if (kind === 'array') {
    const add = field.locator('.array-field__add-row').last()
    if (!(await add.isVisible())) return false
    await add.click()
  } else {
    await field.locator('.blocks-field__drawer-toggler').last().click()
    await drawers(page)
      .getByRole('button', { name: label ?? '', exact: true })
      .click()
    await drawers(page).waitFor({ state: 'hidden' })
  }
  return true
}

export const closeDrawer = async (page: Page): Promise<void> => {
  const open = await drawers(page).count()
  await drawers(page).last().locator('.drawer__close').first().dispatchEvent('click')
  await page.waitForFunction((before) => document.querySelectorAll('.drawer--is-open').length < before, open)
}

/** Something in a form that opens a drawer, and what must be seen in the drawer then. */
export type Opener = { what: string; open: () => Promise<void>; filled: string }

const newForm = '.drawer--is-open form[data-form-ready="true"]'
const list = '.drawer--is-open .collection-list, .drawer--is-open .table, .drawer--is-open .no-results'
const forFiles = '.drawer--is-open .bulk-upload--add-files'

const buttonIn = async (field: Locator, selector: string): Promise<Locator | undefined> => {
  const button = field.locator(selector).first()
  return (await button.isVisible()) && (await button.isEnabled()) ? button : undefined
}

const uploadOpeners = async (field: Locator, kind: FormPart['kind']): Promise<Opener[]> => {
  // Where a file is chosen, another can be once it is taken out.
  const remove = await buttonIn(field, '.upload-relationship-details__remove')
  if (remove && kind === 'upload') {
    await remove.click()
    await field.locator('.upload__createNewToggler, .upload__listToggler').first().waitFor()
  }
  const create = await buttonIn(field, '.upload__createNewToggler')
  const choose = await buttonIn(field, '.upload__listToggler')
  return [
    ...(create
      ? [{ what: 'a new file', open: () => create.click(), filled: kind === 'uploads' ? forFiles : newForm }]
      : []),
    ...(choose ? [{ what: 'a file that is there', open: () => choose.click(), filled: list }] : []),
  ]
}

const richTextOpeners = async (page: Page, field: Locator): Promise<Opener[]> => {
  const text = field.locator('[data-lexical-editor="true"]').first()
  if (!(await text.isVisible())) return []
  const asked = page.locator('.link-editor input, .drawer--is-open').first()
  const link = async () => {
    // On a busy machine the editor may learn what is selected after the button was pressed, and asks to select first.
    for (let tries = 3; tries > 0 && !(await asked.isVisible()); tries -= 1) {
      await text.click()
      await page.keyboard.press('Control+a')
      await field.locator('.toolbar-popup__button-link').first().click()
      await asked.waitFor({ timeout: 10_000 }).catch(() => undefined)
    }
    await asked.waitFor()
    if ((await drawers(page).count()) === 0) await page.locator('.link-editor .link-edit').first().click()
  }
  const picture = async () => {
    await text.click()
    await page.keyboard.press('Control+End')
    await field.locator('.toolbar-popup__dropdown-add').first().click()
    await page.locator('[data-item-key="upload"]').first().click()
  }
  const table = async () => {
    await text.click()
    await page.keyboard.press('Control+End')
    await field.locator('.toolbar-popup__dropdown-add').first().click()
    await page.locator('[data-item-key="table"]').first().click()
  }
  return [
    { what: 'a table in the text', open: table, filled: newForm },
    { what: 'a picture in the text', open: picture, filled: list },
    { what: 'a link in the text', open: link, filled: newForm },
  ]
}

/** All drawers that a part of the form opens. */
export const openersOf = async (page: Page, { kind, path }: FormPart): Promise<Opener[]> => {
  const field = fieldOf(page, path)
  if (!(await field.isVisible())) await passOver(page)
  if (!(await field.isVisible())) return []
  switch (kind) {
    case 'upload':
    case 'uploads':
      return uploadOpeners(field, kind)
    case 'rich-text':
      return richTextOpeners(page, field)
    case 'relationship': {
      const add = await buttonIn(field, '.relationship-add-new__add-button')
      return add ? [{ what: 'a new document', open: () => add.click(), filled: newForm }] : []
    }
    default:
      return []
  }
}
