import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useBrowser, type PageOptions } from '../support/browser'
import { startSystem, type RunningSystem } from '../support/running-system'
import { accessibilityProblems, expectNoSidewaysScrolling } from './admin-pages'
import { startOtherWebsite, type OtherWebsite } from './other-website'

const { newPage } = useBrowser()
let system: RunningSystem
let website: OtherWebsite

beforeAll(async () => {
  // Delivery stands beside an authoring process, as it does in real use; nothing is written any more.
  system = await startSystem({ seed: 'demo', role: 'delivery' })
  website = await startOtherWebsite()
})
afterAll(() => website.close())

/** What docs/school-site-builders.md asks of a strict page, and nothing else. */
const strict = () => `default-src 'none'; script-src ${system.url}; connect-src ${system.url}`
const included = (attributes = 'defer') => `<script src="${system.url}/embed/v1.js" ${attributes}></script>`

type Hosted = { head?: string; policy?: string; styles?: string; options?: Partial<PageOptions> }

/** A page of another website that may talk to itself and to the API alone; whatever its policy refuses fails the test. */
const open = async (body: string, { head = included(), policy, styles, options = {} }: Hosted = {}) => {
  const page = await newPage({ url: website.url, origins: [system.url], ...options })
  const styled = styles ? `; style-src ${website.url}` : ''
  const address = website.page(body, {
    head: head + '<link rel="icon" href="data:,">',
    policy: (policy ?? strict()) + `; img-src data:` + styled,
    styles,
  })
  return { page, show: () => page.goto(address) }
}

const shown = async (body: string, hosted: Hosted = {}): Promise<Page> => {
  const { page, show } = await open(body, hosted)
  await show()
  return page
}

const plainLink = '<a href="https://school.example/letters">Letters of our school</a>'

const titles = (element: Locator) => element.getByRole('listitem').locator('[part=title] a').allTextContents()

type Item = { title: string; url: string }
const listOf = async (address: string): Promise<Item[]> =>
  ((await (await fetch(system.url + address)).json()) as { items: Item[] }).items

describe('on the page of another website with a strict policy', () => {
  const body = `
    <h2>Letters</h2><kpsa-letters site="comberton" limit="3">${plainLink}</kpsa-letters>
    <h2>Newsletters</h2><kpsa-newsletters site="comberton"></kpsa-newsletters>
    <h2>Dates</h2><kpsa-events site="offmore"></kpsa-events>`

  it('shows its lists, with absolute links and without disturbing the headings', async () => {
    const page = await shown(body)
    const letters = page.locator('kpsa-letters')
    await letters.getByRole('list', { name: 'Letters', exact: true }).waitFor()
    const wanted = await listOf('/v1/sites/comberton/letters?limit=3')
    expect(await titles(letters)).toEqual(wanted.map(({ title }) => title))
    const links = await page
      .locator('kpsa-letters [part=link]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(links).toEqual([...wanted.map(({ url }) => url), `${system.url}/schools/comberton/letters`])
    await page.getByRole('list', { name: 'Newsletters' }).waitFor()
    await page.getByRole('list', { name: 'Events' }).waitFor()
    expect(await page.getByText('Letters of our school').isVisible()).toBe(false)
    expect(await page.getByRole('heading').allTextContents()).toEqual([
      'Our school',
      'Letters',
      'Newsletters',
      'Dates',
    ])
  })

  it('leads to pages that are there, by the keyboard alone', async () => {
    const page = await shown(body)
    const list = page.getByRole('list', { name: 'Letters', exact: true })
    await list.waitFor()
    await page.keyboard.press('Tab')
    const first = list.getByRole('link').first()
    expect(await first.evaluate((link) => link.matches(':focus-visible'))).toBe(true)
    const title = (await first.textContent()) ?? ''
    expect(await first.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
    for (const name of ['', '', 'All letters']) {
      await page.keyboard.press('Tab')
      if (name)
        expect(
          await page.getByRole('link', { name }).evaluate((link) => link.matches(':focus-visible')),
        ).toBe(true)
    }
    await first.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'All letters' }).click()
    await page.getByRole('heading', { level: 1, name: 'Letters' }).waitFor()
  })

  it('asks for each list once, with no cookie and without saying where', async () => {
    const { page, show } = await open(
      body + '<kpsa-letters site="comberton" limit="3"></kpsa-letters><kpsa-events site="offmore" limit="1">',
    )
    await page.context().addCookies([{ name: 'who', value: 'me', url: system.url }])
    const asked: { url: string; headers: Record<string, string> }[] = []
    page.on('request', (request) => {
      if (request.url().startsWith(`${system.url}/v1/`))
        asked.push({ url: request.url().slice(system.url.length), headers: request.headers() })
    })
    await show()
    await expect.poll(() => page.locator('[part=list]').count()).toBe(5)
    expect(asked.map(({ url }) => url).sort()).toEqual([
      '/v1/sites/comberton/letters?limit=3',
      '/v1/sites/comberton/newsletters?limit=5',
      '/v1/sites/offmore/events?limit=1&from=now',
      '/v1/sites/offmore/events?limit=5&from=now',
    ])
    for (const { headers } of asked) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('referer')
    }
  })

  const ways: [string, () => string][] = [
    ['at once', () => included('')],
    ['async', () => included('async')],
    ['defer', () => included('defer')],
    ['as a module', () => included('type="module"')],
    ['with a version', () => `<script defer src="${system.url}/embed/v1.js?ver=6.4"></script>`],
    ['twice', () => included() + included() + included('type="module"')],
  ]
  it.each(ways)('can be included %s', async (_way, head) => {
    const page = await shown(body, { head: head() })
    await page.getByRole('list', { name: 'Letters', exact: true }).waitFor()
  })
})

