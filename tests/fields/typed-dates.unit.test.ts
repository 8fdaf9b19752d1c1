import { describe, expect, it } from 'vitest'
import { dayInFull } from '../../src/calendar/typed-date'
import { momentAsTyped, momentInFull, readDay, readMoment } from '../../src/calendar/typed-moment'
import { randomFrom } from '../workflow/random-verbs/random-steps'

const london = 'Europe/London'
const saying = (text: string): string => expect.stringContaining(text) as string

describe('what offices type', () => {
  it.each([
    ['14/6/2027 15:15', '2027-06-14T14:15'],
    ['14.6.27 15.15', '2027-06-14T14:15'],
    ['14-06-2027 15:15', '2027-06-14T14:15'],
    ['14/06/2027, 3.15pm', '2027-06-14T14:15'],
    ['14/06/2027 3:15 p.m.', '2027-06-14T14:15'],
    ['14 June 2027 at 3.15pm', '2027-06-14T14:15'],
    ['14 Jun 2027 3.15 PM', '2027-06-14T14:15'],
    ['14th of June 2027 3pm', '2027-06-14T14:00'],
    ['Mon 14 June 2027 15:15', '2027-06-14T14:15'],
    ['Monday, 14 June 2027, 3:15 pm', '2027-06-14T14:15'],
    ['Monday the 14th June 2027 1515', '2027-06-14T14:15'],
    ['June 14, 2027 1515', '2027-06-14T14:15'],
    ['June 14th 2027, 15:15', '2027-06-14T14:15'],
    ['3.15pm on 14 June 2027', '2027-06-14T14:15'],
    ['15:15 14/6/2027', '2027-06-14T14:15'],
    ['3pm Monday 14 June 2027', '2027-06-14T14:00'],
    ['noon on 14/6/27', '2027-06-14T11:00'],
    ['14 June 27 noon', '2027-06-14T11:00'],
    ['14/6/2027 12am', '2027-06-13T23:00'],
    ['14/6/2027 12pm', '2027-06-14T11:00'],
    ['2027-06-14 15:15', '2027-06-14T14:15'],
    ['2027-06-14T15:15:00Z', '2027-06-14T15:15'],
    ['2027-06-14T14:15:00.000Z', '2027-06-14T14:15'],
    ['2027-06-14T15:15+01:00', '2027-06-14T14:15'],
    ['1 Dec 2026 08:00', '2026-12-01T08:00'],
    ['1 Sept 2026 8am', '2026-09-01T07:00'],
    ['29/2/2028 9:00', '2028-02-29T09:00'],
  ])('%s', (text, instant) => {
    expect(readMoment(text, london)).toEqual({ value: `${instant}:00.000Z` })
  })

  it.each([
    ['31/02/2027 08:00', '31 February 2027 does not exist: February has 28 days that year.'],
    ['31 February 2027', '31 February 2027 does not exist'],
    ['29/2/2027 8:00', 'February has 28 days'],
    ['31/4/2027 8:00', 'April has 30 days'],
    ['6/14/2027 8:00', 'There is no month 14. Write the day first, then the month: 14/6/2027.'],
    ['32/1/2027 8:00', 'There is no 32 January'],
    ['Tuesday 14 June 2027 15:15', '14 June 2027 is a Monday, not a Tuesday'],
    ['14 June 15:15', 'Add the year'],
    ['14/6 15:15', 'Add the year'],
    ['14/6/2027', 'Add the time'],
    ['2027-06-14', 'Add the time'],
    ['15:15', 'Write the day, too: 14/6/2027 15:15.'],
    ['noon', 'Write the day, too'],
    ['14/6/2027 25:00', 'is not a time of day'],
    ['14/6/2027 8', 'Write the time with its minutes: 8:00'],
    ['14/6/2027 midnight', 'Midnight begins one day and ends another'],
    ['14/6/2027 15:60', 'is not a time of day'],
    ['14/6/2027 15 am', 'is not a time of day'],
    ['14/6/2027 0pm', 'is not a time of day'],
    ['14/6/1776 15:15', 'too far away'],
    ['next Tuesday', 'is not a date'],
    ['x'.repeat(200), 'too long'],
    ['14/6/2027 15:15 or so', 'is not a time of day'],
  ])('%s is explained', (text, problem) => {
    expect(readMoment(text, london)).toEqual({ problem: saying(problem) })
  })

  it('takes a day alone where only the day counts', () => {
    expect(readDay('14.6.27')).toEqual({ value: '2027-06-14T12:00:00.000Z' })
    expect(readDay('14/6/2027 9:00')).toEqual({ problem: saying('without a time') })
    expect(readMoment('14/6/2027', london, { wholeDay: true })).toEqual({ value: '2027-06-13T23:00:00.000Z' })
  })
})

