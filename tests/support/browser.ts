import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { findChromium } from './chromium'
import { keepStill } from './still-page'
import { inRepository } from '../../scripts/repository'

export type PageOptions = {
  /** The site under test: the one origin that the page may talk to. */
  url: string
  /** Further origins that it may talk to. */
  origins?: string[]
  /** Console errors that this page is meant to cause, such as the browser's own line about a 404. */
  expectedErrors?: RegExp[]
  /** With the browser's cache, which routing turns off: for tests that load many pages of the admin. */
  cached?: boolean
  /** Things move and fade as they do for people. Off by default: without a graphics card the processor paints each frame. */
  moving?: boolean
  /** Of Playwright: `locale`, `viewport`, `javaScriptEnabled`, `colorScheme`, … */
  context?: BrowserContextOptions
}

export type TestBrowser = {
  /** A page with cookies of its own, closed after the test. */
  newPage: (options: PageOptions) => Promise<Page>
  /** Launched once for a file; for what `newPage` doesn't cover. */
  browser: () => Browser
}

/** Nothing that a browser does by itself may reach the network or depend on the machine. */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name leads anywhere: whatever a page asks of a third party fails here, as does the test.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

const screenshots = inRepository('.cache', 'screenshots')

const fileName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)

/** Notes everything that a page must not do. */
const watch = async (
  context: BrowserContext,
  page: Page,
  options: PageOptions,
  problems: string[],
): Promise<void> => {
  const own = new Set([options.url, ...(options.origins ?? [])].map((url) => new URL(url).origin))
  const isExpected = (text: string) => (options.expectedErrors ?? []).some((form) => form.test(text))

  const isAllowed = (address: string) => {
    const { protocol, origin } = new URL(address)
    if (!protocol.startsWith('http') || own.has(origin)) return true
    problems.push(`A request to a third party: ${address}`)
    return false
  }
  if (options.cached) context.on('request', (request) => void isAllowed(request.url()))
  else
    await context.route('**/*', (route) =>
      isAllowed(route.request().url()) ? route.continue() : route.abort(),
    )
  page.on('console', (message) => {
    const { url } = message.location()
    // The browser asks for it by itself, before it has read the page's own icon. Routed, it doesn't.
    if (options.cached && url === new URL('/favicon.ico', options.url).href) return
    const text = `${message.text()} (${url})`
    if (message.type() === 'error' && !isExpected(text)) problems.push(`A console error: ${text}`)
  })
  page.on('pageerror', (error) => {
    if (!isExpected(error.message)) problems.push(`An error in the page: ${error.stack ?? error.message}`)
  })
}

/**
 * A real browser for the tests of one file. A test fails where a page of its own logs an unexpected console
 * error, throws, or asks a third party for anything; a failing test leaves screenshots in .cache/screenshots.
 *
 * Call it once, at the top of the file.
 */
export const useBrowser = (): TestBrowser => {
  let launched: Browser | undefined
  let contexts: BrowserContext[] = []
  let problems: string[] = []

  const browser = (): Browser => {
    if (!launched) throw new Error('The browser is there from beforeAll on.')
    return launched
  }

  beforeAll(async () => {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('There is no Chromium: run `npm test`, or set CHROMIUM_PATH.')
    launched = await chromium.launch({ executablePath, args: launchArguments })
  })
  afterAll(() => launched?.close())

  afterEach(async ({ task }) => {
    const found = problems
    problems = []
    if (found.length > 0 || task.result?.state === 'fail') {
      await mkdir(screenshots, { recursive: true })
      const pages = contexts.flatMap((context) => context.pages())
      for (const [index, page] of pages.entries()) {
        const file = path.join(screenshots, `${fileName(task.name)}-${process.pid}-${index + 1}.png`)
        // The page may have crashed, and what matters is the failure that is being reported.
        await page.screenshot({ path: file, fullPage: true, timeout: 10_000 }).catch(() => undefined)
      }
    }
    const closing = contexts
    contexts = []
    await Promise.all(closing.map((context) => context.close()))
    if (found.length > 0) throw new Error(`The page did what it must not do:\n${found.join('\n')}`)
  })

  return {
    browser,
    newPage: async (options) => {
      const context = await browser().newContext({ baseURL: options.url, ...options.context })
      contexts.push(context)
      const page = await context.newPage()
      await watch(context, page, options, problems)
      if (!options.moving) await keepStill(page)
      return page
    },
  }
}