describe('where there is no list to show', () => {
  const body = `<kpsa-letters site="comberton">${plainLink}</kpsa-letters>`
  const ownLink = '<kpsa-letters site="comberton" language="pl"> </kpsa-letters>'
  const linkIn = (page: Page) => page.locator('kpsa-letters').getByRole('link')

  it('the plain link is there without JavaScript', async () => {
    const page = await shown(body, { options: { context: { javaScriptEnabled: false } } })
    expect(await linkIn(page).allTextContents()).toEqual(['Letters of our school'])
    expect(await linkIn(page).isVisible()).toBe(true)
  })

  it('the plain link is there while the list is on its way, and hands its focus on', async () => {
    const { page, show } = await open(body)
    let goOn: () => void = () => undefined
    const until = new Promise<void>((resolve) => (goOn = resolve))
    await page.route('**/v1/**', async (route) => {
      await until
      await route.continue()
    })
    await show()
    await page.waitForFunction(() => customElements.get('kpsa-letters'))
    expect(await linkIn(page).filter({ visible: true }).allTextContents()).toEqual(['Letters of our school'])
    await page.keyboard.press('Tab')
    goOn()
    await page.getByRole('list', { name: 'Letters', exact: true }).waitFor()
    expect(
      await page.getByRole('link', { name: 'All letters' }).evaluate((link) => link.matches(':focus')),
    ).toBe(true)
  })

  it.each(['unreachable', 'failing'])('the plain link stays where the API is %s', async (how) => {
    const { page, show } = await open(body + ownLink, { options: { expectedErrors: [/Failed to load/] } })
    const warnings: string[] = []
    page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())))
    await page.route('**/v1/**', (route) =>
      how === 'failing' ? route.fulfill({ status: 503, body: '' }) : route.abort(),
    )
    await show()
    await expect.poll(() => warnings.length).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Letters of our school' }).waitFor()
    const own = page.getByRole('link', { name: 'Wszystkie listy' })
    expect(await own.getAttribute('href')).toBe(`${system.url}/schools/comberton/letters?language=pl`)
    expect(await page.getByRole('list').count()).toBe(0)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('could not be loaded')
  })

  it('the plain link stays where the page’s own policy forbids the request', async () => {
    const page = await shown(body, {
      policy: `default-src 'none'; script-src ${system.url}`,
      options: { expectedErrors: [/Content Security Policy/, /violates/] },
    })
    await page.waitForFunction(() => customElements.get('kpsa-letters'))
    await page.getByRole('link', { name: 'Letters of our school' }).waitFor()
    expect(await page.getByRole('list').count()).toBe(0)
  })

  const mistakes: [attributes: string, message: RegExp][] = [
    ['', /"site" is missing/],
    ['site="Comberton School"', /site="Comberton School" must be the short name/],
    ['site="nowhere"', /There is no site "nowhere"/],
    ['site="comberton" limit="0"', /limit="0" must be a whole number from 1 to 100/],
    ['site="comberton" limit="many"', /limit="many" must be/],
  ]
  it.each(mistakes)('a mistake (%s) is told to the author once', async (attributes, message) => {
    const { page, show } = await open(`<kpsa-letters ${attributes}>${plainLink}</kpsa-letters>`.repeat(2), {
      options: { expectedErrors: [/404/] },
    })
    const warnings: string[] = []
    page.on('console', (one) => void (one.type() === 'warning' && warnings.push(one.text())))
    await show()
    await expect.poll(() => warnings).toEqual([expect.stringMatching(message)])
    await expect
      .poll(() =>
        page
          .locator('kpsa-letters')
          .evaluateAll((all) =>
            all.map(
              ({ shadowRoot }) =>
                [...(shadowRoot?.childNodes ?? [])].find((node) => node.nodeType === 8)?.textContent,
            ),
          ),
      )
      .toEqual([expect.stringMatching(message), expect.stringMatching(message)])
    expect(await linkIn(page).filter({ visible: true }).count()).toBe(2)
    expect(warnings).toHaveLength(1)
  })

  it('an unknown language is told to the author, and English is shown', async () => {
    const { page, show } = await open('<kpsa-letters site="comberton" language="xx"></kpsa-letters>')
    const warning = page.waitForEvent('console', (message) => message.type() === 'warning')
    await show()
    expect((await warning).text()).toContain('There is no language "xx"')
    await page.getByRole('list', { name: 'Letters', exact: true }).waitFor()
  })

  it('an empty list says so', async () => {
    const { page, show } = await open(body)
    await page.route('**/v1/**', (route) =>
      route.fulfill({ json: { items: [], next: null }, headers: { 'Access-Control-Allow-Origin': '*' } }),
    )
    await show()
    await page.getByText('There are no letters here yet.').waitFor()
  })
})

