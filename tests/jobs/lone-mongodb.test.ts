import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { freePort } from '../support/free-port'
import { databasesUnderTest } from '../support/database-under-test'
import { create, letterOf, publish, publishedLetter, titlesOn } from '../support/items-over-rest'
import { runCommand } from '../support/run-command'
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import { samePeopleAt } from '../support/same-people'
import { startAlliance, type Alliance, type AllianceSchool } from '../support/small-alliance'

describe.each(
  databasesUnderTest().filter(
    ({ name, supportsTransactions }) => name === 'MongoDB' && !supportsTransactions,
  ),
)('a MongoDB without transactions', (database) => {
  let folder: string
  let alliance: Alliance
  let first: RunningSystem

  const start = async (role?: 'delivery') => {
    const { databaseUri } = first
    return startSystem({ folder, databaseUri, timeout: 90_000, hosted: true, ...(role && { role }) })
  }
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kpsa-lone-'))
    // Alone in its process, which is killed.
    alliance = await startAlliance(database, { schools: 1, folder, timeout: 90_000, hosted: false })
    first = alliance.system
  }, 240_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('refuses a second process of the authoring role, with a sentence', { timeout: 120_000 }, async () => {
    const { exitCode, stderr } = await runCommand(
      process.execPath,
      [...nodeArguments, inRepository('src', 'server', 'start.ts')],
      { cwd: repository, env: { ...first.env, PORT: String(await freePort()) }, timeout: 90_000 },
    )
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Another process of the authoring role works with this database')
    expect(stderr).toContain('--role delivery')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('lets any number of processes of the delivery role read it', { timeout: 120_000 }, async () => {
    const delivery = await start('delivery')
    expect((await fetch(`${delivery.url}/readyz`)).status).toBe(200)
    await delivery.stop()
  })

  it(
    'a command beside the program writes in turn with it: the audit log stays whole',
    { timeout: 240_000 },
    async () => {
      const [own] = alliance.schools as [AllianceSchool]
      const [reconciled] = await Promise.all([
        runScript('reconcile', [], first.env),
        (async () => {
          for (let index = 0; index < 6; index += 1) await publishedLetter(own, { title: `Beside ${index}` })
        })(),
      ])
      expect(reconciled.exitCode, reconciled.stderr).toBe(0)
      const { exitCode, stdout, stderr } = await runScript('verify-audit', [], first.env)
      expect(exitCode, stderr).toBe(0)
      expect(stdout).toContain('unbroken')
    },
  )

  it(
    'lets the next process in soon after the first was killed, and it goes on',
    { timeout: 180_000 },
    async () => {
      await first.kill('SIGKILL')
      const second = await start()
      const { schools, visitor } = samePeopleAt(second, alliance)
      const [own] = schools as [AllianceSchool]
      const letter = await create(own.editor, 'letters', letterOf(own, { title: 'After the crash' }))
      expect((await publish(own, 'letters', letter.id)).state).toBe('published')
      expect(await titlesOn(visitor, own.slug, 'letters')).toContain('After the crash')
      await second.stop()
      // Stopped in good order, nobody has to wait for it.
      const third = await start()
      await third.stop()
    },
  )
})
