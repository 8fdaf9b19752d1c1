import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Report } from '../../scripts/bench/report'
import { repository } from '../../scripts/repository'
import { programEnvironment } from '../support/program-environment'
import { runCommand } from '../support/run-command'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kpsa-bench-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** `npm run bench`, as a person would. */
const bench = (...args: string[]) =>
  runCommand('npm', ['run', '--silent', 'bench', '--', ...args], {
    cwd: repository,
    env: programEnvironment({}),
  })

const reportOf = (): Report => JSON.parse(readFileSync(path.join(folder, 'results.json'), 'utf8')) as Report

it('measures what was asked for, and writes the figures and a table', async () => {
  const { exitCode, stdout, stderr } = await bench('--quick', '--only', 'bare', '--out', folder)
  expect(exitCode, stderr).toBe(0)
  expect(stdout).toMatch(/^Measuring bare: done/m)
  expect(stdout).toMatch(/^bare Express : bare node:http +[\d.]+ ×/m)
  expect(stdout).toMatch(/^\d+ bars kept, \d+ missed\./m)

  const report = reportOf()
  expect(report).toMatchObject({ quick: true, complete: false, how: { rounds: 2, connections: 10 } })
  expect(Object.keys(report.measurements)).toEqual(['bare'])
  expect(report.measurements.bare?.rows).toEqual([
    {
      what: 'bare Express : bare node:http',
      measured: expect.any(Number) as number,
      unit: '×',
      note: expect.stringMatching(/by the clock/) as string,
    },
  ])
  expect(report.measurements.bare?.figures).toHaveProperty(['node:http', 'requestsPerSecond'])
  const table = readFileSync(path.join(folder, 'README.md'), 'utf8')
  expect(table).toContain('## bare')
  expect(table).toMatch(/^\| bare Express : bare node:http \| [\d.]+ × \|/m)
})

it('measures what a save costs beside Payload’s own drafts', { timeout: 300_000 }, async () => {
  const { exitCode, stdout, stderr } = await bench('--quick', '--only', 'save', '--out', folder)
  expect(exitCode, stderr).toBe(0)
  expect(stdout).toMatch(/^Measuring save: done/m)
  const rows = reportOf().measurements.save?.rows.map(({ what, measured }) => [what, Number(measured) > 0])
  expect(rows).toEqual(
    ['a draft, Local API', 'a draft, HTTP', 'a published letter, Local API', 'a published letter, HTTP'].map(
      (what) => [`saving ${what}: with the guard : without`, true],
    ),
  )
})

it('names what there is to measure, where it is asked for something else', async () => {
  const { exitCode, stderr } = await bench('--only', 'nothing', '--out', folder)
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/^There is no measurement "nothing"\. There are: bare, list, /)
})
