import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inRepository } from '../../../scripts/repository'
import { rounds } from '../../support/long-form'
import { runCommand } from '../../support/run-command'
import { startSystem, type RunningSystem } from '../../support/running-system'
import { installSchemathesis } from '../../support/schemathesis'

/** What it thinks up for each operation, besides the examples and the bounds of every parameter. */
const thoughtUp = String(rounds({ short: 8, long: 25 }))
/** The same requests at every run: a failure can be looked at again. */
const sameRequests = [
  ...['--seed', '20230614', '--max-examples', thoughtUp],
  ...['--phases', 'examples,coverage,fuzzing'],
]

let system: RunningSystem
/** Schemathesis keeps notes where it is started. */
let notes: string

beforeAll(async () => {
  notes = await mkdtemp(path.join(tmpdir(), 'kpsa-schemathesis-'))
  system = await startSystem({ seed: 'demo', role: 'delivery' })
})
afterAll(() => rm(notes, { recursive: true, force: true }))

it('whatever is asked, the answer is one that is described', { timeout: 900_000 }, async () => {
  const schemathesis = await installSchemathesis()
  const config = inRepository('tests', 'delivery', 'schemathesis', 'schemathesis.toml')
  const { exitCode, stdout, stderr } = await runCommand(
    schemathesis,
    [
      '--config-file',
      config,
      'run',
      `${system.url}/v1/openapi.json`,
      ...sameRequests,
      '--continue-on-failure',
    ],
    { cwd: notes, env: process.env, timeout: 600_000 },
  )
  expect(exitCode, stdout + stderr).toBe(0)
  expect(stdout).toContain('No issues found')
  expect(system.logs()).not.toContain('a request failed')
})
