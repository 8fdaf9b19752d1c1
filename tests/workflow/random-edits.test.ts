import { describe, expect, it } from 'vitest'
import { nodeArguments } from '../../scripts/node-arguments.mjs'
import { inRepository, repository } from '../../scripts/repository'
import { programEnvironment } from '../support/program-environment'
import { databasesUnderTest } from '../support/database-under-test'
import { rounds } from '../support/long-form'
import { runCommand } from '../support/run-command'

/** `RANDOM_EDITS=100000 RANDOM_SEED=7 npm test -- tests/workflow/random-edits` looks further, and elsewhere. */
const edits = Number(process.env.RANDOM_EDITS ?? rounds({ short: 2_500, long: 10_000 }))
const seed = Number(process.env.RANDOM_SEED ?? 20_261_128)

describe('random edits of items, and of what they refer to', () => {
  it('never show something else under the same name', { timeout: 30 * 60_000 }, async () => {
    const databaseUri = databasesUnderTest()[0]?.uri() ?? ''
    const { exitCode, stdout, stderr } = await runCommand(
      process.execPath,
      [
        ...nodeArguments,
        inRepository('tests', 'workflow', 'random-edits-program.ts'),
        String(edits),
        String(seed),
      ],
      {
        cwd: repository,
        env: programEnvironment({
          DATABASE_URI: databaseUri,
          PAYLOAD_SECRET: 'random edits of a database that is a test’s own',
        }),
        timeout: 30 * 60_000,
      },
    )
    expect(exitCode, stderr).toBe(0)
    const result = JSON.parse(/^{"different".*$/m.exec(stdout)?.[0] ?? '') as {
      different: number
      names: number
      fault: object | null
    }
    expect(result.fault).toBeNull()
    expect(result.different).toBeGreaterThan(edits / 5)
    expect(result.names).toBeGreaterThan(edits / 5)
  })
})
