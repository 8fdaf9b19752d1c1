import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { anonymous, signIn } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { create, edit, letterOf, publish, richText, uploadPicture } from '../support/items-over-rest'
import { letTimesCome } from '../support/timed-jobs'
import {
  accessibilityProblems,
  enterAdmin,
  expectNoSidewaysScrolling,
  idInAddress,
  openNew,
  password,
  signInToAdmin,
  signOutOfAdmin,
  typeText,
} from './admin-pages'
import { useDemoWithAdmin } from './demo-with-admin'

const { newPage } = useBrowser()
const system = useDemoWithAdmin()

/** The browser's own line about an answer with an error status; the page says the rest. */
const refused = (status: number) => new RegExp(`the server responded with a status of ${status}`)

const pageOf = async (email: string, expectedErrors: RegExp[] = []): Promise<Page> => {
  const page = await newPage({ url: system.url, cached: true, expectedErrors })
  await enterAdmin(page, email)
  return page
}

/** Writes a letter in the editor's page and submits it, without saving it first. */
const submitLetter = async (page: Page, title: string, text: string): Promise<string> => {
  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill(title)
  await typeText(page, text)
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  await page.getByText('Submitted for approval.').waitFor()
  return idInAddress(page)
}

it('takes a letter from the editor through the headteacher onto both sites', async () => {
  const page = await newPage({ url: system.url, cached: true })
  await signInToAdmin(page, 'editor@comberton.test')
  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill('Harvest lunch on Friday')
  await page.locator('#field-school').getByText('Comberton Primary School').waitFor()
  await typeText(page, 'Please bring a tin or a pumpkin.')
  await page.getByRole('button', { name: 'Where and when' }).click()
  await page.getByLabel('On the alliance’s shared page').check()

  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
  expect(await page.getByRole('button', { name: /publish/i }).count()).toBe(0)
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  await page.getByText('Submitted for approval.').waitFor()
  await page.locator('.kpsa-status', { hasText: 'Waiting for approval' }).waitFor()
  const visitor = anonymous(system.url)
  const address = '/schools/comberton/letters/harvest-lunch-on-friday'
  expect((await visitor.get(address)).status).toBe(404)

  await page.goto('/admin')
  await signOutOfAdmin(page)
  await signInToAdmin(page, 'head@comberton.test')
  expect(await accessibilityProblems(page, '.kpsa-dashboard')).toEqual([])
  await expectNoSidewaysScrolling(page)

  await page.getByRole('link', { name: 'Harvest lunch on Friday' }).click()
  const preview = page.getByRole('article')
  await preview.getByText('Please bring a tin or a pumpkin.').waitFor()
  await page
    .getByText('It is for the site of Comberton Primary School, and the alliance’s shared page.')
    .waitFor()
  expect(await accessibilityProblems(page, '.kpsa-review')).toEqual([])
  await expectNoSidewaysScrolling(page)
  await page.getByRole('button', { name: 'Approve this version' }).click()
  await page.getByText('Approved. It is published now.').waitFor()
  await expect
    .poll(() =>
      page
        .getByRole('status')
        .filter({ hasText: 'Approved' })
        .evaluate((box) => box === document.activeElement),
    )
    .toBe(true)

  const letter = await visitor.get<string>(address)
  expect(letter.status).toBe(200)
  expect(letter.body).toContain('Please bring a tin or a pumpkin.')
  expect((await visitor.get<string>('/letters')).body).toContain('Harvest lunch on Friday')
})

it('says why something cannot be submitted, and leads there', async () => {
  const page = await pageOf('editor@comberton.test', [refused(400)])
  await openNew(page, 'letters')
  await page.getByLabel('Title').first().fill('Nothing to say yet')
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'The letter has no text yet.' })
  await alert.waitFor()
  await expect.poll(() => alert.evaluate((box) => box === document.activeElement)).toBe(true)
})

