import { expect, it } from 'vitest'
import { aYearAfter, lowerBound, startOfToday, upperBound } from '../../src/calendar/time-bounds'

it.each([
  ['2026-01-15', '2026-01-15T00:00:00.000Z', '2026-01-16T00:00:00.000Z'],
  ['2026-06-15', '2026-06-14T23:00:00.000Z', '2026-06-15T23:00:00.000Z'],
  // The day on which the clocks go forward has 23 hours, the one on which they go back 25.
  ['2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
])('the day %s goes from %s to %s', (day, from, to) => {
  expect([lowerBound(day), upperBound(day)]).toEqual([from, to])
})

it.each([
  ['2026-06-15T10:00:00Z', '2026-06-15T10:00:00.000Z'],
  ['2026-06-15T10:00:00.5+01:00', '2026-06-15T09:00:00.500Z'],
  ['2026-06-15T10:00:00 01:00', '2026-06-15T09:00:00.000Z'],
  ['2026-06-15t10:00z', '2026-06-15T10:00:00.000Z'],
])('the time %s is %s for both bounds', (time, utc) => {
  expect([lowerBound(time), upperBound(time)]).toEqual([utc, utc])
})

it.each([
  '',
  'today',
  '2026-02-30',
  '2026-13-01',
  '2026-6-1',
  '2026-06-15T10:00',
  '2026-06-15T25:00:00Z',
  '20260615',
  '9999-12-31',
  '2026-06-15T10:00:00+99:00',
])('%j is neither a day nor a time', (text) => {
  expect([lowerBound(text), upperBound(text)]).toEqual([undefined, undefined])
})

it('begins today at midnight in London', () => {
  expect(startOfToday(new Date('2026-06-14T23:30:00Z'))).toBe('2026-06-14T23:00:00.000Z')
  expect(startOfToday(new Date('2026-06-14T22:30:00Z'))).toBe('2026-06-13T23:00:00.000Z')
})

it('finds the same wall-clock time a year later', () => {
  expect(aYearAfter('2026-03-28T00:00:00.000Z')).toBe('2027-03-28T00:00:00.000Z')
  expect(aYearAfter('2026-03-29T23:00:00.000Z')).toBe('2027-03-29T23:00:00.000Z')
})
