import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import {
  allianceDatabase,
  password,
  signInAll,
  type Alliance,
  type AllianceSchool,
} from '../support/small-alliance'
import { letTimesCome } from '../support/timed-jobs'

/** Whoever holds a job and says nothing for 20 seconds has lost it. */
const within = { timeout: 60_000, interval: 250 }

// A MongoDB without transactions lets one process of the authoring role work: see lone-mongodb.test.ts.
describe.each(databasesUnderTest().filter(({ supportsTransactions }) => supportsTransactions))(
  'two processes that write, on $name',
  (database) => {
    let folder: string
    let mail: Awaited<ReturnType<typeof startMailServer>>
    let systems: [RunningSystem, RunningSystem]
    let alliances: [Alliance, Alliance]

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'kpsa-two-'))
      mail = await startMailServer()
      const databaseUri = await allianceDatabase(database)
      // As behind a proxy: two that wait for one another's writing stand still for seconds, and would end what is idle.
      const env = { SMTP_URL: mail.url, TRUST_PROXY: '1' }
      const start = () => startSystem({ folder, databaseUri, env, timeout: 90_000 })
      systems = [await start(), await start()]
      alliances = [await signInAll(systems[0], 5), await signInAll(systems[1], 1)]
    }, 240_000)
    afterAll(async () => {
      await Promise.all((systems ?? []).map((system) => system.stop()))
      await mail?.stop()
      await rm(folder, { recursive: true, force: true })
    })

    const own = (process: 0 | 1) => alliances[process].schools[0] as AllianceSchool

    it('send forty e-mails once each', { timeout: 180_000 }, async () => {
      const [, ...others] = alliances[0].schools
      mail.arrived.splice(0)
      const titles = Array.from({ length: 8 }, (_none, index) => `To five heads ${index}`)
      for (const [index, title] of titles.entries()) {
        const { editor, id } = own(index % 2 ? 1 : 0)
        const coSigningSchools = others.map((school) => school.id)
        const letter = await create(editor, 'letters', letterOf({ id }, { title, coSigningSchools }))
        await submit(editor, 'letters', letter.id)
      }
      await expect.poll(() => mail.arrived.length, within).toBeGreaterThanOrEqual(40)
      await pause(3_000)
      const each = mail.arrived.map(({ to, subject }) => `${to} ${subject}`)
      expect(each).toHaveLength(40)
      expect(new Set(each).size).toBe(40)
    })

    it('record one approval of one person once, and publish once', { timeout: 180_000 }, async () => {
      for (let round = 0; round < 3; round += 1) {
        const title = `Approved in two places ${round}`
        const letter = await create(own(0).editor, 'letters', letterOf(own(0), { title }))
        const { version } = await submit(own(0).editor, 'letters', letter.id)
        const answers = await Promise.all(
          Array.from({ length: 6 }, (_none, index) =>
            act(own(index % 2 ? 1 : 0).head, 'letters', letter.id, 'approve', { version }),
          ),
        )
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
        const { totalDocs } = bodyOf(
          await own(0).head.get<{ totalDocs: number }>(
            `/api/sign-offs?where[itemId][equals]=${letter.id}&depth=0`,
          ),
        )
        expect(totalDocs).toBe(1)
        const { history } = await reviewOf(own(0).head, 'letters', letter.id)
        expect(history.map(({ action }) => action)).toEqual(['submit', 'approve', 'publish'])
      }
    })

    it('accept, decline and accept again, and approve what was sent back, are all recorded', async () => {
      const [, other] = alliances[0].schools as [AllianceSchool, AllianceSchool]
      const letter = await create(
        own(0).editor,
        'letters',
        letterOf(own(0), { title: 'To and fro', channels: { schools: [other.id] } }),
      )
      const { version } = await submit(own(0).editor, 'letters', letter.id)
      bodyOf(await act(own(0).head, 'letters', letter.id, 'request-changes', { version, note: 'Why?' }))
      await submit(own(0).editor, 'letters', letter.id)
      bodyOf(await act(own(1).head, 'letters', letter.id, 'request-changes', { version, note: 'Still.' }))
      await submit(own(0).editor, 'letters', letter.id)
      bodyOf(await act(own(0).head, 'letters', letter.id, 'approve', { version }))
      for (const decision of ['accept', 'decline', 'accept']) {
        bodyOf(
          await act(other.head, 'letters', letter.id, 'receive', { version, decision, reason: 'Because.' }),
        )
      }
      const { docs } = bodyOf(
        await own(0).head.get<{ docs: { decision: string }[] }>(
          `/api/sign-offs?where[itemId][equals]=${letter.id}&depth=0&sort=at`,
        ),
      )
      expect(docs.map(({ decision }) => decision)).toEqual([
        'request-changes',
        'request-changes',
        'approve',
        'accept',
        'decline',
        'accept',
      ])
    })

    it('add to one audit log, each number once', { timeout: 180_000 }, async () => {
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_none, index) =>
          alliances[index % 2 ? 1 : 0].admin.post('/api/users', {
            name: `Person ${index}`,
            email: `person${index}@two.test`,
            password,
          }),
        ),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(201))
      const { exitCode, stdout, stderr } = await runScript('verify-audit', [], systems[0].env)
      expect(exitCode, stderr).toBe(0)
      expect(stdout).toContain('unbroken')
    })

    it(
      'where one of them is held up for longer than its leases, the other does its work, and nothing is done twice but e-mails',
      { timeout: 240_000 },
      async () => {
        mail.arrived.splice(0)
        mail.hold()
        const letters: Stored[] = []
        const publishAt = new Date(Date.now() + 3_600_000).toISOString()
        for (const title of ['Held up 0', 'Held up 1', 'Held up 2']) {
          const letter = await create(own(0).editor, 'letters', letterOf(own(0), { title, publishAt }))
          expect((await publish(own(0), 'letters', letter.id)).state).toBe('scheduled')
          letters.push(letter)
        }
        // Each tells its headteacher, one after the other; somebody waits for the mail server's answer.
        await expect.poll(() => mail.held(), within).toBeGreaterThan(0)
        process.kill(systems[1].processId, 'SIGSTOP')
        mail.release()
        await letTimesCome(systems[0].databaseUri)
        const shown = async () => {
          const found = await Promise.all(
            letters.map(({ slug }) => shownOn(alliances[0].visitor, own(0).slug, 'letters', slug)),
          )
          return found.filter((letter) => letter !== undefined).length
        }
        try {
          await expect.poll(shown, within).toBe(letters.length)
          await pause(22_000)
        } finally {
          process.kill(systems[1].processId, 'SIGCONT')
        }
        await pause(5_000)
        for (const { id } of letters) {
          const { state, history } = await reviewOf(own(0).editor, 'letters', id)
          expect(state).toBe('published')
          expect(history.filter(({ action }) => action === 'publish')).toHaveLength(1)
        }
        // At least once: what the other one had begun, and did not know to be sent, is sent again.
        const subjects = () => mail.arrived.map(({ subject }) => subject)
        const expected = letters.map(({ title }) => `Waiting for your approval: ${title}`)
        await expect
          .poll(subjects, { timeout: 90_000, interval: 500 })
          .toEqual(expect.arrayContaining(expected))
        const { body } = await alliances[0].visitor.get<string>('/metrics')
        expect(body).toMatch(/^kpsa_jobs\{state="failed"\} 0$/m)
      },
    )
  },
)