describe('in other languages', () => {
  it('an Urdu list runs from right to left, and what is not translated says so', async () => {
    const page = await shown('<kpsa-letters site="comberton" limit="20" language="ur"></kpsa-letters>')
    const list = page.getByRole('list', { name: 'خطوط' })
    await list.waitFor()
    const widget = page.locator('[part=widget]')
    expect(await widget.getAttribute('lang')).toBe('ur')
    expect(await widget.getAttribute('dir')).toBe('rtl')
    const urdu = list.getByRole('link', { name: 'کڈرمنسٹر' })
    expect(await urdu.evaluate((link) => getComputedStyle(link).direction)).toBe('rtl')
    expect(await urdu.getAttribute('lang')).toBeNull()
    const english = list.getByRole('link', { name: 'Parents’ evening' })
    expect([await english.getAttribute('lang'), await english.getAttribute('dir')]).toEqual(['en', 'ltr'])
    const summary = list
      .getByRole('listitem')
      .filter({ hasText: 'Parents’ evening' })
      .locator('[part=summary]')
    expect(await summary.evaluate((text) => getComputedStyle(text).textAlign)).toBe('right')
    await page.getByRole('link', { name: 'تمام خطوط' }).waitFor()
    expect(await list.getByRole('listitem').first().locator('time').textContent()).toMatch(
      /^\d+ \p{Script=Arabic}+\W+\d{4}/u,
    )
  })

  it('follows its attributes as they change, in one go', async () => {
    const page = await shown('<kpsa-letters site="comberton" limit="1"></kpsa-letters>')
    const element = page.locator('kpsa-letters')
    await page.getByRole('list', { name: 'Letters', exact: true }).waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await element.evaluate((one) => {
      one.setAttribute('language', 'pl-PL')
      one.setAttribute('limit', '2')
      one.setAttribute('site', 'offmore')
      one.setAttribute('heading-level', '3')
    })
    await page.getByRole('list', { name: 'Listy' }).waitFor()
    const wanted = await listOf('/v1/sites/offmore/letters?limit=2&language=pl')
    expect(await titles(element)).toEqual(wanted.map(({ title }) => title))
    expect(await page.getByRole('heading', { level: 3 }).count()).toBe(2)
    expect(asked).toEqual([`${system.url}/v1/sites/offmore/letters?limit=2&language=pl`])
    await element.evaluate((one) => one.setAttribute('site', ''))
    await page.getByRole('link', { name: 'Wszystkie listy' }).waitFor()
    await expect.poll(() => page.getByRole('list').count()).toBe(0)
  })

  it('gives up what nobody waits for any more', async () => {
    const { page, show } = await open(
      '<kpsa-letters site="comberton"></kpsa-letters><kpsa-letters site="comberton"></kpsa-letters>',
      { options: { expectedErrors: [/Failed to load/] } },
    )
    await page.route('**/v1/**', () => new Promise<void>(() => undefined))
    const failed: string[] = []
    page.on('requestfailed', (request) => failed.push(request.failure()?.errorText ?? ''))
    const request = page.waitForRequest('**/v1/**')
    await show()
    await request
    await page
      .locator('kpsa-letters')
      .first()
      .evaluate((one) => one.remove())
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    expect(failed).toEqual([])
    await page.locator('kpsa-letters').evaluate((one) => one.remove())
    await expect.poll(() => failed).toEqual(['net::ERR_ABORTED'])
  })
})

