import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityProblems } from '../browser/admin-pages'
import { anonymous, signIn, type ApiAnswer, type ApiClient, type SignedInClient } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { makeBlankApp, type BlankApp, type Served } from './blank-app'

let app: BlankApp
let served: Served | undefined

beforeAll(async () => {
  app = await makeBlankApp()
}, 300_000)
afterEach(async () => {
  await served?.stop()
  served = undefined
})
afterAll(() => app?.remove())
// Last, so that its pages are closed first: one that still asks for something must not find its program gone.
const { newPage } = useBrowser()

type Doc = { id: number } & Record<string, unknown>
type Refusal = { errors: { message: string; data?: { errors: { path: string; message: string }[] } }[] }

const docOf = ({ status, body }: ApiAnswer, expected = 201): Doc => {
  expect(status, JSON.stringify(body)).toBe(expected)
  return (body as { doc: Doc }).doc
}
/** Where a refusal says that something is wrong, and the sentence there. */
const faultOf = ({ status, body }: ApiAnswer) => {
  const [error] = (body as Refusal).errors
  const [fault] = error?.data?.errors ?? []
  return [status, fault?.path, fault?.message ?? error?.message]
}

const password = 'Three-random-words-1'

const firstPerson = async (url: string): Promise<SignedInClient> => {
  const visitor = anonymous(url)
  const account = { email: 'first@project.test', password }
  expect((await visitor.post('/api/users/first-register', account)).status).toBe(200)
  return signIn(url, account.email, password)
}

/** The people of the example of @kpsa/payload-approval. */
const magazine = async (url: string) => {
  const chief = await firstPerson(url)
  const desk = docOf(await chief.post('/api/desks', { title: 'Gardening' })).id
  const named = { name: 'Charlie', role: 'chief', desk }
  docOf(await chief.patch(`/api/users/${chief.userId}`, named), 200)
  const colleague = async (role: string): Promise<SignedInClient> => {
    const account = { email: `${role}@project.test`, password, role, desk }
    docOf(await chief.post('/api/users', account))
    return signIn(url, account.email, password)
  }
  return { chief, desk, writer: await colleague('writer'), publisher: await colleague('publisher') }
}

