import { beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import { act, bodyOf, create, edit, letterOf, publish, publishedLetter } from '../support/items-over-rest'
import { startSystem, type RunningSystem } from '../support/running-system'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

/** What another process may need to see a change; twice that leaves room for a busy machine. */
const seenWithinMs = 2000

describe.each(databasesUnderTest())('what is withdrawn or changed, on $name', (database) => {
  let alliance: Alliance
  let own: AllianceSchool
  let other: RunningSystem

  beforeAll(async () => {
    alliance = await startAlliance(database, { schools: 1 })
    own = alliance.schools[0] as AllianceSchool
    other = await startSystem({ role: 'delivery', databaseUri: alliance.system.databaseUri })
  })

  const statusOf = async (url: string) => {
    const answer = await fetch(url)
    await answer.arrayBuffer()
    return answer.status
  }

  const found = async (system: RunningSystem) => {
    const answer = await fetch(`${system.url}/v1/sites/${own.slug}/search?q=sports`)
    return ((await answer.json()) as { items: { slug: string }[] }).items.map(({ slug }) => slug)
  }

  /** Asks without a pause until it is told to stop. */
  const hammer = (url: string) => {
    const going = { on: true, asked: 0 }
    const ended = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (going.on) {
          await statusOf(url)
          going.asked += 1
        }
      }),
    )
    return async () => {
      going.on = false
      await ended
      expect(going.asked).toBeGreaterThan(10)
    }
  }

  it('is gone from the process that withdraws when the call returns, and from others within a second', async () => {
    let letter: { id: string; slug: string } = await publishedLetter(own)
    for (let round = 1; round <= 4; round++) {
      const paths = [
        `/v1/sites/${own.slug}/letters/${letter.slug}`,
        `/schools/${own.slug}/letters/${letter.slug}`,
      ]
      const here = paths.map((path) => alliance.system.url + path)
      const there = paths.map((path) => other.url + path)
      await expect.poll(() => Promise.all(there.map(statusOf)), { timeout: 10_000 }).toEqual([200, 200])
      for (const system of [alliance.system, other]) expect(await found(system)).toContain(letter.slug)
      const stops = [...here, ...there].map(hammer)
      await new Promise((resolve) => setTimeout(resolve, 300))
      bodyOf(await act(own.head, 'letters', letter.id, 'withdraw', { reason: 'A picture too many.' }))
      const withdrawnAt = performance.now()
      for (const url of [...here, ...here]) expect(await statusOf(url)).toBe(410)
      expect(await found(alliance.system)).not.toContain(letter.slug)
      await new Promise((resolve) => setTimeout(resolve, seenWithinMs - (performance.now() - withdrawnAt)))
      for (let time = 0; time < 5; time++)
        for (const url of [...here, ...there]) expect(await statusOf(url)).toBe(410)
      for (const system of [alliance.system, other]) expect(await found(system)).not.toContain(letter.slug)
      for (const stop of stops) await stop()
      letter = await publishedLetter(own, { title: `Sports day ${round}` })
    }
  })

  it('shows itself at once: a new letter, a new version, the school’s own telephone number', async () => {
    const { visitor } = alliance
    const list = `/v1/sites/${own.slug}/letters`
    const site = `/v1/sites/${own.slug}`
    for (let round = 1; round <= 3; round++) {
      await visitor.get(list)
      await visitor.get(site)
      const letter = await create(own.editor, 'letters', letterOf(own, { title: `Round ${round}` }))
      await publish(own, 'letters', letter.id)
      expect(JSON.stringify((await visitor.get(list)).body)).toContain(`"Round ${round}"`)
      await edit(own.editor, 'letters', letter.id, { title: `Round ${round}, corrected` })
      await publish(own, 'letters', letter.id, { note: 'The title was wrong.' })
      expect(JSON.stringify((await visitor.get(list)).body)).toContain(`"Round ${round}, corrected"`)
      const phone = `01562 00000${round}`
      bodyOf(await alliance.admin.patch(`/api/schools/${own.id}`, { phone }))
      expect(JSON.stringify((await visitor.get(site)).body)).toContain(phone)
      await expect
        .poll(async () => (await fetch(other.url + site)).text(), { timeout: 5000 })
        .toContain(phone)
    }
  })
})
