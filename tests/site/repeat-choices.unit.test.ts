import { describe, expect, it } from 'vitest'
import { easterSunday, namedDaysAfter } from '../../src/calendar/easter'
import { recurrenceProblem, tidyRecurrence } from '../../src/calendar/recurrence'
import {
  choicesOf,
  nthsOf,
  ruleOf,
  weekdayCodes,
  type Rhythm,
  type Nth,
  type RepeatChoices,
  type RepeatEnd,
} from '../../src/calendar/repeat-choices'
import { randomFrom } from '../workflow/random-verbs/random-steps'

describe('what is chosen', () => {
  it('is what the rule that is made of it is read as, before and after the server has tidied it', () => {
    const random = randomFrom(52)
    const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland']
    const nths: Nth[] = [-1, 1, 2, 3, 4]
    for (let round = 0; round < 2000; round += 1) {
      const day = weekdayCodes[random(7)] ?? 'MO'
      const hows: Rhythm[] = [
        {
          kind: 'weekly',
          interval: random(2) === 0 ? 1 : 2,
          days: weekdayCodes.filter(() => random(2) === 0),
        },
        { kind: 'nth', nth: nths[random(5)] ?? 1, day },
        { kind: 'monthly' },
      ]
      const until = new Date(Date.UTC(2026, 0, 1 + random(4000))).toISOString().slice(0, 10)
      const ends: RepeatEnd[] = [
        { kind: 'never' },
        { kind: 'count', count: String(1 + random(999)) },
        { kind: 'until', day: until },
      ]
      const choices: RepeatChoices = {
        how: hows[random(3)] ?? { kind: 'monthly' },
        end: ends[random(3)] ?? { kind: 'never' },
      }
      const timeZone = zones[random(4)]
      const rule = ruleOf(choices) ?? ''
      expect(recurrenceProblem(rule, null, timeZone)).toBeUndefined()
      expect(choicesOf(rule, timeZone)).toEqual(choices)
      expect(choicesOf(tidyRecurrence(rule, timeZone), timeZone)).toEqual(choices)
    }
  })

  it('is nothing where it takes place once', () => {
    const once: RepeatChoices = { how: { kind: 'once' }, end: { kind: 'never' } }
    expect(ruleOf(once)).toBeNull()
    expect(choicesOf(null, undefined)).toEqual(once)
  })

  it('keeps an end that is no day, for the server to refuse it', () => {
    const rule = ruleOf({
      how: { kind: 'weekly', interval: 1, days: ['TU'] },
      end: { kind: 'until', day: '31/2/2027' },
    })
    expect(recurrenceProblem(rule ?? '')).toContain('is not part of a rule')
    expect(choicesOf(rule, undefined)?.end).toEqual({ kind: 'until', day: '31/2/2027' })
  })

  it.each([
    'FREQ=YEARLY',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU',
    'FREQ=WEEKLY;WKST=SU;BYDAY=TU',
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270328T140000Z',
    'FREQ=MONTHLY;BYDAY=5MO',
    'FREQ=MONTHLY;BYDAY=MO,TU',
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=WEEKLY;BYDAY=TU;COUNT=3;UNTIL=20270328',
    'FREQ=WEEKLY;BYDAY=TU,TU',
    'FREQ=WEEKLY;FREQ=DAILY',
    'nonsense',
  ])('says nothing of %s, which stays as it is', (rule) => {
    expect(choicesOf(rule, 'Europe/London')).toBeUndefined()
  })

  it('knows a last one of the month', () => {
    expect(nthsOf('2027-06-08')).toEqual([2])
    expect(nthsOf('2027-02-22')).toEqual([4, -1])
    expect(nthsOf('2027-06-29')).toEqual([-1])
  })
})

describe('Easter', () => {
  // https://www.gov.uk/bank-holidays gives Good Friday and Easter Monday; the extremes are those of the tables.
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2008, '2008-03-23'],
    [2038, '2038-04-25'],
    [1954, '1954-04-18'],
    [2049, '2049-04-18'],
  ])('of %i', (year, day) => {
    expect(easterSunday(year).toString()).toBe(day)
  })

  it('to come is that of the next year after it was', () => {
    expect(namedDaysAfter('2027-01-05')).toEqual([{ name: 'Easter', day: '2027-03-28' }])
    expect(namedDaysAfter('2027-03-28')).toEqual([{ name: 'Easter', day: '2028-04-16' }])
  })
})
