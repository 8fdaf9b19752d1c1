import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { anonymous, signIn } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { bodyOf, create, edit, publish, submit } from '../support/items-over-rest'
import { accessibilityProblems, enterAdmin, idInAddress, openNew, password, people } from './admin-pages'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

type Event = {
  id: string
  slug: string
  school: string
  start: string
  recurrence: string | null
  exceptDates: { date: string }[]
}

const editor = () => signIn(system.url, people.editor, password)
const head = () => signIn(system.url, people.headteacher, password)

const stored = async (id: string): Promise<Event> =>
  bodyOf(await (await editor()).get<Event>(`/api/events/${id}?draft=true&depth=0`))

const pageOf = async (width = 1280): Promise<Page> => {
  const page = await newPage({ url: system.url, context: { viewport: { width, height: 900 } } })
  await enterAdmin(page, people.editor)
  return page
}

const open = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/admin/collections/events/${id}`)
  await page.locator('form[data-form-ready="true"]').waitFor()
}

const repeats = (page: Page) => page.locator('.kpsa-repeats')
const dates = (page: Page) => repeats(page).locator('.kpsa-repeats__dates li')

const startAt = async (page: Page, text: string): Promise<void> => {
  await page.locator('#field-start input').fill(text)
  await page.keyboard.press('Tab')
}

const save = async (page: Page): Promise<string> => {
  const answer = page.waitForResponse(
    (response) =>
      /^(POST|PATCH)$/.test(response.request().method()) && response.url().includes('/api/events'),
  )
  await page.getByRole('button', { name: /^Save/ }).click()
  expect((await answer).status()).toBeLessThan(300)
  await page.waitForURL((url) => !/\/create$/.test(url.pathname))
  await page.locator('form[data-form-ready="true"]').waitFor()
  return idInAddress(page)
}

/** What a hand does: a click of a button or a tick is one, a choice from a list two. */
const hand = () => {
  let clicks = 0
  return {
    clicks: () => clicks,
    click: async (place: Locator) => {
      await place.click()
      clicks += 1
    },
    choose: async (list: Locator, label: string) => {
      await list.selectOption({ label })
      clicks += 2
    },
  }
}

it('every Tuesday until Easter, not in the holidays, is six clicks, and what is listed is what becomes public', async () => {
  const page = await pageOf()
  await openNew(page, 'events')
  await page.getByLabel('Title').first().fill('Chess club')
  await startAt(page, '12 January 2027 3.15pm')
  const { click, choose, clicks } = hand()
  await choose(repeats(page).getByLabel('How often'), 'Every week')
  await click(repeats(page).getByRole('button', { name: 'Until Easter, 28 March 2027' }))
  expect(await repeats(page).locator('.kpsa-repeats__words').innerText()).toBe(
    'Every week on Tuesday, until 28 March 2027.',
  )
  expect(await dates(page).count()).toBe(11)
  await click(repeats(page).getByLabel('From', { exact: true }))
  await page.keyboard.type('15/2/2027')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('19 Feb 2027')
  await click(repeats(page).getByRole('button', { name: 'Leave these out' }))
  await repeats(page).getByText('One date is left out.').waitFor()
  expect(clicks()).toBeLessThanOrEqual(6)

  const listed = await dates(page)
    .filter({ has: page.locator('input:checked') })
    .allInnerTexts()
  expect(listed).toHaveLength(10)
  expect(listed[0]).toBe('Tuesday 12 January 2027')
  expect(listed.at(-1)).toBe('Tuesday 23 March 2027')
  expect(listed).not.toContain('Tuesday 16 February 2027')
  const id = await save(page)
  const event = await stored(id)
  expect(event.recurrence).toBe('FREQ=WEEKLY;BYDAY=TU;UNTIL=20270328T225959Z')
  expect(event.exceptDates.map(({ date }) => date)).toEqual(['2027-02-16T12:00:00.000Z'])

  await publish({ id: event.school, editor: await editor(), head: await head() }, 'events', id)
  const shown = bodyOf(
    await anonymous(system.url).get<{ occurrences: { startLocal: string }[] }>(
      `/v1/sites/comberton/events/${event.slug}?expand=occurrences&from=2027-01-01&to=2028-01-01`,
    ),
  )
  const inWords = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  expect(
    shown.occurrences.map(({ startLocal }) =>
      inWords.format(new Date(`${startLocal.slice(0, 10)}T12:00:00Z`)).replace(',', ''),
    ),
  ).toEqual(listed)
  expect(shown.occurrences.every(({ startLocal }) => startLocal.endsWith('T15:15:00'))).toBe(true)

  // The form says the same again.
  await open(page, id)
  await expect.poll(() => dates(page).count()).toBe(11)
  expect(await repeats(page).getByLabel('How often').inputValue()).toBe('weekly')
  expect(await dates(page).nth(5).locator('input').isChecked()).toBe(false)

  // So does the review, to somebody who has never read a rule.
  const reader = await newPage({ url: system.url })
  await enterAdmin(reader, people.headteacher)
  await edit(await editor(), 'events', id, { recurrence: 'FREQ=MONTHLY;BYDAY=2TU' })
  await submit(await editor(), 'events', id)
  await reader.goto(`/admin/review/events/${id}`)
  const facts = reader.locator('.kpsa-facts')
  await facts.getByText('Every month on the second Tuesday').waitFor()
  expect(await facts.innerText()).toContain('Tuesday 9 March 2027')
  const change = reader.locator('.kpsa-before-after', { hasText: 'Every month on the second Tuesday' })
  expect(await change.innerText()).toContain('Every week on Tuesday, until 28 March 2027')
  expect(await reader.locator('main').innerText()).not.toContain('FREQ=')
})

it('odd dates are ticked off and back on again, twelve at a time', async () => {
  const page = await pageOf()
  await openNew(page, 'events')
  await page.getByLabel('Title').first().fill('Breakfast club')
  await startAt(page, 'Mon 11 Jan 2027 7:45')
  await repeats(page).getByLabel('How often').selectOption({ label: 'Every day from Monday to Friday' })
  expect(await dates(page).count()).toBe(12)
  await repeats(page).getByRole('button', { name: 'Show more dates' }).click()
  expect(await dates(page).count()).toBe(24)
  await dates(page).nth(2).locator('input').uncheck()
  await dates(page).nth(20).locator('input').uncheck()
  await dates(page).nth(2).locator('input').check()
  const event = await stored(await save(page))
  expect(event.recurrence).toBe('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')
  expect(event.exceptDates.map(({ date }) => date)).toEqual(['2027-02-08T12:00:00.000Z'])
})

it('points out a beginning that the rule leaves out and days that are left out for nothing, and puts them right', async () => {
  const page = await pageOf()
  await openNew(page, 'events')
  await page.getByLabel('Title').first().fill('Choir')
  await startAt(page, '13 January 2027 15:15')
  await page.locator('#field-end input').fill('13 January 2027 16:00')
  await repeats(page).getByLabel('How often').selectOption({ label: 'Every week' })
  await repeats(page).getByLabel('Tuesday', { exact: true }).check()
  await repeats(page).getByLabel('Wednesday', { exact: true }).uncheck()
  await repeats(page).getByRole('button', { name: 'Repeat on Wednesdays, too' }).waitFor()
  await repeats(page).getByRole('button', { name: 'Begin on Tuesday 19 January 2027' }).click()
  await expect.poll(() => page.locator('#field-start input').inputValue()).toBe('19/01/2027 15:15')
  expect(await page.locator('#field-end input').inputValue()).toBe('19/01/2027 16:00')
  await dates(page).nth(1).locator('input').uncheck()
  // Moved to another day of the week, what was left out is no date any more.
  await repeats(page).getByLabel('Tuesday', { exact: true }).uncheck()
  await repeats(page).getByLabel('Thursday', { exact: true }).check()
  await repeats(page).getByText('Tuesday 26 January 2027: left out, though').waitFor()
  await repeats(page).getByRole('button', { name: 'Forget this day' }).click()
  await repeats(page).getByRole('button', { name: 'Begin on Thursday 21 January 2027' }).click()
  await repeats(page).getByText('Begin on').waitFor({ state: 'detached' })
  const event = await stored(await save(page))
  expect(event).toMatchObject({
    start: '2027-01-21T15:15:00.000Z',
    recurrence: 'FREQ=WEEKLY;BYDAY=TH',
    exceptDates: [],
  })
})

it.each(['FREQ=MONTHLY;BYMONTHDAY=13;WKST=SU', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,MO;COUNT=7'])(
  'a rule that nobody can choose stays as it is, byte for byte: %s',
  async (recurrence) => {
    const client = await editor()
    const { docs } = bodyOf(await client.get<{ docs: { school: string }[] }>('/api/letters?limit=1&depth=0'))
    const event = await create(client, 'events', {
      title: 'By a rule of its own',
      school: docs[0]?.school,
      start: '2027-01-13T15:15:00Z',
      recurrence,
    })
    const page = await pageOf()
    await open(page, event.id)
    expect(await repeats(page).getByLabel('How often').inputValue()).toBe('own')
    await repeats(page)
      .getByText(/on the 13th|Every 3 weeks on/)
      .first()
      .waitFor()
    expect(await dates(page).first().innerText()).toBe('Wednesday 13 January 2027')
    await repeats(page).getByText('More: the rule').click()
    expect(await repeats(page).getByLabel('Rule (RFC 5545)').inputValue()).toBe(recurrence)
    await dates(page).nth(1).locator('input').uncheck()
    await page.getByLabel('Title').first().fill('By a rule of its own, still')
    await save(page)
    expect((await stored(event.id)).recurrence).toBe(recurrence)
  },
)

it.each([320, 1280])('is accessible, and fits, %d px wide', async (width) => {
  const page = await pageOf(width)
  await openNew(page, 'events')
  await page.getByLabel('Title').first().fill('Gardening')
  await startAt(page, '12 January 2027 3.15pm')
  await repeats(page).getByLabel('How often').selectOption({ label: 'Every two weeks' })
  await repeats(page).getByLabel('Ends', { exact: true }).selectOption({ label: 'Until a day' })
  await repeats(page).getByText('Write the last day').waitFor()
  await repeats(page).getByLabel('Last day', { exact: true }).fill('31/2/2027')
  await page.keyboard.press('Tab')
  await repeats(page).getByText('31 February 2027 does not exist').waitFor()
  expect(await accessibilityProblems(page, '.kpsa-repeats')).toEqual([])
  await repeats(page).getByLabel('Last day', { exact: true }).fill('28/2/2027')
  await dates(page).first().waitFor()
  expect(await accessibilityProblems(page, '.kpsa-repeats')).toEqual([])
  for (const target of await repeats(page).locator('button, select, li label, fieldset > label').all()) {
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(43.9)
  }
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
})