describe('when the clocks change', () => {
  it('says of an hour that there is none', () => {
    expect(readMoment('28/3/2027 1:30', london)).toEqual({
      problem:
        'This hour does not exist: the clocks go forward on Sunday 28 March 2027. Write 02:30 or another time.',
    })
    expect(readMoment('28/3/2027 0:59', london)).toEqual({ value: '2027-03-28T00:59:00.000Z' })
    expect(readMoment('28/3/2027 2:00', london)).toEqual({ value: '2027-03-28T01:00:00.000Z' })
    expect(readMoment('28/3/2027 2:30', 'Europe/Paris')).toEqual({
      problem: saying('03:30'),
    })
  })

  it('says which of two is taken, and takes the other where that is written', () => {
    expect(readMoment('31/10/2027 1:30', london)).toEqual({
      value: '2027-10-31T00:30:00.000Z',
      note: saying('the first is taken. For the second, write GMT behind it'),
    })
    expect(readMoment('31/10/2027 1:30 GMT', london)).toEqual({ value: '2027-10-31T01:30:00.000Z' })
    expect(readMoment('31/10/2027 1:30 BST', london)).toEqual({ value: '2027-10-31T00:30:00.000Z' })
    expect(momentAsTyped('2027-10-31T01:30:00.000Z', london)).toBe('31/10/2027 01:30 GMT')
  })
})

describe('back in words', () => {
  it.each([
    ['2027-06-14T14:15:00.000Z', london, 'Monday 14 June 2027, 3:15 pm'],
    ['2027-06-14T02:15:00.000Z', london, 'Monday 14 June 2027, 3:15 am, in the night'],
    ['2027-12-14T12:00:00.000Z', london, 'Tuesday 14 December 2027, 12:00 pm'],
    [
      '2027-06-14T08:00:00.000Z',
      'Europe/Paris',
      'Monday 14 June 2027, 10:00 am Paris time (9:00 am UK time)',
    ],
    [
      '2027-06-14T01:00:00.000Z',
      'America/New_York',
      'Sunday 13 June 2027, 9:00 pm New York time (Monday 14 June 2027, 2:00 am UK time)',
    ],
  ])('%s in %s', (moment, zone, words) => {
    expect(momentInFull(moment, zone)).toBe(words)
  })

  it('what is shown of any moment, in any of these zones, is read as that moment', () => {
    const random = randomFrom(13)
    const zones = [london, 'Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']
    for (let round = 0; round < 3000; round += 1) {
      const seconds = Date.UTC(1980, 0) / 1000 + random(80_000) * 86_400 + random(86_400)
      // Half of them on the day on which the clocks go back, in Britain or the United States.
      const near = round % 2 === 0 ? seconds : Date.UTC(2027, 9, 31) / 1000 + (seconds % (8 * 86_400))
      const value = new Date(near * 1000).toISOString()
      const timeZone = zones[round % zones.length] ?? london
      expect(readMoment(momentAsTyped(value, timeZone), timeZone)).toMatchObject({ value })
      const day = value.slice(0, 10)
      expect(readDay(dayInFull(day))).toEqual({ value: `${day}T12:00:00.000Z` })
    }
  })
})
