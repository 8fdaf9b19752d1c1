import { describe, expect, it } from 'vitest'
import { useBrowser } from '../support/browser'
import {
  accessibilityProblems,
  ask,
  enterAdmin,
  expectNoSidewaysScrolling,
  idInAddress,
  openNew,
  people,
  typeText,
} from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { drawers, formOf } from './form-at-work'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

type Cell = { headerState: number; children: { children: { text: string }[] }[] }
type Letter = { body: { root: { children: { type: string; children: { children: Cell[] }[] }[] } } }

const shots = process.env.TABLE_SHOTS

describe('a table', () => {
  it('is put in, written, kept, approved and read on a phone', { timeout: 300_000 }, async () => {
    const page = await newPage({ url: system.url, cached: true })
    page.on('dialog', (dialog) => void dialog.accept())
    await enterAdmin(page, people.editor)
    const requests = await recordRequests(page)
    await openNew(page, 'letters')
    await page.getByLabel('Title').first().fill('Clubs of this term')
    await typeText(page, 'These are the clubs:')
    await page.keyboard.press('Enter')

    const field = formOf(page).locator('.rich-text-lexical').first()
    await field.locator('.toolbar-popup__dropdown-add').first().click()
    await page.locator('[data-item-key="table"]').first().click()
    const drawer = drawers(page).last()
    await drawer.locator('input[name="rows"]').fill('3')
    await drawer.locator('input[name="columns"]').fill('4')
    await requests.quiet()
    await drawer.getByRole('button', { name: 'Save changes' }).click()
    const table = field.locator('table')
    await table.waitFor()
    await table.locator('th, td').first().click()
    const written = [
      ...['Day', 'Club', 'Where it meets', 'Who may come'],
      ...['Monday', 'Chess and draughts', 'Library', 'Years 3 to 6'],
      ...['Tuesday', 'Choir', 'Hall', 'Everybody'],
    ]
    for (const [at, words] of written.entries()) {
      await page.keyboard.type(words)
      if (at < written.length - 1) await page.keyboard.press('Tab')
    }
    if (shots) await page.screenshot({ path: `${shots}/editor.png` })
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
    await requests.quiet()
    await page.reload()
    await table.waitFor()
    expect(await table.locator('th, td').allInnerTexts()).toEqual(written)
    if (shots) await field.screenshot({ path: `${shots}/reloaded.png` })

    const id = idInAddress(page)
    const { body } = await ask<Letter>(page, `/api/letters/${id}?draft=true&depth=0`)
    const stored = body.root.children.find(({ type }) => type === 'table')
    expect(stored?.children.map((row) => row.children.map(({ headerState }) => headerState))).toEqual([
      [3, 1, 1, 1],
      [2, 0, 0, 0],
      [2, 0, 0, 0],
    ])
    expect(requests.takeRefused()).toEqual([])

    await ask(page, `/api/letters/${id}/submit`, 'POST')
    const head = await newPage({ url: system.url, cached: true })
    await enterAdmin(head, people.headteacher)
    await head.goto(`/admin/review/letters/${id}`)
    await head.locator('.kpsa-preview table').waitFor()
    if (shots) await head.screenshot({ path: `${shots}/review.png`, fullPage: true })
    await expectNoSidewaysScrolling(head)
    if (shots) {
      await head.setViewportSize({ width: 320, height: 640 })
      await head.screenshot({ path: `${shots}/review-320.png`, fullPage: true })
      await head.setViewportSize({ width: 1280, height: 800 })
    }
    await head.getByRole('button', { name: 'Approve this version' }).click()
    await head.getByText('Approved. It is published now.').waitFor()

    const reader = await newPage({ url: system.url })
    await reader.goto('/schools/comberton/letters')
    await reader.getByRole('link', { name: 'Clubs of this term' }).first().click()
    const region = reader.getByRole('region', { name: 'Day, Club, Where it meets, Who may come' })
    await region.waitFor()
    expect(await reader.getByRole('columnheader').allInnerTexts()).toEqual(written.slice(0, 4))
    expect(await reader.getByRole('rowheader').allInnerTexts()).toEqual(['Monday', 'Tuesday'])
    if (shots) await reader.screenshot({ path: `${shots}/page.png`, fullPage: true })
    await expectNoSidewaysScrolling(reader)
    await reader.setViewportSize({ width: 320, height: 640 })
    await region.focus()
    await reader.keyboard.press('ArrowRight')
    await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
    if (shots) await region.screenshot({ path: `${shots}/page-320.png` })
    expect(await accessibilityProblems(reader, 'main')).toEqual([])
    if (shots) await reader.pdf({ path: `${shots}/page.pdf` })
  })
})