it('keeps what was typed when a form is refused', async () => {
  const page = await pageOf('editor@comberton.test', [refused(400)])
  await openNew(page, 'events')
  await page.getByLabel('Title').first().fill('Carol concert')
  await page.getByLabel('Location').fill('St Mary’s church')
  const fillTime = async (field: string, time: string) => {
    await page.locator(`#field-${field} input`).fill(time)
    await page.keyboard.press('Tab')
  }
  await fillTime('start', '17/12/2026 18:00')
  await fillTime('end', '17/12/2026 17:00')
  await typeText(page, 'With all five choirs.')
  await page.getByRole('button', { name: 'Submit for approval' }).click()

  await page.getByText('It could not be saved, so it was not submitted.').waitFor()
  await page.locator('.kpsa-errors').getByText('The event ends before it begins.').waitFor()
  expect(await page.getByLabel('Title').first().inputValue()).toBe('Carol concert')
  expect(await page.getByLabel('Location').inputValue()).toBe('St Mary’s church')
  expect(await page.locator('#field-end input').inputValue()).toBe('17/12/2026 17:00')
  expect(await page.locator('[data-lexical-editor="true"]').first().textContent()).toBe(
    'With all five choirs.',
  )

  await fillTime('end', '17/12/2026 19:00')
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  await page.getByText('Submitted for approval.').waitFor()
})

it('approves nothing but what was shown, and keeps the note until it has served', async () => {
  const editor = await pageOf('editor@comberton.test')
  const id = await submitLetter(editor, 'School photographs', 'The photographer comes on Monday.')
  const head = await pageOf('head@comberton.test', [refused(409)])
  await head.goto(`/admin/review/letters/${id}`)
  await head.getByText('The photographer comes on Monday.').waitFor()

  const client = await signIn(system.url, 'editor@comberton.test', password)
  const beside = { summary: 'About photographs.', correction: { note: 'Not on Monday.' } }
  await client.patch(`/api/letters/${id}`, { salutation: 'Dear families', ...beside })
  expect((await client.post(`/api/letters/${id}/submit`, {})).status).toBe(200)
  await head.getByRole('button', { name: 'Approve this version' }).click()
  await head.getByRole('alert').filter({ hasText: 'This was changed since you saw it.' }).waitFor()

  await head.getByLabel('What should be changed?').fill('It is on Tuesday.')
  await head.getByRole('button', { name: 'Show the newest version' }).click()
  for (const words of ['Dear families', beside.summary, beside.correction.note])
    await head.getByRole('article').getByText(words).waitFor()
  expect(await head.getByLabel('What should be changed?').inputValue()).toBe('It is on Tuesday.')
  await head.getByRole('button', { name: 'Send back' }).click()
  await head.getByText('Sent back. The author has been told why.').waitFor()

  await editor.goto('/admin')
  await editor.getByRole('link', { name: 'School photographs' }).click()
  await editor.getByText('It is on Tuesday.').waitFor()
})

it('shows a headteacher what changed, and asks for a reason before withdrawing', async () => {
  const editor = await pageOf('editor@offmore.test')
  const id = await submitLetter(editor, 'Swimming starts again', 'Swimming is on Mondays this term.')
  const head = await pageOf('head@offmore.test')
  await head.goto(`/admin/review/letters/${id}`)
  await head.getByRole('button', { name: 'Approve this version' }).click()
  await head.getByText('Approved. It is published now.').waitFor()

  await editor.reload()
  await editor.locator('form[data-form-ready="true"]').waitFor()
  await editor.getByLabel('Title').first().fill('Swimming starts again in May')
  await editor.getByRole('button', { name: 'Save as new draft' }).waitFor()
  await editor.getByRole('button', { name: 'Submit for approval' }).click()
  await editor.getByText('Submitted for approval.').waitFor()
  await head.reload()
  await head.getByRole('heading', { name: 'What has changed since it was published' }).waitFor()
  expect(await head.locator('.kpsa-change ins').first().textContent()).toContain('in May')

  await head.getByText('Withdraw…').click()
  await head.getByRole('button', { name: 'Withdraw from every site' }).click()
  await head.getByRole('alert').filter({ hasText: 'Please say why' }).waitFor()
  await head.getByLabel('Why is it withdrawn?').fill('The pool is closed.')
  await head.getByRole('button', { name: 'Withdraw from every site' }).click()
  await head.getByText('Withdrawn. It is on no site any more.').waitFor()
  const gone = await anonymous(system.url).get('/v1/sites/offmore/letters/swimming-starts-again')
  expect(gone.status).toBe(410)
})

