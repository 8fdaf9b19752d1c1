import { setTimeout as pause } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, edit, publish, publishedLetter } from '../support/items-over-rest'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { accept, drop, fail, hang, redirect, startReceiver, type Receiver } from './receiver'

type Listed = {
  id: string
  slug: string
  type: string
  state: string
  attempts: number
  lastStatus: number | null
  lastProblem: string | null
  messageId: string
  nextTryAt: string | null
}

const within = { timeout: 20_000, interval: 50 }
/** Asking the program is work for it, too. */
const seldom = { timeout: 20_000, interval: 300 }

describe.each(databasesUnderTest())('webhooks, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: AllianceSchool
  const receivers: Receiver[] = []

  beforeAll(async () => {
    const env = { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_RETRY_SECONDS: '0.2,0.3,0.5,1,1,1,1,30' }
    alliance = await startAlliance(database, { schools: 2, env })
    ;[own, other] = alliance.schools as [AllianceSchool, AllianceSchool]
  })
  afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.close())))
  afterAll(async () => {
    await alliance?.system.stop()
  })

  /** A receiver that a site client of the own school tells, and the client's id. */
  const listen = async (types?: string[], school = own) => {
    const receiver = await startReceiver()
    receivers.push(receiver)
    const { doc } = bodyOf(
      await school.head.post<{ doc: { id: string } }>('/api/site-clients', {
        name: 'Website',
        school: school.id,
        enabled: true,
        webhooks: [{ url: receiver.url, enabled: true, ...(types && { types }) }],
      }),
      201,
    )
    const rotate = async (overlapHours = 1) =>
      bodyOf(
        await school.head.post<{ secret: string }>(`/api/site-clients/${doc.id}/rotate-webhook-secret`, {
          url: receiver.url,
          overlapHours,
        }),
      ).secret
    return { receiver, client: doc.id, rotate }
  }

  const deliveriesOf = async (client: string): Promise<Listed[]> =>
    bodyOf(
      await own.head.get<{ docs: Listed[] }>(
        `/api/webhook-deliveries?where[client][equals]=${client}&sort=number&limit=100&depth=0`,
      ),
    ).docs

  const settled = async (client: string) => {
    await vi.waitFor(async () => {
      const states = (await deliveriesOf(client)).map(({ state }) => state)
      expect(states.length).toBeGreaterThan(0)
      expect(states).not.toContain('waiting')
    }, seldom)
    return deliveriesOf(client)
  }

  /** What a receiver has in the end, when it drops what it has seen (by webhook-id). */
  const inEffect = ({ calls }: Receiver): string[] => {
    const seen = new Set<string>()
    return calls.flatMap(({ headers, body }) => {
      const id = String(headers['webhook-id'])
      if (seen.has(id)) return []
      seen.add(id)
      return [`${body.type} ${body.data.slug}`]
    })
  }

  it('tell of what is published, updated and withdrawn, signed, within a second', async () => {
    const { receiver, client, rotate } = await listen()
    const secret = await rotate()
    const letter = await publishedLetter(own, { title: 'Signed and sent' })
    const published = Date.now()
    await vi.waitFor(() => expect(receiver.calls).toHaveLength(1), within)
    expect((receiver.calls[0]?.at ?? Infinity) - published).toBeLessThan(1500)

    await edit(own.editor, 'letters', letter.id, { summary: 'With a hat.' })
    const second = await publish(own, 'letters', letter.id)
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Rain.' }))
    await settled(client)

    const { url } = alliance.system
    const data = { site: own.slug, id: letter.id, kind: 'letter', slug: 'signed-and-sent' }
    const address = `${url}/schools/${own.slug}/letters/signed-and-sent`
    const bodies = receiver.calls.map(
      ({ raw, headers }) => new Webhook(secret).verify(raw, headers as Record<string, string>) as object,
    )
    const timestamp: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(bodies).toEqual([
      { type: 'item.published', timestamp, data: { ...data, version: letter.version, url: address } },
      { type: 'item.updated', timestamp, data: { ...data, version: second.version, url: address } },
      { type: 'item.withdrawn', timestamp, data: { ...data, version: second.version, url: address } },
    ])
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
    expect(receiver.calls[0]?.headers['content-type']).toBe('application/json')
    expect(() =>
      new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(
        receiver.calls[0]?.raw ?? '',
        receiver.calls[0]?.headers as Record<string, string>,
      ),
    ).toThrow()
  })

  it('tell of the own site alone, of the types asked for, and of changes to the site itself', async () => {
    const withdrawals = await listen(['item.withdrawn'])
    const sites = await listen(['site.updated'])
    const theirs = await listen(undefined, other)
    const letter = await publishedLetter(own, { title: 'Not for everybody', channels: { kpsa: true } })
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Over.' }))
    bodyOf(await own.head.patch(`/api/schools/${own.id}`, { strapline: 'Learning together' }))
    // Saved without a change: nothing to tell.
    bodyOf(await own.head.patch(`/api/schools/${own.id}`, { strapline: 'Learning together' }))
    await settled(withdrawals.client)
    await settled(sites.client)
    expect(inEffect(withdrawals.receiver)).toEqual(['item.withdrawn not-for-everybody'])
    expect(inEffect(sites.receiver)).toEqual([`site.updated ${own.slug}`])
    expect(sites.receiver.calls[0]?.body.data).toMatchObject({
      site: own.slug,
      id: own.slug,
      kind: 'site',
      url: `${alliance.system.url}/schools/${own.slug}`,
    })
    expect(theirs.receiver.calls).toEqual([])
  })

  it('are signed with both secrets while an old one overlaps, and with the new one alone after it', async () => {
    const { receiver, client, rotate } = await listen()
    const first = await rotate()
    const second = await rotate()
    await publishedLetter(own, { title: 'Two keys' })
    await settled(client)
    const third = await rotate(0)
    await publishedLetter(own, { title: 'One key' })
    await vi.waitFor(() => expect(receiver.calls).toHaveLength(2), within)
    const opens = (secret: string, index: number): boolean => {
      const { raw = '', headers = {} } = receiver.calls[index] ?? {}
      try {
        new Webhook(secret).verify(raw, headers as Record<string, string>)
        return true
      } catch {
        return false
      }
    }
    expect([first, second, third].map((secret) => opens(secret, 0))).toEqual([true, true, false])
    expect([first, second, third].map((secret) => opens(secret, 1))).toEqual([false, false, true])
  })

  it('come again until they are taken, in the order of each item, whatever the receiver does meanwhile', async () => {
    const { receiver, client } = await listen()
    const ways = [fail, redirect, drop, fail]
    receiver.behaves((response, received) => {
      const tries = receiver.calls.filter(
        ({ headers }) => headers['webhook-id'] === received.headers['webhook-id'],
      ).length
      const way = received.body.data.slug === 'stubborn' ? (ways[tries - 1] ?? accept) : accept
      way(response, received)
    })
    const letter = await publishedLetter(own, { title: 'Stubborn' })
    await edit(own.editor, 'letters', letter.id, { summary: 'More' })
    await publish(own, 'letters', letter.id)
    await publishedLetter(own, { title: 'Easy' })
    bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'Over.' }))
    const all = await settled(client)

    const stubborn = inEffect(receiver).filter((one) => one.endsWith('stubborn'))
    expect(stubborn).toEqual(['item.published stubborn', 'item.updated stubborn', 'item.withdrawn stubborn'])
    // No later event of the item before the earlier one was taken: five tries each, one message after the other.
    const order = receiver.calls.filter(({ body }) => body.data.slug === 'stubborn')
    expect(order.map(({ body }) => body.type)).toEqual(
      ['item.published', 'item.updated', 'item.withdrawn'].flatMap((type) =>
        Array.from({ length: 5 }, () => type),
      ),
    )
    expect(receiver.calls.filter(({ path }) => path === '/elsewhere')).toEqual([])
    expect(all.every(({ state }) => state === 'delivered')).toBe(true)
    // Another item did not wait for this one.
    const easy = receiver.calls.findIndex(({ body }) => body.data.slug === 'easy')
    expect(easy).toBeLessThan(receiver.calls.length - 1)
  })

  it('that hang are given ten seconds, and hold up no other receiver', { timeout: 60_000 }, async () => {
    const slow = await listen()
    const quick = await listen()
    slow.receiver.behaves((response, received) =>
      (slow.receiver.calls.length === 1 ? hang : accept)(response, received),
    )
    await publishedLetter(own, { title: 'Patience' })
    await settled(quick.client)
    expect(slow.receiver.calls).toHaveLength(1)
    await settled(slow.client)
    const [first, second] = slow.receiver.calls
    const waited = (second?.at ?? 0) - (first?.at ?? 0)
    expect(waited).toBeGreaterThan(9_900)
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(inEffect(slow.receiver)).toEqual(['item.published patience'])
  })

  it('are given up in the end, and sent again when somebody asks, by whoever may read them', async () => {
    const { receiver, client } = await listen()
    receiver.behaves((response) => void response.writeHead(410).end())
    await publishedLetter(own, { title: 'Gone' })
    const [given] = await settled(client)
    expect(given).toMatchObject({ state: 'given-up', attempts: 1, lastStatus: 410 })
    // As Standard Webhooks advise, 410 switches the webhook off.
    const { webhooks } = bodyOf(
      await own.head.get<{ webhooks: { enabled: boolean; id: string; url: string }[] }>(
        `/api/site-clients/${client}`,
      ),
    )
    expect(webhooks.map(({ enabled }) => enabled)).toEqual([false])
    const again = (who: AllianceSchool['head']) => who.post(`/api/webhook-deliveries/${given?.id}/send-again`)
    expect((await again(other.head)).status).toBe(404)
    expect((await again(own.editor)).status).toBe(403)
    expect((await alliance.visitor.post(`/api/webhook-deliveries/${given?.id}/send-again`)).status).toBe(401)

    bodyOf(
      await own.head.patch(`/api/site-clients/${client}`, {
        webhooks: [{ ...webhooks[0], enabled: true }],
      }),
    )
    receiver.behaves(accept)
    bodyOf(await again(own.head))
    const [now] = await settled(client)
    expect(now).toMatchObject({ state: 'delivered', messageId: given?.messageId })
    expect(inEffect(receiver)).toEqual(['item.published gone'])
  })

  it.each([
    ['the client is switched off', { enabled: false }],
    ['the webhook is switched off', { webhooks: { enabled: false } }],
    ['the webhook is taken out', { webhooks: undefined }],
  ])('are not sent any more once %s, nor queued', async (_what, change) => {
    const { receiver, client } = await listen()
    receiver.behaves(fail)
    await publishedLetter(own, { title: 'Off' })
    await vi.waitFor(() => expect(receiver.calls.length).toBeGreaterThan(0), within)
    const path = `/api/site-clients/${client}`
    const { webhooks } = bodyOf(await own.head.get<{ webhooks: object[] }>(path))
    const changed =
      'webhooks' in change
        ? { webhooks: change.webhooks ? webhooks.map((one) => ({ ...one, ...change.webhooks })) : [] }
        : change
    bodyOf(await own.head.patch(path, changed))
    const [given] = await settled(client)
    expect(given).toMatchObject({ state: 'given-up' })
    expect(given?.lastProblem).toContain('switched off')
    const calls = receiver.calls.length
    await publishedLetter(own, { title: 'Off for good' })
    await pause(1500)
    expect(receiver.calls).toHaveLength(calls)
    expect(await deliveriesOf(client)).toHaveLength(1)
  })

  it('are written by nobody but the program', async () => {
    const { client } = await listen()
    await publishedLetter(own, { title: 'Untouchable' })
    const [delivery] = await settled(client)
    for (const who of [own.head, alliance.admin]) {
      const path = `/api/webhook-deliveries/${delivery?.id}`
      expect((await who.patch(path, { state: 'waiting' })).status).toBe(403)
      expect((await who.delete(path)).status).toBe(403)
      expect((await who.post('/api/webhook-deliveries', { url: 'https://x.example/' })).status).toBe(403)
    }
  })
})
