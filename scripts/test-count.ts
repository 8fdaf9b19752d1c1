import path from 'node:path'

/** How many tests passed, failed and were skipped. */
export type TestCount = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that is read here. */
export type JsonReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    /** Of the file, absolute. */
    name: string
    status: string
    /** Milliseconds since 1970. */
    startTime: number
    endTime: number
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

/**
 * Counts a report. A file that could not be loaded, or whose hooks failed, holds no failed test and is counted as
 * one; so is a run that failed for another reason, such as an error that no test was waiting for.
 */
export const countTests = (report: JsonReport | undefined, exitCode: number): TestCount => {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  const failed = report.numFailedTests + brokenFiles.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The last line of a test run: `N passed, N failed`, and `, N skipped` where any were. */
export const lastLine = ({ passed, failed, skipped }: TestCount): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** The files that took longest, a line each, with their seconds. @param root what their names begin with, and is left out */
export const slowestFiles = ({ testResults }: JsonReport, root: string, most = 15): string[] =>
  testResults
    .map(({ name, startTime, endTime }) => ({
      name: path.relative(root, name),
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, most)
    .map(({ name, seconds }) => `${seconds.toFixed(0).padStart(6)} s  ${name}`)

/** What was started, from a line for each: `alone`, `hosted`, `command` or `hosted command` (tests/support/count-start.ts). */
export const countStarts = (lines: string): string => {
  const all = lines.split('\n')
  const count = (start: string) => all.filter((line) => line === start).length
  const both = (own: number, shared: number) =>
    `${own} in a process of their own, ${shared} in one that they share`
  return `${both(count('alone'), count('hosted'))}; commands: ${both(count('command'), count('hosted command'))}`
}

/** Tests that failed at first and passed at their second try, a line each with what was wrong at the first. */
export const passedLate = ({ testResults }: JsonReport, root: string): string[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed')
      .flatMap(({ fullName, failureMessages }) => {
        const [first] = failureMessages ?? []
        if (first === undefined) return []
        return [`  ${path.relative(root, name)}: ${fullName}\n    ${first.split('\n', 1)[0]}`]
      }),
  )
