import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfEntry as hashWith, type HashedEntry } from '../../src/plugins/audit/audit-entry'
import { signIn } from '../support/api-client'
import { rewriteLog, type AuditRow, type StoredLog } from '../support/audit-rows'
import { databasesUnderTest } from '../support/database-under-test'
import { create } from '../support/items-over-rest'
import { runScript } from '../support/run-script'
import { startSystem, type RunningSystem } from '../support/running-system'
import { allianceDatabase, password } from '../support/small-alliance'

const hashOfEntry = (entry: HashedEntry): string => hashWith(entry, 'school')

/** A stored row by the names that entries have. */
const entryOf = (row: AuditRow) => ({
  itemCollection: row.item_collection,
  itemId: row.item_id,
  itemTitle: row.item_title,
  byName: row.by_name,
  ...row,
  school: `${(row.school_id ?? row.school ?? '') as string}`,
})

/** As versions before there were seals have written it. */
const withoutSeals = ({ rows }: StoredLog): StoredLog => {
  let previous = ''
  const plain = rows.map((row) => {
    const hash = hashOfEntry({ ...entryOf(row), previous })
    const written = { ...row, previous, hash }
    previous = hash
    return written
  })
  return { rows: plain, head: { value: rows.length, hash: previous } }
}

const first = 'the-first-secret-of-this-installation'
const second = 'another-secret-since-the-first-got-known'

describe.each(databasesUnderTest())(
  'the seals of the audit log, on $name',
  { timeout: 240_000 },
  (database) => {
    let folder: string
    let databaseUri: string
    let env: NodeJS.ProcessEnv

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'kpsa-seals-'))
      databaseUri = await allianceDatabase(database)
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    const running = async (
      settings: Record<string, string>,
      work: (system: RunningSystem) => Promise<void>,
    ) => {
      const system = await startSystem({ folder, databaseUri, env: settings, timeout: 90_000, hosted: true })
      ;({ env } = system)
      await work(system)
      await system.stop()
      return system.logs()
    }
    const verify = (settings: Record<string, string>) =>
      runScript('verify-audit', [], { ...env, ...settings })
    const newAccount = async ({ url }: RunningSystem, name: string) => {
      const admin = await signIn(url, 'admin@kpsa.test', password)
      await create(admin, 'users', { name, email: `${name}@people.test`, password })
    }

    it('begin after an update, and leave what was written before as it was', async () => {
      let entries = 0
      const logs = await running({ PAYLOAD_SECRET: first }, async (system) => {
        // Sealed with the secret of the program that made this database; written here as an older version would have.
        entries = (await rewriteLog(system, withoutSeals)).rows.length
      })
      expect(logs).not.toContain('has them from now on')
      const before = await verify({ PAYLOAD_SECRET: first })
      expect(before.exitCode).toBe(1)
      expect(before.stderr).toMatch(
        /^Entry \d+, the newest, has no seal\. Right after an update, start the program/m,
      )

      const updated = await running({ PAYLOAD_SECRET: first }, (system) => newAccount(system, 'newcomer'))
      expect(updated).toContain('the audit log had no seals and has them from now on')
      const after = await verify({ PAYLOAD_SECRET: first })
      expect(after.exitCode, after.stderr).toBe(0)
      expect(after.stdout).toMatch(new RegExp(`^${entries + 2} entries, unbroken, head ${entries + 2}:`, 'm'))
    })

    it('outlive a change of the secret, where the former one is given', async () => {
      const settings = { PAYLOAD_SECRET: second, AUDIT_FORMER_SECRETS: first }
      const logs = await running(settings, (system) => newAccount(system, 'later'))
      expect(logs).not.toContain('has them from now on')
      const known = await verify(settings)
      expect(known.exitCode, known.stderr).toBe(0)
      const unknown = await verify({ PAYLOAD_SECRET: second, AUDIT_FORMER_SECRETS: '' })
      expect(unknown.exitCode).toBe(1)
      expect(unknown.stderr).toMatch(
        /^Entries \d+ to \d+ are sealed with a secret that is not known here\..* AUDIT_FORMER_SECRETS\.$/m,
      )
      expect(`${unknown.stdout}${unknown.stderr}`).not.toContain(second)
    })
  },
)
