/** How many tests passed, failed and were skipped. */
export type TestCount = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that is read here. */
export type JsonReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
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
