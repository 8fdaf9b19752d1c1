import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  create,
  letterOf,
  publish,
  reviewOf,
  shownOn,
  submit,
  titlesOn,
  type Stored,
} from '../support/items-over-rest'
import { startMailServer } from '../support/mail-server'
import { startSystem, type RunningSystem } from '../support/running-system'
import { samePeopleAt } from '../support/same-people'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { jobsAreDone, letTimesCome } from '../support/timed-jobs'

/** What was under way comes round again after 20 seconds, and a lone MongoDB lets a second process in after 15. */
const within = { timeout: 60_000, interval: 250 }

describe.each(databasesUnderTest())('killed in the second in which much was due, on $name', (database) => {
  let folder: string
  let system: RunningSystem
  let alliance: Alliance
  let mail: Awaited<ReturnType<typeof startMailServer>>

  /** In a process of its own, which can be killed. */
  const start = async () => {
    const env = { SMTP_URL: mail.url }
    alliance = await startAlliance(database, { schools: 1, folder, env, timeout: 90_000, hosted: false })
    ;({ system } = alliance)
    return alliance.schools[0] as AllianceSchool
  }
  const startAgain = async () => {
    const { databaseUri } = system
    const env = { SMTP_URL: mail.url }
    system = await startSystem({ folder, databaseUri, env, timeout: 90_000, hosted: true })
    alliance = samePeopleAt(system, alliance)
    return alliance.schools[0] as AllianceSchool
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-jobs-'))
    mail = await startMailServer()
  }, 240_000)
  afterEach(() => system?.stop())
  afterAll(async () => {
    await mail?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('twelve letters of one moment all go live, once each', { timeout: 240_000 }, async () => {
    const own = await start()
    const publishAt = new Date(Date.now() + 3_600_000).toISOString()
    const letters: Stored[] = []
    for (let index = 0; index < 12; index += 1) {
      const letter = await create(
        own.editor,
        'letters',
        letterOf(own, { title: `At one moment ${index}`, publishAt }),
      )
      expect((await publish(own, 'letters', letter.id)).state).toBe('scheduled')
      letters.push(letter)
    }
    expect(await letTimesCome(system.databaseUri)).toBe(12)
    const shown = async () => (await titlesOn(alliance.visitor, own.slug, 'letters')).length
    // With the first of them out, the others are under way.
    await expect.poll(shown, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0)
    await system.kill('SIGKILL')

    const again = await startAgain()
    await expect.poll(shown, within).toBe(12)
    for (const { id, slug } of letters) {
      expect(await shownOn(alliance.visitor, own.slug, 'letters', slug)).toBeDefined()
      const { state, history } = await reviewOf(again.editor, 'letters', id)
      expect(state).toBe('published')
      expect(history.filter(({ action }) => action === 'publish')).toHaveLength(1)
    }
    // No message of one test leaves in the next.
    await jobsAreDone(alliance.visitor)
  })

  it('e-mails that were being sent are sent after the next start', { timeout: 240_000 }, async () => {
    const own = await start()
    mail.arrived.splice(0)
    mail.hold()
    const titles = Array.from({ length: 6 }, (_none, index) => `Told of ${index}`)
    for (const title of titles) {
      const letter = await create(own.editor, 'letters', letterOf(own, { title }))
      await submit(own.editor, 'letters', letter.id)
    }
    // One person's messages leave one after the other.
    await expect.poll(() => mail.held(), within).toBe(1)
    await system.kill('SIGKILL')
    expect(mail.arrived).toEqual([])

    mail.release()
    const again = await startAgain()
    await expect.poll(() => mail.arrived.length, within).toBe(titles.length)
    await pause(3_000)
    expect(mail.arrived.map(({ subject }) => subject).sort()).toEqual(
      titles.map((title) => `Waiting for your approval: ${title}`),
    )
    // No message of one test leaves in the next.
    await jobsAreDone(alliance.visitor)
    expect((await act(again.head, 'letters', 'nothing', 'approve')).status).toBe(404)
  })
})
