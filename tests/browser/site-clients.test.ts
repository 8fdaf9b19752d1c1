import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildIfNeeded } from '../../scripts/build-if-needed'
import { signIn, withKey, type ApiClient, type SignedInClient } from '../support/api-client'
import { useBrowser } from '../support/browser'
import { act, bodyOf } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { accept, fail, startReceiver, type Receiver } from '../webhooks/receiver'
import { accessibilityProblems, password, enterAdmin } from './admin-pages'

const { newPage } = useBrowser()
let system: RunningSystem
let receiver: Receiver
let head: SignedInClient
/** The website itself, with its key. */
let site: ApiClient
let client: string
let letter: { id: string; slug: string }

beforeAll(async () => {
  await buildIfNeeded()
  receiver = await startReceiver()
  receiver.behaves(fail)
  const env = { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_RETRY_SECONDS: '0.1,3600' }
  system = await startSystem({ seed: 'demo', admin: true, env })
  head = await signIn(system.url, 'head@comberton.test', password)
  const { docs } = bodyOf(await head.get<{ docs: { id: string }[] }>('/api/site-clients?depth=0'))
  client = docs[0]?.id ?? ''
  const webhooks = [{ url: receiver.url, enabled: true }]
  bodyOf(await head.patch(`/api/site-clients/${client}`, { webhooks }))

  site = withKey(system.url, 'kpsa_demo_comberton_0123456789abcdef')
  bodyOf(await site.get('/v1/sites/comberton/letters?limit=100'))
  const own = bodyOf(
    await head.get<{ docs: { id: string; slug: string; workflow: { state: string } }[] }>(
      '/api/letters?depth=0&limit=100&where[workflow.state][equals]=published',
    ),
  ).docs
  for (const one of own) {
    const answer = await act(head, 'letters', one.id, 'withdraw', { reason: 'Over.' })
    if (answer.status !== 200) continue
    letter = one
    break
  }
  await vi.waitFor(() => expect(receiver.calls.length).toBeGreaterThanOrEqual(2), { timeout: 20_000 })
}, 300_000)
afterAll(() => receiver?.close())

it('shows a headteacher which webhook fails and what the website still holds, and sends again', async () => {
  const page = await newPage({ url: system.url, cached: true })
  await enterAdmin(page, 'head@comberton.test')
  await page.goto(`/admin/collections/site-clients/${client}`)
  await page.getByText('Failing:').waitFor()
  await page.getByText('It answered 500; only 200 to 299 count as received.').waitFor()
  const [first] = await page.locator('.kpsa-table tbody tr').all()
  expect(await first?.textContent()).toContain(`letter ${letter.slug}`)
  expect(await first?.textContent()).toContain('Withdrawn, but still held')
  expect(await accessibilityProblems(page, '.kpsa-panel')).toEqual([])

  const { docs } = bodyOf(
    await head.get<{ docs: { id: string }[] }>(`/api/webhook-deliveries?where[client][equals]=${client}`),
  )
  await page.goto(`/admin/collections/webhook-deliveries?where[client][equals]=${client}`)
  await page.getByText('Waiting, or being tried').first().waitFor()
  await page.goto(`/admin/collections/webhook-deliveries/${docs[0]?.id}`)
  await page.getByText('Not delivered yet, after 2 tries.').waitFor()
  receiver.behaves(accept)
  const before = receiver.calls.length
  await page.getByRole('button', { name: 'Send again' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('It is being sent.').waitFor()
  await vi.waitFor(() => expect(receiver.calls).toHaveLength(before + 1), { timeout: 10_000 })
  expect(await accessibilityProblems(page, '.kpsa-panel')).toEqual([])
  await vi.waitFor(
    async () => {
      await page.reload()
      await page.getByText('The website has confirmed that it received this.').waitFor({ timeout: 2000 })
    },
    { timeout: 20_000 },
  )
})

it('shows on an item who holds it', async () => {
  const page = await newPage({ url: system.url, cached: true })
  await enterAdmin(page, 'head@comberton.test')
  await page.goto(`/admin/collections/letters/${letter.id}`)
  await page.getByRole('button', { name: 'Where and when' }).click()
  await page.getByRole('heading', { name: 'Who holds this' }).waitFor()
  await page.getByText('Withdrawn, but still held').waitFor()
})

it('shows which version of each item the website has, and that what was withdrawn is gone from it', async () => {
  const page = await newPage({ url: system.url, cached: true })
  await enterAdmin(page, 'head@comberton.test')
  const { items } = bodyOf(
    await site.get<{ items: { slug: string; version: string }[] }>('/v1/sites/comberton/letters?limit=100'),
  )
  const rows = page.locator('.kpsa-table tbody tr')
  const rowOf = (slug: string) =>
    rows.filter({ has: page.getByRole('rowheader', { name: `letter ${slug}`, exact: true }) })
  let after = ''
  for (let more = true; more;) {
    const changes = bodyOf(
      await site.get<{ next: string; more: boolean }>(`/v1/sites/comberton/changes?limit=100${after}`),
    )
    after = `&after=${changes.next}`
    more = changes.more
  }
  await vi.waitFor(
    async () => {
      await page.goto(`/admin/collections/site-clients/${client}`)
      await rowOf(letter.slug).getByText('Gone', { exact: true }).waitFor({ timeout: 3000 })
    },
    { timeout: 30_000 },
  )
  expect(await rows.filter({ hasText: 'still held' }).count()).toBe(0)
  expect(items.length).toBeGreaterThan(0)
  for (const { slug, version } of items) {
    const held = rowOf(slug).filter({ has: page.locator(`code[title="${version}"]`) })
    expect(await held.count(), slug).toBeGreaterThan(0)
  }
})
