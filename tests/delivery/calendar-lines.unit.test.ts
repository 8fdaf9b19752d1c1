import { expect, it } from 'vitest'
import {
  calendarBody,
  calendarDay,
  calendarText,
  calendarTime,
} from '../../src/delivery/calendar/calendar-lines'

it('folds at 75 octets, never within a character, and loses nothing', () => {
  const long = `SUMMARY:${'ਸਕੂਲ'.repeat(40)}${'👩‍🏫'.repeat(20)}${'x'.repeat(200)}`
  const body = calendarBody(['BEGIN:VEVENT', long])
  const lines = body.split('\r\n')
  expect(lines.at(-1)).toBe('')
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toContain('\ufffd')
  }
  expect(body.replace(/\r\n /g, '')).toBe(`BEGIN:VEVENT\r\n${long}\r\n`)
})

it('leaves a line of 75 octets whole', () => {
  expect(calendarBody(['x'.repeat(75)])).toBe(`${'x'.repeat(75)}\r\n`)
  expect(calendarBody(['x'.repeat(76)])).toBe(`${'x'.repeat(75)}\r\n x\r\n`)
})

it('escapes what has a meaning in a text, and drops what cannot stand in one', () => {
  expect(calendarText('Tea, cake; C:\\ and\r\nmore\u0007\nEND:VEVENT')).toBe(
    'Tea\\, cake\\; C:\\\\ and\\nmore\\nEND:VEVENT',
  )
})

it('writes times and days', () => {
  expect(calendarTime('2026-07-01T09:00:00')).toBe('20260701T090000')
  expect(calendarTime('2026-07-01T09:00:00.000Z')).toBe('20260701T090000Z')
  expect(calendarDay('2026-07-01T09:00:00')).toBe('20260701')
})
