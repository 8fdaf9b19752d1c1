import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { outlineOf } from '../pasting/outline'
import { samples } from '../pasting/samples'
import { useBrowser } from '../support/browser'
import {
  accessibilityProblems,
  ask,
  cursorTaken,
  enterAdmin,
  idInAddress,
  openNew,
  people,
  typeText,
} from './admin-pages'
import { recordRequests } from './admin-requests'
import { useDemoWithAdmin } from './demo-with-admin'
import { formOf } from './form-at-work'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

type Letter = { body: { root: { children: { type: string; children?: object[] }[] } } | null }

const shots = process.env.PASTE_SHOTS

const editorIn = (page: Page) => formOf(page).locator('[data-lexical-editor="true"]').first()
const noteIn = (page: Page) => formOf(page).locator('.kpsa-pasted').first()

/** Gives the editor what a clipboard holds, as the browser does. */
const paste = async (page: Page, given: Record<string, string>): Promise<void> => {
  await cursorTaken(page)
  await editorIn(page).evaluate((editor, all) => {
    const clipboardData = new DataTransfer()
    for (const [type, data] of Object.entries(all)) clipboardData.setData(type, data)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, given)
}

/** The words of HTML, for the other half of the clipboard. */
const plain = (html: string): string => html.replace(/<[^<>]*>/g, ' ').trim()

const storedLines = async (page: Page): Promise<string[]> => {
  const { body } = await ask<Letter>(page, `/api/letters/${idInAddress(page)}?draft=true&depth=0`)
  return outlineOf(body?.root.children ?? [])
}

const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
  await page.getByText('Draft saved').or(page.getByText('successfully')).first().waitFor()
}

const openLetter = async (title: string): Promise<{ page: Page; quiet: () => Promise<void> }> => {
  const page = await newPage({ url: system.url, cached: true })
  page.on('dialog', (dialog) => void dialog.accept())
  await enterAdmin(page, people.editor)
  const { quiet } = await recordRequests(page)
  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill(title)
  return { page, quiet }
}

describe('what is pasted', () => {
  it.each(samples)(
    'is saved and submitted as it should be: $name',
    { timeout: 120_000 },
    async ({ name, html, lines, leftOut }) => {
      const { page, quiet } = await openLetter(`Pasted: ${name}`)
      await editorIn(page).click()
      await paste(page, { 'text/html': html, 'text/plain': plain(html) })
      await quiet()
      expect(await noteIn(page).locator('p').allInnerTexts()).toEqual(leftOut ? [leftOut] : [])
      if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
      if (leftOut) expect(await accessibilityProblems(page, '.kpsa-pasted')).toEqual([])
      await save(page)
      await quiet()
      expect(await storedLines(page)).toEqual(lines)
      await page.getByRole('button', { name: 'Submit for approval' }).click()
      await page.getByText('Waiting for approval').first().waitFor()
    },
  )

  it('goes where the cursor is, and leaves what stands there', { timeout: 120_000 }, async () => {
    const { page, quiet } = await openLetter('Pasted into a text')
    await typeText(page, 'Before after')
    for (let letters = ' after'.length; letters > 0; letters -= 1) await page.keyboard.press('ArrowLeft')
    await paste(page, {
      'text/html': '<b style="font-weight:normal">, <i>now</i>,</b>',
      'text/plain': ', now,',
    })
    await editorIn(page).getByText('now').waitFor()
    await quiet()
    const table = '<table><tr><th>Day<th>Club<tr><td>Monday<td>Chess</table>'
    await paste(page, { 'text/html': table, 'text/plain': 'Day Club' })
    await editorIn(page).getByText('Chess').waitFor()
    await quiet()
    await editorIn(page).getByText('after').click()
    await page.keyboard.press('End')
    await cursorTaken(page)
    await page.keyboard.press('Enter')
    await page.keyboard.type('- an entry')
    await paste(page, { 'text/html': table, 'text/plain': 'Day Club' })
    await quiet()
    await save(page)
    const rows = ['| = Day | = Club |', '| Monday | Chess |']
    expect(await storedLines(page)).toEqual(['Before, *now*,', ...rows, ' after', '- an entry', ...rows])
  })

  it('is taken back in one step, and refused whole where it is too long', { timeout: 120_000 }, async () => {
    const { page, quiet } = await openLetter('Pasted and taken back')
    await typeText(page, 'Typed.')
    await paste(page, { 'text/html': '<p>One</p><p>Two</p>', 'text/plain': 'One Two' })
    await editorIn(page).getByText('Two').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => editorIn(page).innerText()).toBe('Typed.')
    await paste(page, { 'text/html': '<p>long</p>'.repeat(7000), 'text/plain': 'long' })
    await noteIn(page).getByText('Nothing was put in: with it, this text would be too long').waitFor()
    expect(await editorIn(page).innerText()).toBe('Typed.')
    await noteIn(page).getByRole('button', { name: 'Close this note' }).click()
    await quiet()
    await save(page)
    expect(await storedLines(page)).toEqual(['Typed.'])
  })

  it('stands in a cell as lines, or fills cells from a table', { timeout: 120_000 }, async () => {
    const { page, quiet } = await openLetter('Pasted into a table')
    await editorIn(page).click()
    const table = '<table><tr><td>a<td>b<tr><td>c<td>d</table>'
    await paste(page, { 'text/html': table, 'text/plain': 'a b c d' })
    await editorIn(page).locator('td').nth(3).click()
    await page.keyboard.press('End')
    await paste(page, { 'text/html': `<p>e</p>${table}`, 'text/plain': 'e' })
    await noteIn(page).getByText('no table can stand in a table').waitFor()
    await editorIn(page).locator('td').first().click()
    await paste(page, { 'text/html': '<table><tr><td>x<td>y</table>', 'text/plain': 'x y' })
    await quiet()
    await save(page)
    expect((await storedLines(page)).filter((line) => line !== '')).toEqual([
      '| x | y |',
      '| c | de ¶ a | b ¶ c | d |',
    ])
  })

  it('from this editor itself comes as it is', { timeout: 120_000 }, async () => {
    const { page, quiet } = await openLetter('Copied within')
    await editorIn(page).click()
    await paste(page, { 'text/html': '<h2>One</h2><ul><li>Two</li></ul>', 'text/plain': 'One Two' })
    const copied = await editorIn(page).evaluate((editor) => {
      const range = document.createRange()
      range.selectNodeContents(editor)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return new Promise<Record<string, string>>((resolve) => {
        document.addEventListener('selectionchange', () => {
          const clipboardData = new DataTransfer()
          editor.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
          const all = Object.fromEntries(
            clipboardData.types.map((type) => [type, clipboardData.getData(type)]),
          )
          if ('application/x-lexical-editor' in all) resolve(all)
        })
      })
    })
    await page.keyboard.press('Control+End')
    await cursorTaken(page)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await paste(page, copied)
    await quiet()
    await save(page)
    expect((await storedLines(page)).filter((line) => line !== '')).toEqual([
      '## One',
      '- Two',
      '## One',
      '- Two',
    ])
  })
})
