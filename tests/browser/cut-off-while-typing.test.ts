import type { Page, Route } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { signIn, type SignedInClient } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, type Stored } from '../support/items-over-rest'
import { rounds } from '../support/long-form'
import { enterAdmin, password, people, signInOver } from './admin-pages'
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

/** The same numbers at every run: what fails can be looked at again. */
const numbersFrom = (seed: number) => (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

type Cut = { name: string; begin: (page: Page) => Promise<unknown>; end: (page: Page) => Promise<unknown> }

/** Calls of server functions, and saves, answered by something that is not the program. */
const answered = (name: string, answer: (route: Route) => Promise<void>): Cut => {
  const where = /\/(?:admin|api)\//
  const handler = (route: Route) => (route.request().method() === 'GET' ? route.continue() : answer(route))
  return {
    name,
    begin: (page) => page.route(where, handler),
    end: (page) => page.unroute(where, handler),
  }
}

const plain = (status: number) => (route: Route) =>
  route.fulfill({ status, contentType: 'text/html', body: `<h1>${status}</h1>` })

const cuts: Cut[] = [
  {
    name: 'the session',
    begin: (page) => page.context().clearCookies(),
    end: async (page) => {
      // It is noticed by whatever the page asks next; the form may have nothing to ask.
      await page.evaluate(() => fetch('/api/letters', { method: 'POST', body: '{}' }))
      await signInOver(page)
    },
  },
  {
    name: 'the line',
    begin: (page) => page.context().setOffline(true),
    end: (page) => page.context().setOffline(false),
  },
  answered('401', plain(401)),
  answered('404', plain(404)),
  answered('500', plain(500)),
  answered('never', (route) => route.abort()),
  answered('late', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue().catch(() => undefined)
  }),
]

const lines = {
  title: '#field-title',
  summary: '#field-summary',
  salutation: '#field-salutation',
  replyTo: '#field-replyTo',
} as const

const textIn = (page: Page) => page.locator('[data-lexical-editor="true"]').first()

it(
  'nothing typed is lost where the session, the line or the program is gone meanwhile',
  { timeout: 3_600_000 },
  async () => {
    const page = await newPage({ url: system.url, cached: true, expectedErrors: [/.*/] })
    page.on('dialog', (dialog) => void dialog.accept())
    await enterAdmin(page, people.editor)
    const letter = await letterToLock(editor, 'To be typed into')
    await page.goto(`/admin/collections/letters/${letter.id}`)
    await page.locator('form[data-form-ready="true"]').waitFor()
    await markForm(page)
    const requests = await recordRequests(page)
    const next = numbersFrom(20_261_201)
    const among = <One>(all: readonly One[]): One => all[Math.floor(next() * all.length)] as One
    const typed: Record<keyof typeof lines, string> = {
      title: 'To be typed into',
      summary: '',
      salutation: '',
      replyTo: '',
    }
    let body = await textIn(page).innerText()

    const type = async (round: number) => {
      const words = `${round} ${next().toString(36).slice(2, 9)} `
      if (next() < 0.3) {
        await textIn(page).click()
        await page.keyboard.press('Control+End')
        await page.keyboard.type(words)
        body += words
        return
      }
      const field = among(Object.keys(lines) as (keyof typeof lines)[])
      await page.locator(lines[field]).first().click()
      // No field is filled beyond the length that it may have.
      const isLong = typed[field].length > 80
      await page.keyboard.press(isLong ? 'Control+A' : 'Control+End')
      await page.keyboard.type(words)
      typed[field] = isLong ? words : typed[field] + words
    }

    const expectAll = async (said: string) => {
      for (const [field, value] of Object.entries(typed)) {
        const shown = await page
          .locator(lines[field as keyof typeof lines])
          .first()
          .inputValue()
        expect(shown, `${said}: ${field}`).toBe(value)
      }
      expect((await textIn(page).innerText()).replaceAll(' ', ' ').trim(), said).toBe(body.trim())
    }

    for (let round = 0; round < rounds({ short: 14, long: 200 }); round += 1) {
      const cut = round < cuts.length ? (cuts[round] as Cut) : among(cuts)
      const said = `round ${round}, ${cut.name}`
      await type(round)
      await cut.begin(page)
      await type(round)
      if (next() < 0.4) {
        const save = page.getByRole('button', { name: 'Save draft' })
        if (await save.isEnabled()) await save.click({ timeout: 5000 }).catch(() => undefined)
      } else {
        // Long enough for the form to ask.
        await page.waitForTimeout(300)
      }
      await requests.quiet()
      await cut.end(page)
      await requests.quiet()
      const over = page.getByRole('dialog', { name: 'Sign in again to go on' })
      if (await over.isVisible()) await signInOver(page)
      expect(await isSameForm(page), said).toBe(true)
      await expectAll(said)
      if (round % 5 !== 4) continue
      const last = page.getByRole('button', { name: 'Save draft' })
      // The save in between may have arrived.
      if (await last.isEnabled()) await last.click()
      await expect
        .poll(async () => bodyOf(await editor.get<Stored>(`/api/letters/${letter.id}?draft=true`)).title)
        .toBe(typed.title)
      await requests.quiet()
      await expectAll(`${said}, saved`)
    }
  },
)
