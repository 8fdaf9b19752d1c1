import { describe, expect, it } from 'vitest'
import { nextTry } from '../../src/jobs/task'

describe('when a job is tried again', () => {
  const now = new Date('2026-11-28T08:00:00.000Z')
  const seconds = (retries: Parameters<typeof nextTry>[0]['retries'], triedBefore: number) => {
    const next = nextTry({ retries }, triedBefore, now)
    return next && (next.getTime() - now.getTime()) / 1000
  }

  it.each([
    ['never, where it says nothing', undefined, [undefined]],
    ['at once', 2, [0, 0, undefined]],
    ['after a while', { attempts: 2, backoff: { type: 'fixed', delay: 3_000 } }, [3, 3, undefined]],
    [
      'after longer and longer',
      { attempts: 3, backoff: { type: 'exponential', delay: 5_000 } },
      [5, 10, 20, undefined],
    ],
  ] as const)('%s', (_what, retries, expected) => {
    expect(expected.map((_seconds, tried) => seconds(retries, tried))).toEqual(expected)
  })
})