it('shows another school’s headteacher nothing', async () => {
  const editor = await pageOf('editor@offmore.test')
  const id = await submitLetter(editor, 'For Offmore alone', 'Nobody else is asked.')
  const stranger = await pageOf('head@comberton.test', [refused(404)])
  await stranger.goto(`/admin/review/letters/${id}`)
  await stranger.getByText('Nothing found').waitFor()
  expect(await stranger.content()).not.toContain('Nobody else is asked.')
})

it('lets a school that is offered something take it or leave it, and the administrator clear the shared page', async () => {
  const editor = await signIn(system.url, 'editor@offmore.test', password)
  const head = await signIn(system.url, 'head@offmore.test', password)
  const school = async (slug: string) => {
    const { body } = await editor.get<{ docs: { id: string }[] }>(`/api/schools?where[slug][equals]=${slug}`)
    return body.docs[0]?.id
  }
  const created = await editor.post<{ doc: { id: string } }>('/api/letters?depth=0', {
    title: 'A choir for everybody',
    school: await school('offmore'),
    body: richText('Children of all schools may sing.'),
    channels: { ownSite: true, kpsa: true, schools: [await school('comberton')] },
  })
  const address = `/api/letters/${created.body.doc.id}`
  const submitted = await editor.post<{ version: string }>(`${address}/submit`, {})
  expect((await head.post(`${address}/approve`, { version: submitted.body.version })).status).toBe(200)
  const shown = async (site: string) =>
    (await anonymous(system.url).get(`/v1/sites/${site}/letters/a-choir-for-everybody`)).status

  const receiver = await pageOf('head@comberton.test')
  await receiver.goto('/admin')
  await receiver.getByRole('link', { name: 'A choir for everybody' }).click()
  await receiver.getByLabel('Your own words for your readers').fill('Our choir is going too.')
  await receiver.getByRole('button', { name: 'Accept for our site' }).click()
  await receiver.getByText('Done. It is shown there now.').waitFor()
  expect(await shown('comberton')).toBe(200)
  await receiver.getByRole('button', { name: 'Take off our site' }).click()
  await receiver.getByText('Done. It is not shown there.').waitFor()
  expect(await shown('comberton')).toBe(410)
  expect(await receiver.getByRole('button', { name: /approve|withdraw/i }).count()).toBe(0)

  const administrator = await pageOf('admin@kpsa.test')
  await administrator.goto(`/admin/review/letters/${created.body.doc.id}`)
  await administrator.getByText('Take off the shared page…').click()
  await administrator.getByLabel('Why is it taken off?').fill('It is over.')
  await administrator.getByRole('button', { name: 'Take off the shared page' }).click()
  await administrator.getByText('Done. It is not shown there.').waitFor()
  expect(await shown('kpsa')).toBe(410)
  await administrator.getByRole('button', { name: 'Put back on the shared page' }).click()
  await administrator.getByText('Done. It is shown there now.').waitFor()
  expect([await shown('kpsa'), await shown('offmore')]).toEqual([200, 200])
})

it('names first on the start pages what did not go live at its time, and why in the review', async () => {
  const editor = await signIn(system.url, 'editor@offmore.test', password)
  const head = await signIn(system.url, 'head@offmore.test', password)
  const { body } = await editor.get<{ docs: { id: string }[] }>('/api/schools?where[slug][equals]=offmore')
  const id = body.docs[0]?.id ?? ''
  const picture = await uploadPicture({ id, head, editor })
  const created = await editor.post<{ doc: { id: string } }>('/api/letters?depth=0', {
    title: 'The lantern walk',
    school: id,
    body: richText('Bring a lantern.'),
    publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    attachments: [picture.id],
  })
  const address = `/api/letters/${created.body.doc.id}`
  const submitted = await editor.post<{ version: string }>(`${address}/submit`, {})
  const approved = await head.post<{ state: string }>(`${address}/approve`, {
    version: submitted.body.version,
  })
  expect(approved.body.state).toBe('scheduled')
  expect((await editor.patch(`/api/media/${picture.id}`, { people: { doNotPublish: true } })).status).toBe(
    200,
  )
  await letTimesCome(system.databaseUri)
  const state = async () => (await editor.get<{ state: string }>(`${address}/review`)).body.state
  await expect.poll(state, { timeout: 30_000, interval: 250 }).toBe('changes-requested')

  for (const person of ['editor@offmore.test', 'head@offmore.test']) {
    const page = await pageOf(person)
    await page.goto('/admin')
    const part = page
      .locator('.kpsa-dashboard section')
      .filter({ hasText: 'Approved, and not done at the set time' })
    expect(await accessibilityProblems(page, '.kpsa-dashboard')).toEqual([])
    await part.getByRole('link', { name: 'The lantern walk' }).click()
    await page.getByText('This did not go live at its time').first().waitFor()
  }
})

