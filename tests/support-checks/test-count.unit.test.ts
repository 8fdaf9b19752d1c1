import { describe, expect, it } from 'vitest'
import type { JsonReport } from '../../scripts/test-count'
import { countStarts, countTests, lastLine, passedLate, slowestFiles } from '../../scripts/test-count'

const file = {
  name: '/work/tests/a.test.ts',
  status: 'passed',
  startTime: 1000,
  endTime: 2000,
  assertionResults: [],
}

const report = (changes: Partial<JsonReport>): JsonReport => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...changes,
})

describe('countTests', () => {
  it('takes over what passed, failed and was skipped', () => {
    const given = report({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 })
    expect(countTests(given, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const given = report({ testResults: [{ ...file, status: 'failed', assertionResults: [] }] })
    expect(countTests(given, 1).failed).toBe(1)
  })

  it('counts a failed test once, not its file as well', () => {
    const testResults = [
      { ...file, status: 'failed', assertionResults: [{ status: 'failed', fullName: 'it' }] },
    ]
    expect(countTests(report({ numFailedTests: 1, testResults }), 1).failed).toBe(1)
  })

  it('never calls a run that failed a success', () => {
    expect(countTests(report({}), 1).failed).toBe(1)
    expect(countTests(undefined, 0).failed).toBe(1)
  })
})

describe('lastLine', () => {
  it.each([
    [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
    [{ passed: 12, failed: 1, skipped: 3 }, '12 passed, 1 failed, 3 skipped'],
  ])('of %o is %s', (count, line) => {
    expect(lastLine(count)).toBe(line)
  })
})

describe('the slowest files', () => {
  it('are told with their seconds, the slowest first, and no more of them than asked for', () => {
    const testResults = [
      file,
      { ...file, name: '/work/tests/b.test.ts', endTime: 62_400 },
      { ...file, name: '/work/tests/c.test.ts', endTime: 4000 },
    ]
    expect(slowestFiles(report({ testResults }), '/work', 2)).toEqual([
      '    61 s  tests/b.test.ts',
      '     3 s  tests/c.test.ts',
    ])
  })
})

describe('what passed at a second try only', () => {
  it('is named with what was wrong at the first, and nothing else is', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'the page opens', failureMessages: [] },
      { status: 'passed', fullName: 'the page saves', failureMessages: ['TimeoutError: 30 s\n  at page.ts'] },
      { status: 'failed', fullName: 'the page closes', failureMessages: ['Error: it did not'] },
    ]
    expect(passedLate(report({ testResults: [{ ...file, assertionResults }] }), '/work')).toEqual([
      '  tests/a.test.ts: the page saves\n    TimeoutError: 30 s',
    ])
  })
})

describe('countStarts', () => {
  it('counts each way of starting a program by itself', () => {
    expect(
      countStarts('alone\nhosted\nalone\ncommand\nhosted\nhosted\nhosted command\nhosted command\n'),
    ).toBe(
      '2 in a process of their own, 3 in one that they share; commands: 1 in a process of their own, 2 in one that they share',
    )
  })
})
