import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from '../tests/support/chromium'
import { buildIfNeeded } from './build-if-needed'
import { inRepository, repository } from './repository'
import { runNode, tool } from './run-tool'
import type { JsonReport, TestCount } from './test-count'
import { countStarts, countTests, passedLate, slowestFiles } from './test-count'

/** Whether any test of the browser is among those asked for. */
const needsBrowser = (filters: string[]): boolean => {
  const folder = inRepository('tests', 'browser')
  if (!existsSync(folder)) return false
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join('tests', 'browser', file))
  return files.some((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
}

/** Chromium and a build of the admin. The reason why there can be no browser tests, or undefined. */
const prepareBrowser = async (): Promise<string | undefined> => {
  try {
    process.env.CHROMIUM_PATH = await ensureChromium()
    await buildIfNeeded()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const keptForMs = 7 * 24 * 3_600_000

/** A new folder for this run, since two may be under way. Those of the last week are kept. */
const reportFolder = (): string => {
  const all = inRepository('.cache', 'test-reports')
  mkdirSync(all, { recursive: true })
  for (const name of readdirSync(all)) {
    const one = path.join(all, name)
    if (Date.now() - statSync(one).mtimeMs > keptForMs) rmSync(one, { recursive: true, force: true })
  }
  return mkdtempSync(path.join(all, 'run-'))
}

const runVitest = async (args: string[]): Promise<TestCount> => {
  const folder = reportFolder()
  const report = path.join(folder, 'report.json')
  const starts = path.join(folder, 'starts')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // What a developer's shell has set for running the system must not reach the tests.
  const env = {
    ...process.env,
    NODE_ENV: 'test' as const,
    DATABASE_URI: undefined,
    PAYLOAD_SECRET: undefined,
    KPSA_TEST_STARTS: starts,
  }
  const { exitCode } = await runNode([tool('vitest', 'vitest.mjs'), 'run', ...reporters, ...args], {
    env,
    output: 'show',
  })
  const content = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as JsonReport) : undefined
  if (content) console.log(`The slowest files:\n${slowestFiles(content, repository).join('\n')}`)
  const started = countStarts(existsSync(starts) ? readFileSync(starts, 'utf8') : '')
  console.log(`Programs started: ${started}. The whole report: ${path.relative(repository, report)}`)
  const late = content ? passedLate(content, repository) : []
  if (late.length > 0) {
    console.log(
      `Passed at a second try only, which is a fault of the test or of the program:\n${late.join('\n')}`,
    )
  }
  const count = countTests(content, exitCode)
  if (exitCode !== 0 && (content?.numFailedTests ?? 0) === 0) {
    console.log('The test run failed outside of a test (see above); this is counted as a failure.')
  }
  return count
}

/**
 * Runs the tests: all, or those in files whose path contains one of the filters. Where the browser tests cannot
 * run, the others do, and it counts as one failure.
 */
export const runTests = async (filters: string[]): Promise<TestCount> => {
  const obstacle = needsBrowser(filters) ? await prepareBrowser() : undefined
  if (obstacle === undefined) return runVitest(filters)
  const count = await runVitest([...filters, '--project=!browser'])
  console.log(`The browser tests could not run, which counts as a failure. ${obstacle}`)
  return { ...count, failed: count.failed + 1 }
}
