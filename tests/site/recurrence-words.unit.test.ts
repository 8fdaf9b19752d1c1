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
    ['FREQ=MONTHLY;BYDAY=1MO', 'Every month on the first Monday'],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', 'Every month on the last Friday (3 times)'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Every month on the last day'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,13,22', 'Every month on the 1st, the 13th and the 22nd'],
    ['FREQ=WEEKLY;INTERVAL=3;UNTIL=20270328', 'Every 3 weeks, until 28 March 2027'],
    ['FREQ=DAILY;BYDAY=MO,TU', 'Every Monday and Tuesday'],
  ])('%s: %s', (rule, words) => {
    expect(recurrenceInWords(rule, 'en')).toBe(words)
  })

  test.each([
    'FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=YEARLY;BYDAY=1MO',
    'FREQ=HOURLY',
    'nonsense',
    '',
  ])('%s needs its dates instead', (rule) => {
    expect(recurrenceInWords(rule, 'en')).toBeUndefined()
  })

  test('ends on the day that it is where the event takes place', () => {
    const rule = 'FREQ=WEEKLY;UNTIL=20270329T035959Z'
    expect(recurrenceInWords(rule, 'en', 'America/New_York')).toBe('Every week, until 28 March 2027')
  })

  test('of other languages than English is said only where it needs no ordinals', () => {
    expect(recurrenceInWords('FREQ=MONTHLY;BYDAY=1MO', 'pl')).toBeUndefined()
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
