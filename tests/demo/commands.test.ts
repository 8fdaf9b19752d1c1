import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { programEnvironment } from '../support/program-environment'
import { runScript as runAnywhere } from '../support/run-script'

const folder = mkdtempSync(path.join(tmpdir(), 'kpsa-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = (database: string, more: Record<string, string> = {}) =>
  programEnvironment({
    DATABASE_URI: `file:${path.join(folder, database)}`,
    // Pictures belong to one database.
    MEDIA_DIR: path.join(folder, `media-of-${database}`),
    PAYLOAD_SECRET: 'a secret of the tests, long enough for everyone',
    LOG_LEVEL: 'warn',
    ...more,
  })
/** As a person runs them: this is about what somebody at a terminal meets. */
const runScript = (name: string, args: string[], env: NodeJS.ProcessEnv) =>
  runAnywhere(name, args, env, { hosted: false })
const account = (email: string, password: string) => ({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password })

describe('npm run create-admin', () => {
  const create = (email: string, password: string) =>
    runScript('create-admin', [], settings('admin.db', account(email, password)))

  it('refuses a weak password and a wrong address with one sentence each', async () => {
    const weak = await create('first@school.example', 'short')
    expect(weak).toMatchObject({ exitCode: 1 })
    expect(weak.stderr).toContain('at least 12 characters')
    const wrong = await create('nobody', 'three random words')
    expect(wrong).toMatchObject({ exitCode: 1 })
    expect(wrong.stderr).toContain('e-mail address')
  })

  it('says what is missing where there is nobody to ask', async () => {
    const { exitCode, stderr } = await runScript('create-admin', [], settings('admin.db'))
    expect(exitCode).toBe(1)
    expect(stderr).toContain('ADMIN_EMAIL and ADMIN_PASSWORD')
  })

  it('makes one administrator, also where two are asked for at once, and never shows the password', async () => {
    const answers = await Promise.all([
      create('one@school.example', 'three random words'),
      create('two@school.example', 'three random words'),
    ])
    expect(answers.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1])
    for (const { stdout, stderr } of answers) expect(stdout + stderr).not.toContain('random words')
    const third = await create('three@school.example', 'three random words')
    expect(third).toMatchObject({ exitCode: 1 })
    expect(third.stderr).toContain('There is an alliance administrator already')
  })
})

describe('npm run migrate and npm run reconcile', () => {
  it('say what they found', async () => {
    const migrated = await runScript('migrate', [], settings('empty.db'))
    expect(migrated).toMatchObject({ exitCode: 0, stderr: '' })
    expect(migrated.stdout).toMatch(/up to date \(\d+ applied\)/)
    const reconciled = await runScript('reconcile', [], settings('empty.db'))
    expect(reconciled).toMatchObject({ exitCode: 0, stderr: '' })
    expect(reconciled.stdout).toContain('nothing to mend')
  })

  it.each(['seed', 'create-admin', 'migrate', 'reconcile', 'demo', 'installation'])(
    '%s explains itself',
    async (name) => {
      const { exitCode, stdout } = await runScript(name, ['--help'], programEnvironment({}))
      expect(exitCode).toBe(0)
      expect(stdout).toContain(`npm run ${name}`)
    },
  )

  it('list every problem of the settings at once', async () => {
    const { exitCode, stderr } = await runScript('migrate', [], programEnvironment({}))
    expect(exitCode).toBe(1)
    expect(stderr).toContain('DATABASE_URI')
    expect(stderr).toContain('PAYLOAD_SECRET')
  })
})
