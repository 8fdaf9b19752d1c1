import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, edit, publish, publishedLetter } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { samePeopleAt } from '../support/same-people'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import {
  accept,
  acceptSlowly,
  drop,
  fail,
  hang,
  redirect,
  startReceiver,
  type Received,
  type Receiver,
} from './receiver'

const within = { timeout: 60_000, interval: 250 }

describe.each(databasesUnderTest())('webhooks and processes, on $name', (database) => {
  let folder: string
  let receiver: Receiver
  let alliance: Alliance
  let system: RunningSystem
  let second: RunningSystem
  const systems: RunningSystem[] = []
  let own: AllianceSchool
  const env = {
    WEBHOOK_ALLOW_PRIVATE: 'true',
    WEBHOOK_RETRY_SECONDS: '0.3,0.5,1,1,1,1,1,1,1,1,1,1',
  }

  /** In a process of its own, which can be killed, unless it is hosted. */
  const start = async ({ hosted } = { hosted: false }) => {
    const { databaseUri } = system
    const started = await startSystem({ folder, databaseUri, env, timeout: 90_000, hosted })
    systems.push(started)
    return started
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-hooks-'))
    receiver = await startReceiver()
    alliance = await startAlliance(database, { schools: 1, folder, env, timeout: 90_000, hosted: false })
    ;({ system } = alliance)
    systems.push(system)
    ;[own] = alliance.schools as [AllianceSchool]
    bodyOf(
      await own.head.post('/api/site-clients', {
        name: 'Website',
        school: own.id,
        enabled: true,
        webhooks: [{ url: receiver.url, enabled: true }],
      }),
      201,
    )
  })
  afterAll(async () => {
    await Promise.all(systems.map((one) => one.stop()))
    await receiver?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it(
    'what was being sent when the process was killed is sent after the next start, under the same id',
    { timeout: 180_000 },
    async () => {
      receiver.behaves(hang)
      await publishedLetter(own, { title: 'Power cut' })
      await vi.waitFor(() => expect(receiver.calls).toHaveLength(1), within)
      await system.kill('SIGKILL')
      receiver.behaves(accept)
      system = await start({ hosted: true })
      await vi.waitFor(() => expect(receiver.calls).toHaveLength(2), within)
      expect(receiver.calls[1]?.headers['webhook-id']).toBe(receiver.calls[0]?.headers['webhook-id'])
      expect(receiver.calls[1]?.raw.replace(/:\d+\//g, '/')).toBe(
        receiver.calls[0]?.raw.replace(/:\d+\//g, '/'),
      )
    },
  )

  // A MongoDB without transactions lets one process of the authoring role work.
  const several = database.supportsTransactions

  it.runIf(several)('two processes send each message once', { timeout: 180_000 }, async () => {
    receiver.calls.splice(0)
    second = await start()
    const [here] = samePeopleAt(system, alliance).schools as [AllianceSchool]
    const [there] = samePeopleAt(second, alliance).schools as [AllianceSchool]
    const titles = Array.from({ length: 12 }, (_none, index) => `Letter ${index}`)
    for (const [index, title] of titles.entries()) await publishedLetter(index % 2 ? here : there, { title })
    await vi.waitFor(async () => {
      const { docs } = bodyOf(
        await here.head.get<{ docs: { state: string }[] }>('/api/webhook-deliveries?limit=100&depth=0'),
      )
      expect(docs).toHaveLength(13)
      expect(docs.every(({ state }) => state === 'delivered')).toBe(true)
    }, within)
    expect(receiver.calls.map(({ body }) => body.data.slug).sort()).toEqual(
      titles.map((title) => title.toLowerCase().replace(' ', '-')).sort(),
    )
  })

  it.runIf(several)(
    'nothing is lost, nor doubled in effect, by a receiver that fails, hangs, is slow, goes and comes back, and a crash',
    { timeout: 300_000 },
    async () => {
      const port = Number(new URL(receiver.url).port)
      const calls: Received[] = []
      const ways = [hang, accept, fail, acceptSlowly, drop, accept, redirect, acceptSlowly]
      const moody: Parameters<Receiver['behaves']>[0] = (response, received) => {
        calls.push(received)
        // It hangs once: that takes ten seconds each time.
        const way = calls.length === 1 ? hang : ways[1 + (calls.length % (ways.length - 1))]
        way?.(response, received)
      }
      receiver.behaves(moody)
      const [here] = samePeopleAt(system, alliance).schools as [AllianceSchool]
      const [there] = samePeopleAt(second, alliance).schools as [AllianceSchool]
      const slugs: string[] = []
      for (let index = 0; index < 6; index += 1) {
        if (index === 2) await receiver.close()
        if (index === 4) {
          receiver = await startReceiver(port)
          receiver.behaves(moody)
        }
        // In the middle of sending, and never to come back.
        if (index === 5) await second.kill('SIGKILL')
        const school = index % 2 === 1 && index < 5 ? there : here
        const letter = await publishedLetter(school, { title: `Moody ${index}` })
        await edit(school.editor, 'letters', letter.id, { summary: 'More' })
        await publish(school, 'letters', letter.id)
        bodyOf(await act(school.head, 'letters', letter.id, 'withdraw', { reason: 'Over.' }))
        slugs.push(letter.slug)
      }
      await vi.waitFor(
        async () => {
          const { docs } = bodyOf(
            await here.head.get<{ docs: { state: string }[] }>(
              '/api/webhook-deliveries?where[slug][like]=moody&limit=100&depth=0',
            ),
          )
          expect(docs.map(({ state }) => state)).toEqual(Array(3 * slugs.length).fill('delivered'))
        },
        { timeout: 120_000, interval: 500 },
      )
      const order = ['item.published', 'item.updated', 'item.withdrawn']
      for (const slug of slugs) {
        const seen = calls.filter(({ body }) => body.data.slug === slug)
        const steps = seen.map(({ body }) => order.indexOf(body.type))
        expect(steps, `${slug}: none before the one ahead of it was taken`).toEqual([...steps].sort())
        // What a receiver keeps that drops the ids it knows.
        const ids = new Map(seen.map(({ headers, body }) => [headers['webhook-id'], body.type]))
        expect([...ids.values()], slug).toEqual(order)
      }
      expect(calls.length).toBeGreaterThan(3 * slugs.length)
    },
  )
})
