import { describe, expect, it } from 'vitest'
import { instantOfLocalTime } from '../../src/fields/local-time'

describe('a time without an offset is Europe/London’s, whatever the server’s clock', () => {
  it.each([
    ['in winter', '2026-12-01T09:00', '2026-12-01T09:00:00.000Z'],
    ['in summer', '2026-07-01T09:00:00', '2026-07-01T08:00:00.000Z'],
    ['before the hour that exists twice', '2026-10-25T00:59:59', '2026-10-24T23:59:59.000Z'],
    ['in the hour that exists twice: the first', '2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z'],
    ['after it', '2026-10-25T02:00:00', '2026-10-25T02:00:00.000Z'],
    ['in the hour that never is: as long after the change', '2027-03-28T01:30', '2027-03-28T01:30:00.000Z'],
    ['after that', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
  ])('%s', (_when, local, utc) => {
    expect(instantOfLocalTime(local)).toBe(utc)
  })

  it.each([
    '2026-10-25T01:30:00+00:00',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25',
    '2026-02-30T09:00',
    '2026-10-25T25:00',
    'tomorrow',
    '',
    null,
    undefined,
    1_790_000_000_000,
  ])('what is no such time stays as it came: %s', (value) => {
    expect(instantOfLocalTime(value)).toBe(value)
  })
})
