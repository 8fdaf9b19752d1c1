import { describe, expect, test } from 'vitest'
import { lastDay } from '../../src/words/format-dates'
import { languageCodes } from '../../src/words/languages'
import { recurrenceInWords } from '../../src/words/recurrence-words'
import { daysInWords, hoursInWords } from '../../src/words/when'

describe('a rule in words', () => {
  test.each([
    ['FREQ=DAILY', 'Every day'],
    ['FREQ=WEEKLY', 'Every week'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'Every two weeks on Thursday'],
    ['FREQ=WEEKLY;BYDAY=TH,TU,WE', 'Every week on Tuesday, Wednesday and Thursday'],
    ['FREQ=MONTHLY;COUNT=6', 'Every month (6 times)'],
    ['FREQ=YEARLY;UNTIL=20300101T000000Z', 'Every year, until 1 January 2030'],
    ['freq=weekly;byday=mo;wkst=mo', 'Every week on Monday'],
  ])('%s: %s', (rule, words) => {
    expect(recurrenceInWords(rule, 'en')).toBe(words)
  })

  test.each([
    'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=WEEKLY;INTERVAL=3',
    'FREQ=HOURLY',
    'nonsense',
    '',
  ])('%s needs its dates instead', (rule) => {
    expect(recurrenceInWords(rule, 'en')).toBeUndefined()
  })

  test('is said in every language, with the day in that language', () => {
    const said = languageCodes.map((language) => recurrenceInWords('FREQ=WEEKLY;BYDAY=TU', language))
    expect(new Set(said).size).toBe(languageCodes.length)
    expect(said).toContain('Co tydzień: wtorek')
  })
})

describe('times of an event', () => {
  const summer = {
    start: '2026-06-09T14:15:00Z',
    end: '2026-06-09T15:15:00Z',
    startLocal: '2026-06-09T15:15:00',
    endLocal: '2026-06-09T16:15:00',
    timeZone: 'Europe/London',
    allDay: false,
  }

  test('are those of British clocks', () => {
    expect(hoursInWords(summer, 'en').replace(/\s/g, ' ')).toBe('3:15 – 4:15 pm')
    expect(hoursInWords(summer, 'pl')).toBe('15:15–16:15')
    expect(daysInWords(summer, 'pl')).toBe('wtorek, 9 czerwca 2026')
  })

  test('an end at midnight belongs to the day before', () => {
    const days = { startLocal: '2026-06-09T00:00:00', endLocal: '2026-06-11T00:00:00' }
    expect(lastDay(days)).toBe('2026-06-10')
    expect(daysInWords({ ...summer, ...days, allDay: true }, 'en').replace(/\s/g, ' ')).toBe(
      '9 – 10 June 2026',
    )
    expect(lastDay({ ...days, endLocal: days.startLocal })).toBe('2026-06-09')
  })
})