describe('the packages, in another project, from their archives', () => {
  it('@kpsa/payload-well-formed: what has not its form is refused at the field, and texts are cleaned', async () => {
    await app.takeExample('src/plugins/well-formed')
    served = await app.serve()
    const visitor = anonymous(served.url)
    const write = (data: unknown): Promise<ApiAnswer> => visitor.post('/api/recipes', data)

    const soup = docOf(await write({ title: 'Leek\u0000 soup\u0007', steps: null }))
    expect(soup).toMatchObject({ id: expect.any(Number) as number, title: 'Leek soup', steps: [] })
    expect(docOf(await write({ title: 'Bread', goesWith: [soup.id] }))).toMatchObject({
      goesWith: [{ id: soup.id }],
    })
    const form = 'This has not the form that is needed here.'
    const refusals: [data: object, path: string, message: string][] = [
      [{ title: { $ne: null } }, 'title', form],
      [{ title: ['Soup'] }, 'title', 'Send one value here.'],
      [
        { title: 'x'.repeat(81) },
        'title',
        'This is too long: it has 81 characters, and at most 80 are possible.',
      ],
      [{ title: 'Soup', goesWith: soup.id }, 'goesWith', 'Send a list here.'],
      [{ title: 'Soup', goesWith: ['507f1f77bcf86cd799439011'] }, 'goesWith', form],
      [{ title: 'Soup', goesWith: [9999] }, 'goesWith', 'This is not there any more. Choose something else.'],
      [{ title: 'Soup', steps: 'Cook' }, 'steps', 'Send a list here.'],
      [{ title: 'Soup', steps: ['Cook'] }, 'steps.0', 'This row has not the form that it needs.'],
    ]
    for (const [data, path, message] of refusals)
      expect(faultOf(await write(data)), JSON.stringify(data)).toEqual([400, path, message])
    expect(faultOf(await visitor.patch(`/api/recipes/${soup.id}`, { title: { $ne: null } }))).toEqual([
      400,
      'title',
      form,
    ])
    expect((await visitor.get<{ totalDocs: number }>('/api/recipes')).body.totalDocs).toBe(2)
  })

  it('@kpsa/payload-owner-scope: what belongs to somebody stays with them', async () => {
    await app.takeExample('src/plugins/owner-scope')
    served = await app.serve()
    const { url } = served
    const first = await firstPerson(url)
    const customer = async (name: string) => docOf(await first.post('/api/customers', { name })).id
    const ours = await customer('Ours')
    const theirs = await customer('Theirs')
    docOf(await first.patch(`/api/users/${first.userId}`, { customer: ours }), 200)
    const account = { email: 'second@project.test', password, customer: theirs }
    docOf(await first.post('/api/users', account))
    const second: ApiClient = await signIn(url, account.email, password)

    const own = docOf(await first.post('/api/addresses', { street: 'Mill Lane', customer: ours }))
    const foreign = docOf(await second.post('/api/addresses', { street: 'High Street', customer: theirs }))
    const order = docOf(await first.post('/api/orders', { what: 'Tea', customer: ours, to: own.id }))

    const another = 'This belongs to another customer. You can only change what belongs to your own.'
    expect(faultOf(await first.post('/api/orders', { what: 'Tea', customer: theirs }))).toEqual([
      403,
      undefined,
      another,
    ])
    expect(faultOf(await second.patch(`/api/orders/${order.id}`, { what: 'Mud' }))[0]).toBe(403)
    expect(faultOf(await first.post('/api/orders', { what: 'Tea' }))).toEqual([
      400,
      'customer',
      'Choose the customer that this belongs to.',
    ])
    expect(faultOf(await first.patch(`/api/orders/${order.id}`, { customer: theirs }))).toEqual([
      400,
      'customer',
      'This cannot be moved to another customer. Make a new one there.',
    ])
    expect(faultOf(await first.patch(`/api/orders/${order.id}`, { to: foreign.id }))).toEqual([
      400,
      'to',
      'This belongs to another customer, or is not there any more. Choose something of your own customer.',
    ])
    const now = await first.get<Doc>(`/api/orders/${order.id}?depth=0`)
    expect(now.body).toMatchObject({ what: 'Tea', customer: ours, to: own.id })
  })

  it('@kpsa/payload-audit: what happened is recorded, and nobody changes that', async () => {
    await app.takeExample('src/plugins/audit')
    served = await app.serve()
    const { url } = served
    const person = await firstPerson(url)
    docOf(await person.patch(`/api/users/${person.userId}`, { name: 'Sam' }), 200)
    const tea = docOf(await person.post('/api/products', { name: 'Tea', price: '2.00' }))
    docOf(await person.patch(`/api/products/${tea.id}`, { price: '2.50' }), 200)
    docOf(await person.post('/api/orders', { what: 'Two teas' }))
    docOf(await person.delete(`/api/products/${tea.id}`), 200)

    type Entry = {
      id: number
      number: number
      action: string
      byName: string
      note: string
      itemTitle: string
    }
    const { body } = await person.get<{ docs: Entry[] }>('/api/audit-entries?sort=number')
    expect(body.docs.map((one) => [one.number, one.action, one.itemTitle, one.byName, one.note])).toEqual([
      [1, 'product-added', 'Tea', 'Sam', ''],
      [2, 'price-changed', 'Tea', 'Sam', 'Price: 2.00 → 2.50'],
      [3, 'shipped', 'Two teas', 'Sam', ''],
      [4, 'product-removed', 'Tea', 'Sam', ''],
    ])
    for (const answer of [
      await person.patch(`/api/audit-entries/${body.docs[1]?.id}`, { note: 'Price: 2.00 → 2.10' }),
      await person.delete(`/api/audit-entries/${body.docs[1]?.id}`),
      await person.post('/api/audit-entries', { action: 'invented', at: new Date().toISOString() }),
    ]) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(403)
    }
    const exported = await fetch(`${url}/api/audit-entries/export.csv?from=2020-01-01`, {
      headers: { authorization: `JWT ${person.token}` },
    })
    expect(exported.status).toBe(200)
    expect((await exported.text()).split('\r\n')).toHaveLength(6)
    expect((await anonymous(url).get('/api/audit-entries/export.csv')).status).toBe(401)

    type Report = { entries: number; faults: string[] }
    const report = async () => (await person.get<Report>('/api/verify-audit')).body
    expect(await report()).toMatchObject({ entries: 4, faults: [] })
    await app.inDatabase("UPDATE audit_entries SET note = 'Price: 2.00 → 2.10' WHERE number = 2")
    expect((await report()).faults).toEqual(['Entry 2 was changed, or stood elsewhere.'])
  })

  it('@kpsa/payload-approval: what is approved is what is shown, and what is withdrawn is gone', async () => {
    await app.takeExample('src/plugins/approval')
    served = await app.serve()
    const { url } = served
    const { chief, writer, publisher, desk } = await magazine(url)
    const reader = anonymous(url)

    const { id } = docOf(await writer.post('/api/articles', { title: 'Pruning', desk, _status: 'published' }))
    const address = `/api/articles/${id}`
    const titleFor = async (client: ApiClient) => (await client.get<Doc>(address)).body.title
    const call = (client: ApiClient, verb: string, body: object = {}): Promise<ApiAnswer> =>
      client.post(`${address}/${verb}`, body)
    const codeOf = ({ status, body }: ApiAnswer) => [status, (body as { code?: string }).code]
    expect(await titleFor(reader)).toBeUndefined()

    const submitted = await call(writer, 'submit')
    const { version } = submitted.body as { version: string }
    expect(submitted.body).toMatchObject({
      state: 'submitted',
      required: [{ desk: String(desk), name: 'Gardening', decision: 'waiting' }],
    })
    expect(codeOf(await call(writer, 'approve', { version }))).toEqual([403, 'not-allowed'])
    expect(codeOf(await call(chief, 'approve', { version: 'another' }))).toEqual([409, 'version-changed'])
    expect(codeOf(await call(chief, 'request-changes', { version }))).toEqual([400, 'note-required'])
    expect((await call(chief, 'approve', { version })).body).toMatchObject({ state: 'published' })
    expect(await titleFor(reader)).toBe('Pruning')

    // Another text is another version, whatever the write asks for.
    docOf(await writer.patch(address, { title: 'Pruning roses', _status: 'published' }), 200)
    expect([await titleFor(reader), (await writer.get<Doc>(`${address}?draft=true`)).body.title]).toEqual([
      'Pruning',
      'Pruning roses',
    ])
    expect(codeOf(await writer.delete(address))).toEqual([409, 'still-public'])
    expect((await call(publisher, 'withdraw', { reason: 'The frost came.' })).status).toBe(200)
    expect(await titleFor(reader)).toBeUndefined()
    const log = await chief.get<{ docs: { action: string }[] }>('/api/audit-entries')
    expect(log.body.docs.map(({ action }) => action).reverse()).toEqual([
      'submit',
      'approve',
      'publish',
      'withdraw',
    ])
  })

  it(
    '@kpsa/payload-form-parts: its parts stand in the forms of the built admin',
    { timeout: 500_000 },
    async () => {
      await app.takeExample('src/plugins/form-parts')
      served = await app.serveAdmin()
      const { url } = served
      const { token } = await firstPerson(url)
      const page = await fetch(`${url}/admin/collections/notes/create`, {
        headers: { cookie: `payload-token=${token}` },
      })
      expect(page.status).toBe(200)
      expect(await page.text()).toMatch(/Before you save: read the house rules for (?:<!-- -->)?notes/)
    },
  )

  it('@kpsa/payload-approval: is all there in the built admin', { timeout: 500_000 }, async () => {
    await app.takeExample('src/plugins/approval')
    served = await app.serveAdmin()
    const { url } = served
    const { chief, writer, publisher, desk } = await magazine(url)
    const { id } = docOf(await writer.post('/api/articles', { title: 'Pruning', desk }))
    const open = async ({ token }: SignedInClient): Promise<Page> => {
      const page = await newPage({ url })
      await page.context().addCookies([{ name: 'payload-token', value: token, url }])
      await page.goto(`${url}/admin/collections/articles/${id}`)
      return page
    }
    const panelOf = (page: Page) => page.getByRole('region', { name: 'Approval' })
    const press = (page: Page, name: string) =>
      panelOf(page).getByRole('button', { name, exact: true }).click()
    const expectState = (page: Page, state: string) =>
      panelOf(page).getByRole('status').filter({ hasText: state }).waitFor()

    const writing = await open(writer)
    await expectState(writing, 'Draft')
    expect(await writing.getByRole('button', { name: 'Publish changes' }).count()).toBe(0)
    await press(writing, 'Submit for approval')
    await expectState(writing, 'Waiting for approval')

    const deciding = await open(chief)
    await panelOf(deciding).getByText('Gardening: not decided yet').waitFor()
    await press(deciding, 'Send back')
    await deciding.getByLabel('Why? The author reads this.').fill('Say what is pruned.')
    await press(deciding, 'Send back')
    await expectState(deciding, 'Changes requested')

    await writing.reload()
    await panelOf(writing).getByText('Gardening: asks for changes (Charlie): Say what is pruned.').waitFor()
    await writing.getByLabel('Title').fill('Pruning roses')
    await panelOf(writing).getByText('Save first').waitFor()
    await writing.getByRole('button', { name: 'Save Draft' }).click()
    await expectState(writing, 'Draft')
    await press(writing, 'Submit for approval')
    await expectState(writing, 'Waiting for approval')
    expect(await writing.getByLabel('Title').inputValue()).toBe('Pruning roses')

    // Somebody saves after the form was drawn and before its panel asks: what was not seen cannot be approved.
    const resubmit = async (title: string) => {
      docOf(await writer.patch(`/api/articles/${id}`, { title }), 200)
      expect((await writer.post(`/api/articles/${id}/submit`)).status).toBe(200)
    }
    let release = (): void => undefined
    const saved = new Promise<void>((resolve) => (release = resolve))
    await deciding.route(/\/(?:review|possible-verbs)$/, (route) => saved.then(() => route.fallback()))
    await deciding.reload()
    await deciding.getByLabel('Title').waitFor()
    await resubmit('Pruning trees')
    release()
    await panelOf(deciding)
      .getByRole('alert')
      .filter({ hasText: 'This was changed since you opened it.' })
      .waitFor()
    expect(await deciding.getByLabel('Title').inputValue()).toBe('Pruning roses')
    expect(await panelOf(deciding).getByRole('button').count()).toBe(0)
    await resubmit('Pruning roses')

    await deciding.reload()
    await press(deciding, 'Approve this version')
    await expectState(deciding, 'Published')
    expect(await accessibilityProblems(deciding, '[aria-label="Approval"]')).toEqual([])
    const titleNow = async () => (await anonymous(url).get<Doc>(`/api/articles/${id}`)).body.title
    expect(await titleNow()).toBe('Pruning roses')

    const publishing = await open(publisher)
    await press(publishing, 'Withdraw')
    await publishing.getByLabel('Why? The author reads this.').fill('The frost came.')
    await press(publishing, 'Withdraw')
    await expectState(publishing, 'Withdrawn')
    expect(await titleNow()).toBeUndefined()
  })
})
