import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { behindTheBack } from '../support/behind-the-back'
import { programEnvironment } from '../support/program-environment'
import { quickFolder } from '../support/quick-folder'
import { runScript } from '../support/run-script'

/** What differs between any two runs. */
const alike = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/\(\d+ ?m?s\)/g, '(DURATION)')
    .replace(/[0-9a-f]{8}-[0-9a-f]{64}|[0-9a-f]{64}/g, 'HASH')

describe('a command in a process that commands share', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(quickFolder(), 'kpsa-hosted-commands-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const settings = (way: string, more: Record<string, string | undefined> = {}) =>
    programEnvironment({
      DATABASE_URI: `file:${path.join(folder, way, 'kpsa.db')}`,
      MEDIA_DIR: path.join(folder, way, 'media'),
      PAYLOAD_SECRET: 'a secret of the tests, long enough for everyone',
      ...more,
    })

  /** Runs it in both ways, each on a database of its own with the same history. */
  const inBothWays = async (
    name: string,
    args: string[],
    more: Record<string, string | undefined> = {},
  ): Promise<string> => {
    const [shared, own] = [
      await runScript(name, args, settings('shared', more)),
      await runScript(name, args, settings('own', more), { hosted: false }),
    ]
    const told = ({ exitCode, stdout, stderr }: typeof own) => ({
      exitCode,
      stdout: alike(stdout),
      stderr: alike(stderr),
    })
    expect(told(shared)).toEqual(told(own))
    return `${own.exitCode} ${own.stdout}${own.stderr}`
  }

  const account = { ADMIN_EMAIL: 'first@school.example', ADMIN_PASSWORD: 'three random words' }

  it('prints and ends as it does in one of its own: create-admin', { timeout: 240_000 }, async () => {
    expect(await inBothWays('create-admin', [])).toMatch(/^1 [^]*no terminal to ask on/)
    expect(await inBothWays('create-admin', [], { ...account, ADMIN_PASSWORD: 'short' })).toMatch(
      /^1 [^]*at least 12/,
    )
    expect(await inBothWays('create-admin', [], account)).toMatch(/^0 [^]*is the alliance administrator now/)
    expect(await inBothWays('create-admin', [], account)).toMatch(/^1 [^]*an alliance administrator already/)
  })

  it('prints and ends as it does in one of its own: reconcile', { timeout: 240_000 }, async () => {
    expect(await inBothWays('reconcile', [])).toMatch(/^0 [^]*0 items looked at, nothing to mend/)
    expect(await inBothWays('reconcile', ['--quickly'])).toMatch(/^1 Unknown option '--quickly'/)
    expect(await inBothWays('reconcile', ['--help'])).toMatch(/^0 npm run reconcile\n/)
    const wrong = { DATABASE_URI: undefined, PAYLOAD_SECRET: 'short', PORT: 'http' }
    expect(await inBothWays('reconcile', [], wrong)).toMatch(/^1 The settings have problems:\n(?:- .*\n){3}$/)
    expect(await inBothWays('reconcile', [], { KPSA_DEMO: 'true' })).toMatch(/^1 [^]*no demonstration/)
  })

  it('prints and ends as it does in one of its own: verify-audit', { timeout: 240_000 }, async () => {
    expect(await inBothWays('verify-audit', [], { LOG_LEVEL: 'debug' })).toMatch(/^0 [^]*unbroken, head /)
    expect(await inBothWays('verify-audit', ['--head', 'nonsense'])).toMatch(/^1 [^]*A head is a number/)
    expect(await inBothWays('verify-audit', ['--head', '0'.repeat(64)])).toMatch(/^1 [^]*not there any more/)
    for (const way of ['shared', 'own'])
      await behindTheBack<unknown>(String(settings(way).DATABASE_URI), {
        sqlite: (client) => client.execute("UPDATE audit_entries SET by_name = 'Somebody else'"),
        mongo: () => Promise.reject(new Error('SQLite alone')),
      })
    expect(await inBothWays('verify-audit', [])).toMatch(/^1 [^]*Entry 1 was changed/)
  })
})
