import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { databasesUnderTest } from '../support/database-under-test'
import {
  act,
  bodyOf,
  create,
  letterOf,
  publish,
  reviewOf,
  shownOn,
  submit,
  type Stored,
} from '../support/items-over-rest'
import { startMailServer } from '../support/mail-server'
import { startSystem, type RunningSystem } from '../support/running-system'
import { allianceDatabase, signInAll, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { letTimesCome } from '../support/timed-jobs'

/** What was under way comes round again after 20 seconds, and a lone MongoDB lets a second process in after 15. */
const within = { timeout: 60_000, interval: 250 }

describe.each(databasesUnderTest())('killed in the second in which much was due, on $name', (database) => {
  let folder: string
  let databaseUri: string
  let system: RunningSystem
  let alliance: Alliance
  let mail: Awaited<ReturnType<typeof startMailServer>>

  const start = async () => {
    const env = { SMTP_URL: mail.url }
    system = await startSystem({ folder, databaseUri, env, timeout: 90_000 })
    alliance = await signInAll(system, 1)
    return alliance.schools[0] as AllianceSchool
  }

  /** Nothing is due and nothing is under way: no message of one test leaves in the next. */
  const expectQuiet = () =>
    expect
      .poll(
        async () => bodyOf(await alliance.visitor.get<string>('/metrics')).match(/^kpsa_jobs.*$/gm),
        within,
      )
      .toEqual(expect.arrayContaining(['kpsa_jobs{state="due"} 0', 'kpsa_jobs{state="running"} 0']))

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-jobs-'))
    databaseUri = await allianceDatabase(database)
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
    expect(await letTimesCome(databaseUri)).toBe(12)
    const shown = async () => {
      const found = await Promise.all(
        letters.map(({ slug }) => shownOn(alliance.visitor, own.slug, 'letters', slug)),
      )
      return found.filter((letter) => letter !== undefined).length
    }
    // With the first of them out, the others are under way.
    await expect.poll(shown, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0)
    await system.kill('SIGKILL')

    const again = await start()
    await expect.poll(shown, within).toBe(12)
    for (const { id } of letters) {
      const { state, history } = await reviewOf(again.editor, 'letters', id)
      expect(state).toBe('published')
      expect(history.filter(({ action }) => action === 'publish')).toHaveLength(1)
    }
    await expectQuiet()
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
    const again = await start()
    await expect.poll(() => mail.arrived.length, within).toBe(titles.length)
    await pause(3_000)
    expect(mail.arrived.map(({ subject }) => subject).sort()).toEqual(
      titles.map((title) => `Waiting for your approval: ${title}`),
    )
    await expectQuiet()
    expect((await act(again.head, 'letters', 'nothing', 'approve')).status).toBe(404)
  })
})