describe('events', () => {
  it('are those of the school’s own page, in its order and words, wherever the reader is', async () => {
    const page = await shown('<kpsa-events site="comberton" limit="8"></kpsa-events>', {
      options: { context: { timezoneId: 'Pacific/Auckland' } },
    })
    const list = page.getByRole('list', { name: 'Events' })
    await list.waitFor()
    const times = list.locator('time')
    const wanted = await newPage({ url: system.url })
    await wanted.goto('/schools/comberton/events')
    const entries = wanted.locator('.events li').filter({ has: wanted.locator('time') })
    const own = (await entries.locator('.teaser-title a').allTextContents()).slice(0, 8)
    expect(own.length).toBe(8)
    expect(await titles(page.locator('kpsa-events'))).toEqual(own)
    const ownTimes = entries.locator('time')
    expect(await times.allTextContents()).toEqual((await ownTimes.allTextContents()).slice(0, 8))
    const machine = (all: Locator) =>
      all.evaluateAll((some) => some.map((one) => one.getAttribute('datetime')))
    expect(await machine(times)).toEqual((await machine(ownTimes)).slice(0, 8))
    const hours = (await entries.locator('.hours').allTextContents()).slice(0, 8)
    for (const [index, text] of hours.entries())
      await list.getByRole('listitem').nth(index).getByText(text, { exact: true }).waitFor()
    expect(hours).toContain('All day')
    await list.getByText('Repeats').waitFor()
  })

  it('say that they are cancelled', async () => {
    const page = await shown('<kpsa-events site="offmore" language="pl"></kpsa-events>')
    await page.getByRole('listitem').filter({ hasText: 'Film night' }).getByText('Odwołane').waitFor()
  })

  it('come at the date that the API names as the next, and not at all where it names none', async () => {
    const { page, show } = await open('<kpsa-events site="comberton"></kpsa-events>')
    const next = (start: string, end: string) => ({
      start,
      end,
      startLocal: start.slice(0, 19),
      endLocal: end.slice(0, 19),
    })
    const event = (title: string, rest: object) => ({
      title,
      url: `${system.url}/x`,
      language: 'en',
      summary: '',
      status: 'scheduled',
      start: '2026-09-01T09:00:00Z',
      end: '2026-09-01T10:00:00Z',
      startLocal: '2026-09-01T10:00:00',
      endLocal: '2026-09-01T11:00:00',
      timeZone: 'Europe/London',
      allDay: false,
      location: '',
      recurrence: '',
      ...rest,
    })
    const inMarch = next('2099-03-02T09:00:00Z', '2099-03-02T10:00:00Z')
    await page.route('**/v1/**', (route) =>
      route.fulfill({
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: {
          items: [
            event('Weekly', { next: inMarch, recurrence: 'FREQ=WEEKLY' }),
            event('Over', { next: null }),
            event('Moved', { next: inMarch, status: 'postponed' }),
            event('A week', { next: next('2099-03-02T00:00:00Z', '2099-03-07T00:00:00Z'), allDay: true }),
          ],
          next: null,
        },
      }),
    )
    await show()
    await page.getByRole('list').waitFor()
    const element = page.locator('kpsa-events')
    expect(await titles(element)).toEqual(['Weekly', 'Moved', 'A week'])
    await element.getByRole('listitem').nth(1).getByText('Postponed').waitFor()
    const time = (index: number) => element.getByRole('listitem').nth(index).locator('time')
    expect(await time(0).getAttribute('datetime')).toBe('2099-03-02T09:00:00Z')
    expect(await time(2).textContent()).toMatch(/^2\s?–\s?6 March 2099$/)
    expect(await time(2).getAttribute('datetime')).toBe('2099-03-02')
  })
})

