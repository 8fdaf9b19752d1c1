import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from '../tests/support/chromium'
import { buildIfNeeded } from './build-if-needed'
import { inRepository } from './repository'
import { runNode, tool } from './run-tool'
import type { JsonReport, TestCount } from './test-count'
import { countTests } from './test-count'

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

const runVitest = async (args: string[]): Promise<TestCount> => {
  // A file of its own for each run: two may be under way.
  const folder = inRepository('.cache', 'test-reports')
  mkdirSync(folder, { recursive: true })
  const report = path.join(folder, `${process.pid}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // What a developer's shell has set for running the system must not reach the tests.
  const env = {
    ...process.env,
    NODE_ENV: 'test' as const,
    DATABASE_URI: undefined,
    PAYLOAD_SECRET: undefined,
  }
  try {
    const { exitCode } = await runNode([tool('vitest', 'vitest.mjs'), 'run', ...reporters, ...args], {
      env,
      output: 'show',
    })
    const content = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as JsonReport) : undefined
    const count = countTests(content, exitCode)
    if (exitCode !== 0 && (content?.numFailedTests ?? 0) === 0) {
      console.log('The test run failed outside of a test (see above); this is counted as a failure.')
    }
    return count
  } finally {
    rmSync(report, { force: true })
  }
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