it('lets the translator say which version was translated, and finds out where nothing is said', async () => {
  const editor = await signIn(system.url, 'editor@comberton.test', password)
  const head = await signIn(system.url, 'head@comberton.test', password)
  const { body: schools } = await editor.get<{ docs: { id: string }[] }>(
    '/api/schools?where[slug][equals]=comberton&depth=0',
  )
  const school = { id: schools.docs[0]?.id ?? '', editor, head }
  const letter = await create(editor, 'letters', letterOf(school, { title: 'To be translated' }))
  const first = await publish(school, 'letters', letter.id)
  const polish = await create(editor, 'translations', {
    item: { relationTo: 'letters', value: letter.id },
    language: 'pl',
    title: 'Do tłumaczenia',
    body: richText('Po polsku.'),
  })
  expect(polish.sourceVersion).toBe(first.version)
  await edit(editor, 'letters', letter.id, { title: 'To be translated, changed' })
  const second = await publish(school, 'letters', letter.id)
  const draft = await edit(editor, 'letters', letter.id, { title: 'To be translated, a draft' })

  const page = await pageOf('editor@comberton.test')
  const address = `/admin/collections/translations/${polish.id}`
  const saveTitle = async (title: string) => {
    await page.getByLabel('Title').first().fill(title)
    await page.getByRole('button', { name: 'Save draft' }).click()
    await expect
      .poll(
        async () =>
          (await editor.get<{ title: string }>(`/api/translations/${polish.id}?draft=true`)).body.title,
      )
      .toBe(title)
    return (await editor.get<{ sourceVersion: string }>(`/api/translations/${polish.id}?draft=true`)).body
      .sourceVersion
  }
  await page.goto(address)
  await page.getByText('Without a choice, a translation that you change counts').waitFor()
  expect(await saveTitle('Inny tytuł')).toBe(second.version)
  const choose = async (name: string) => {
    await page.goto(address)
    await page.locator('form[data-form-ready="true"]').waitFor()
    await page.locator('#field-sourceVersion .rs__control').click()
    await page.getByRole('option', { name }).click()
  }
  await choose('The newest draft')
  expect(await saveTitle('Według szkicu')).toBe(draft.workflow.version)
  await choose('The version that is published')
  expect(await saveTitle('Według listu')).toBe(second.version)
})

it.each([390, 1280, 1600])('moves nothing aside while it is being loaded, %i px wide', async (width) => {
  const page = await newPage({
    url: system.url,
    cached: true,
    moving: true,
    context: { viewport: { width, height: 900 } },
  })
  await enterAdmin(page, 'editor@comberton.test')
  await page.goto('/admin')
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  const session = await page.context().newCDPSession(page)
  // On a fast machine the moment is too short to be seen.
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(() => {
    type Shift = { sources: { previousRect: DOMRect; currentRect: DOMRect }[] }
    const moved: string[] = []
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as unknown as Shift[])
        for (const { previousRect, currentRect } of sources)
          if (previousRect.x !== currentRect.x) moved.push(`${previousRect.x} to ${currentRect.x}`)
    }).observe({ type: 'layout-shift', buffered: true })
    Object.assign(globalThis, { moved })
  })
  await page.reload()
  await page.locator('.nav--nav-animate').waitFor({ state: 'attached' })
  await page.waitForTimeout(1_000)
  expect(await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual([])
})
