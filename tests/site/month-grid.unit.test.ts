import { expect, test } from 'vitest'
import { dayInLondon } from '../../src/calendar/day'
import { addMonths, monthGrid, monthsApart, readMonth } from '../../src/kinds/event/month-grid'

test('whole weeks from Monday to Sunday cover the month', () => {
  const march = monthGrid('2026-03')
  expect(march).toHaveLength(6)
  expect(march[0]).toEqual([
    '2026-02-23',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ])
  expect(march.at(-1)?.[6]).toBe('2026-04-05')
})

test('a February that begins on a Monday has four weeks; a leap year has its day', () => {
  expect(monthGrid('2027-02')).toHaveLength(4)
  expect(monthGrid('2028-02').flat()).toContain('2028-02-29')
})

test('every month of ten years holds each of its days once', () => {
  for (let month = '2024-01'; month < '2034-01'; month = addMonths(month, 1)) {
    const days = monthGrid(month)
      .flat()
      .filter((day) => day.startsWith(month))
    const [year, number] = month.split('-').map(Number) as [number, number]
    expect(new Set(days).size).toBe(new Date(Date.UTC(year, number, 0)).getUTCDate())
    expect(monthGrid(month).every((week) => new Date(week[0] ?? '').getUTCDay() === 1)).toBe(true)
  }
})

test('months are read, counted and added', () => {
  expect(['2026-03', '2026-00', '2026-13', '26-03', '2026-3', '2026-03-01'].map(readMonth)).toEqual([
    '2026-03',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  expect(monthsApart('2026-03', '2025-12')).toBe(3)
})

test('the day is that of Britain', () => {
  expect(dayInLondon(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
  expect(dayInLondon(new Date('2026-01-31T23:30:00Z'))).toBe('2026-01-31')
})
