import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { occurrencesOf } from '../../src/calendar/expand-occurrences'
import {
  endOfDay,
  oddDatesOf,
  publishedTimes,
  writtenTimes,
  type EventTimes,
} from '../../src/calendar/event-times'

const written = (times: Partial<EventTimes>): EventTimes => ({
  start: '2026-12-14T09:00:00.000Z',
  end: '2026-12-14T10:00:00.000Z',
  timeZone: 'Europe/London',
  allDay: false,
  recurrence: '',
  exceptDates: [],
  ...times,
})

const utc = (local: string, timeZone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds).toISOString()

/** An event as it is saved: the end is kept as `endOfDay` gives it. */
const allDay = (from: string, to: string, more: Partial<EventTimes> = {}) => {
  const timeZone = more.timeZone ?? 'Europe/London'
  const end = endOfDay(utc(to, timeZone), timeZone, false)
  return publishedTimes(written({ start: utc(from, timeZone), end, allDay: true, ...more }))
}

const datesOf = (times: ReturnType<typeof publishedTimes>, from: string, to: string): string[] =>
  occurrencesOf({ ...times, status: 'scheduled' }, { from, to }).map(
    ({ startLocal, endLocal }) => `${startLocal} ${endLocal}`,
  )

describe('an all-day event', () => {
  it.each(['00:00', '00:01', '09:00', '23:59'])('includes its last day, chosen at %s', (time) => {
    for (const timeZone of ['Europe/London', 'Europe/Warsaw', 'America/New_York', 'Pacific/Auckland']) {
      // A clock change lies between: the week ends on the last Sunday of October.
      const found = allDay('2026-10-23T15:30:00', `2026-10-27T${time}:00`, { timeZone })
      expect([found.startLocal, found.endLocal]).toEqual(['2026-10-23T00:00:00', '2026-10-27T23:59:59'])
      expect(found.start).toBe(utc('2026-10-23T00:00:00', timeZone))
      expect(found.end).toBe(utc('2026-10-27T23:59:59', timeZone))
      expect([found.sortAt, found.endsAt]).toEqual([found.start, found.end])
    }
  })

  it('of one day is that day, with and without an end', () => {
    const one = { startLocal: '2026-12-14T00:00:00', endLocal: '2026-12-14T23:59:59' }
    expect(allDay('2026-12-14T09:00:00', '2026-12-14T00:00:00')).toMatchObject(one)
    expect(publishedTimes(writtenTimes({ start: '2026-12-14T09:00:00.000Z', allDay: true }))).toMatchObject(
      one,
    )
  })

  it('that was saved when midnight meant “until then” keeps its last day, also once it is saved again', () => {
    const old = { start: '2026-06-15T08:00:00.000Z', end: utc('2026-06-20T00:00:00', 'Europe/London') }
    expect(publishedTimes(written({ ...old, allDay: true })).endLocal).toBe('2026-06-19T23:59:59')
    const again = endOfDay(old.end, 'Europe/London', true)
    expect(publishedTimes(written({ ...old, end: again, allDay: true })).endLocal).toBe('2026-06-19T23:59:59')
    expect(endOfDay(again, 'Europe/London', true)).toBe(again)
  })

  it('takes place on each of its dates, whatever the clock does on them', () => {
    // On the Azores, midnight itself is left out in spring, and comes twice in autumn.
    for (const timeZone of ['Europe/London', 'Atlantic/Azores', 'America/New_York']) {
      for (const [day, until] of [
        ['2026-03-28', '20260330T225959Z'],
        ['2026-10-24', '20261026T225959Z'],
      ] as const) {
        const next = (days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
        const expected = [0, 1, 2].map((days) => `${next(days)}T00:00:00 ${next(days)}T23:59:59`)
        for (const recurrence of ['FREQ=DAILY;COUNT=3', `FREQ=DAILY;UNTIL=${until}`]) {
          const found = allDay(`${day}T01:30:00`, `${day}T00:00:00`, { timeZone, recurrence })
          expect(datesOf(found, '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual(expected)
          expect(found.endsAt).toBe(utc(`${next(2)}T23:59:59`, timeZone))
        }
      }
    }
  })

  it('of several days repeats as a whole', () => {
    const found = allDay('2026-10-23T00:00:00', '2026-10-25T00:00:00', { recurrence: 'FREQ=WEEKLY;COUNT=2' })
    expect(datesOf(found, '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([
      '2026-10-23T00:00:00 2026-10-25T23:59:59',
      '2026-10-30T00:00:00 2026-11-01T23:59:59',
    ])
  })
})

describe('an event with times', () => {
  it('ends when it says, midnight too', () => {
    const disco = written({ start: '2026-12-14T19:00:00.000Z', end: '2026-12-15T00:00:00.000Z' })
    expect(publishedTimes(disco)).toMatchObject({ end: disco.end, endLocal: '2026-12-15T00:00:00' })
  })
})

describe('an event whose first dates are excepted', () => {
  const club = (more: Partial<EventTimes>) =>
    publishedTimes(
      written({
        start: '2026-12-03T09:00:00.000Z',
        end: '2026-12-03T10:00:00.000Z',
        recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4',
        ...more,
      }),
    )
  const dates = (times: ReturnType<typeof publishedTimes>) =>
    datesOf(times, '2026-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z').map((text) => text.slice(0, 10))

  it('begins with the first that is not, and keeps all others', () => {
    const found = club({ exceptDates: ['2026-12-03', '2026-12-17'] })
    expect(found).toMatchObject({
      start: '2026-12-10T09:00:00.000Z',
      end: '2026-12-10T10:00:00.000Z',
      startLocal: '2026-12-10T09:00:00',
      recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=3',
      exceptDates: ['2026-12-17'],
      sortAt: '2026-12-10T09:00:00.000Z',
      endsAt: '2026-12-24T10:00:00.000Z',
    })
    expect(dates(found)).toEqual(['2026-12-10', '2026-12-24'])
  })

  it.each([
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=7', '2026-12-03'],
    ['FREQ=MONTHLY;BYDAY=1TH;UNTIL=20270701T000000Z', '2026-12-03'],
    ['FREQ=MONTHLY;INTERVAL=3;COUNT=4', '2026-12-03'],
    ['FREQ=YEARLY;COUNT=2', '2026-12-03'],
    ['FREQ=DAILY;INTERVAL=3;BYDAY=TH,SU,WE;COUNT=5', '2026-12-03'],
  ])('has the same dates as before: %s', (recurrence, day) => {
    const whole = dates(club({ recurrence }))
    const [, second = ''] = whole
    expect(dates(club({ recurrence, exceptDates: [day] }))).toEqual(whole.slice(1))
    expect(dates(club({ recurrence, exceptDates: [day, second] }))).toEqual(whole.slice(2))
  })

  it('keeps its place in lists while any date is left, and has none where none is', () => {
    const nothing = club({
      recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2',
      exceptDates: ['2026-12-03', '2026-12-10'],
    })
    expect(dates(nothing)).toEqual([])
    expect(nothing.endsAt < '2000').toBe(true)
    const lastGone = club({ exceptDates: ['2026-12-24'] })
    expect(lastGone.endsAt).toBe('2026-12-17T10:00:00.000Z')
    expect(club({ recurrence: 'FREQ=WEEKLY', exceptDates: ['2026-12-03'] })).toMatchObject({
      start: '2026-12-10T09:00:00.000Z',
      endsAt: '9999-12-31T23:59:59.999Z',
    })
  })

  it('is the same when it is published from what was published', () => {
    for (const times of [
      club({ exceptDates: ['2026-12-03', '2026-12-17'] }),
      club({ exceptDates: ['2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24'] }),
      allDay('2026-10-23T15:30:00', '2026-10-27T00:00:00', { recurrence: 'FREQ=YEARLY;COUNT=3' }),
    ])
      expect(publishedTimes(times)).toEqual(times)
  })
})

describe('what is odd about dates', () => {
  const odd = (more: Partial<EventTimes>) => oddDatesOf(written(more))
  const fine = { ruleBegins: undefined, idleExceptions: [], nothingLeft: false }

  it('is nothing where everything fits', () => {
    expect(odd({})).toEqual(fine)
    expect(odd({ recurrence: 'FREQ=WEEKLY;BYDAY=MO', exceptDates: ['2026-12-14', '2027-02-15'] })).toEqual(
      fine,
    )
    // Late in the evening, the day in New York is another one than in London.
    const evening = { start: '2026-12-15T02:00:00.000Z', timeZone: 'America/New_York' }
    expect(odd({ ...evening, recurrence: 'FREQ=WEEKLY;BYDAY=MO', exceptDates: ['2026-12-21'] })).toEqual(fine)
  })

  it('is a rule that does not yield the first day', () => {
    expect(odd({ recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4' }).ruleBegins).toBe('2026-12-15')
  })

  it('is an exception that hits nothing, and nothing that is left', () => {
    const weekly = { recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' }
    expect(odd({ ...weekly, exceptDates: ['2026-12-22'] }).idleExceptions).toEqual(['2026-12-22'])
    expect(odd({ ...weekly, exceptDates: ['2026-12-14', '2026-12-21'] }).nothingLeft).toBe(true)
    expect(odd({ exceptDates: ['2026-12-14'] }).idleExceptions).toEqual(['2026-12-14'])
  })
})