describe('in somebody else’s design', () => {
  const body = `<kpsa-letters site="comberton" language="ur"></kpsa-letters>
    <kpsa-events site="comberton" heading-level="2"></kpsa-events><kpsa-events site="offmore"></kpsa-events>`
  const looks = {
    light: 'body { background: #fff; color: #222; font: 18px/1.5 Georgia, serif }',
    dark: 'body { background: #102030; color: #f0f0e0; font: 16px/1.4 monospace }',
    'large text': 'html { font-size: 200% }',
  }

  it.each(Object.entries(looks))('can be read by everybody: %s', async (_name, styles) => {
    const page = await shown(body, { styles })
    await expect.poll(() => page.locator('[part=list]').count()).toBe(3)
    expect(await accessibilityProblems(page, 'html')).toEqual([])
    await expectNoSidewaysScrolling(page)
    const fonts = await page
      .locator('main, kpsa-events [part=summary], kpsa-events [part=meta] time')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).fontFamily))
    expect(new Set(fonts).size).toBe(1)
  })

  it('can be read in forced colours', async () => {
    const page = await shown(body, { options: { context: { forcedColors: 'active' } } })
    await expect.poll(() => page.locator('[part=list]').count()).toBe(3)
    expect(await accessibilityProblems(page, 'html')).toEqual([])
  })

  it('takes custom properties and parts, and lets no other styles in', async () => {
    const page = await shown(body, {
      styles: `a { color: red } li { padding: 90px }
        kpsa-events { --kpsa-link-colour: rgb(0, 90, 0); --kpsa-gap: 7px }
        kpsa-events::part(summary) { display: none }`,
    })
    await expect.poll(() => page.locator('[part=list]').count()).toBe(3)
    const entry = page.locator('kpsa-events').first().getByRole('listitem').first()
    expect(await entry.getByRole('link').evaluate((link) => getComputedStyle(link).color)).toBe(
      'rgb(0, 90, 0)',
    )
    expect(await entry.evaluate((one) => getComputedStyle(one).paddingTop)).toBe('7px')
    expect(await page.locator('kpsa-events [part=summary]').filter({ visible: true }).count()).toBe(0)
  })
})

describe('the demonstration', () => {
  it('shows the lists on a page of somebody else’s, with what to paste', async () => {
    const page = await newPage({ url: system.url })
    await page.goto('/demo/widget')
    await expect.poll(() => page.locator('[part=list]').count()).toBe(4)
    for (const summary of await page.getByText('What was pasted here').all()) await summary.click()
    await page.getByText(`<script defer src="${system.url}/embed/v1.js"></script>`).waitFor()
    expect(await accessibilityProblems(page, 'html')).toEqual([])
    await expectNoSidewaysScrolling(page)
    const pasted = await page.locator('details code').allTextContents()
    await page.evaluate((html) => {
      document.body.innerHTML = html
    }, pasted.join(''))
    await expect.poll(() => page.locator('[part=list]').count()).toBe(4)
  })
})
