import { describe, expect, it } from 'vitest'
import { mostOccurrences, occurrencesOf, type Recurring } from '../../src/calendar/expand-occurrences'

const year2026 = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }

/** A Tuesday club, 15:15 to 16:15 on the clock, begun in winter. */
const club = (changes: Partial<Recurring> = {}): Recurring => ({
  start: '2026-03-24T15:15:00.000Z',
  end: '2026-03-24T16:15:00.000Z',
  startLocal: '2026-03-24T15:15:00',
  endLocal: '2026-03-24T16:15:00',
  timeZone: 'Europe/London',
  allDay: false,
  recurrence: 'FREQ=WEEKLY;COUNT=3',
  exceptDates: [],
  status: 'scheduled',
  ...changes,
})

const localStarts = (event: Recurring, period = year2026) =>
  occurrencesOf(event, period).map(({ startLocal }) => startLocal)

describe('occurrences across clock changes', () => {
  it('keeps the wall-clock time in spring', () => {
    expect(occurrencesOf(club(), year2026)).toEqual([
      {
        start: '2026-03-24T15:15:00.000Z',
        end: '2026-03-24T16:15:00.000Z',
        startLocal: '2026-03-24T15:15:00',
        endLocal: '2026-03-24T16:15:00',
        cancelled: false,
      },
      {
        start: '2026-03-31T14:15:00.000Z',
        end: '2026-03-31T15:15:00.000Z',
        startLocal: '2026-03-31T15:15:00',
        endLocal: '2026-03-31T16:15:00',
        cancelled: false,
      },
      {
        start: '2026-04-07T14:15:00.000Z',
        end: '2026-04-07T15:15:00.000Z',
        startLocal: '2026-04-07T15:15:00',
        endLocal: '2026-04-07T16:15:00',
        cancelled: false,
      },
    ])
  })

  it('keeps the wall-clock end of an event that spans the autumn change', () => {
    const sleepover = club({
      start: '2026-10-17T19:00:00.000Z',
      end: '2026-10-18T07:00:00.000Z',
      startLocal: '2026-10-17T20:00:00',
      endLocal: '2026-10-18T08:00:00',
      recurrence: 'FREQ=WEEKLY;COUNT=2',
    })
    expect(occurrencesOf(sleepover, year2026)[1]).toEqual({
      start: '2026-10-24T19:00:00.000Z',
      end: '2026-10-25T08:00:00.000Z',
      startLocal: '2026-10-24T20:00:00',
      endLocal: '2026-10-25T08:00:00',
      cancelled: false,
    })
  })

  it('leaves out a time that the spring change skips', () => {
    const early = club({
      start: '2026-03-28T01:30:00.000Z',
      end: '2026-03-28T01:45:00.000Z',
      startLocal: '2026-03-28T01:30:00',
      endLocal: '2026-03-28T01:45:00',
      recurrence: 'FREQ=DAILY;UNTIL=20260330',
    })
    expect(localStarts(early)).toEqual(['2026-03-28T01:30:00', '2026-03-30T01:30:00'])
  })

  it('repeats whole days from midnight to midnight', () => {
    const week = club({
      start: '2026-03-27T00:00:00.000Z',
      end: '2026-03-29T23:00:00.000Z',
      startLocal: '2026-03-27T00:00:00',
      endLocal: '2026-03-30T00:00:00',
      recurrence: 'FREQ=WEEKLY;COUNT=2',
    })
    expect(occurrencesOf(week, year2026)[1]).toMatchObject({
      start: '2026-04-02T23:00:00.000Z',
      end: '2026-04-05T23:00:00.000Z',
      endLocal: '2026-04-06T00:00:00',
    })
  })

  it('reckons in the zone of the event', () => {
    const abroad = club({
      start: '2026-03-05T13:00:00.000Z',
      end: '2026-03-05T14:00:00.000Z',
      startLocal: '2026-03-05T08:00:00',
      endLocal: '2026-03-05T09:00:00',
      timeZone: 'America/New_York',
      recurrence: 'FREQ=WEEKLY;COUNT=2',
    })
    expect(occurrencesOf(abroad, year2026)[1]).toMatchObject({
      start: '2026-03-12T12:00:00.000Z',
      startLocal: '2026-03-12T08:00:00',
    })
  })
})

describe('the recurrence rule', () => {
  it('has the day of UNTIL in it', () => {
    expect(localStarts(club({ recurrence: 'FREQ=WEEKLY;UNTIL=20260407' }))).toHaveLength(3)
  })

  it('may begin with RRULE:', () => {
    expect(localStarts(club({ recurrence: 'RRULE:FREQ=WEEKLY;COUNT=2' }))).toHaveLength(2)
  })

  it('knows the last Friday of a month', () => {
    const last = club({
      start: '2026-03-27T15:15:00Z',
      end: '2026-03-27T16:15:00Z',
      startLocal: '2026-03-27T15:15:00',
      endLocal: '2026-03-27T16:15:00',
      recurrence: 'FREQ=MONTHLY;BYDAY=-1FR',
    })
    expect(localStarts(last, { ...year2026, to: '2026-06-01T00:00:00.000Z' })).toEqual([
      '2026-03-27T15:15:00',
      '2026-04-24T15:15:00',
      '2026-05-29T15:15:00',
    ])
  })

  it('writes times as precisely as the event does', () => {
    const plain = club({ start: '2026-03-24T15:15:00Z', end: '2026-03-24T16:15:00Z' })
    expect(occurrencesOf(plain, year2026)[1]?.start).toBe('2026-03-31T14:15:00Z')
  })

  it.each(['FREQ=NEVER', 'garbage', 'FREQ=WEEKLY;UNTIL=soon'])(
    'counts as none where it is %s',
    (recurrence) => {
      expect(localStarts(club({ recurrence }))).toEqual(['2026-03-24T15:15:00'])
    },
  )

  it('stops at the cap', () => {
    const daily = club({ recurrence: 'FREQ=DAILY' })
    expect(occurrencesOf(daily, { ...year2026, to: '2999-01-01T00:00:00.000Z' })).toHaveLength(
      mostOccurrences,
    )
    expect(occurrencesOf(club({ recurrence: 'FREQ=MINUTELY' }), year2026)).toHaveLength(mostOccurrences)
  })

  it.each(['FREQ=DAILY;COUNT=9999', 'FREQ=SECONDLY', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=WEEKLY'])(
    'answers %s for a distant year without following it there',
    (recurrence) => {
      const begun = performance.now()
      occurrencesOf(club({ recurrence }), {
        from: '2900-01-01T00:00:00.000Z',
        to: '2999-01-01T00:00:00.000Z',
      })
      expect(performance.now() - begun).toBeLessThan(5000)
    },
  )
})

describe('exceptions', () => {
  it.each([
    ['a local date', '2026-03-31'],
    ['a local time', '2026-03-31T15:15:00'],
    ['an instant', '2026-03-31T14:15:00Z'],
  ])('may be %s', (_form, date) => {
    expect(localStarts(club({ exceptDates: [date] }))).toEqual(['2026-03-24T15:15:00', '2026-04-07T15:15:00'])
  })

  it('except nothing where they name another time or none', () => {
    expect(localStarts(club({ exceptDates: ['2026-03-31T09:00:00', 'half-term'] }))).toHaveLength(3)
  })

  it('look at the local day, not the day in UTC', () => {
    const night = club({
      start: '2026-06-01T23:30:00.000Z',
      end: '2026-06-02T00:30:00.000Z',
      startLocal: '2026-06-02T00:30:00',
      endLocal: '2026-06-02T01:30:00',
      recurrence: 'FREQ=DAILY;COUNT=2',
      exceptDates: ['2026-06-02'],
    })
    expect(localStarts(night)).toEqual(['2026-06-03T00:30:00'])
  })
})

describe('the period', () => {
  it('has what is going on at its beginning, and not what begins at its end', () => {
    const period = { from: '2026-03-31T14:45:00.000Z', to: '2026-04-07T14:15:00.000Z' }
    expect(localStarts(club(), period)).toEqual(['2026-03-31T15:15:00'])
  })

  it('does not have what ended when it began', () => {
    expect(localStarts(club(), { from: '2026-04-07T15:15:00.000Z', to: year2026.to })).toEqual([])
  })

  it('bounds an event that does not repeat', () => {
    const single = club({ recurrence: '' })
    expect(localStarts(single)).toHaveLength(1)
    expect(localStarts(single, { from: '2026-04-01T00:00:00.000Z', to: year2026.to })).toEqual([])
  })

  it('has a moment without length where it begins', () => {
    const deadline = club({
      recurrence: '',
      end: '2026-03-24T15:15:00.000Z',
      endLocal: '2026-03-24T15:15:00',
    })
    expect(localStarts(deadline, { from: deadline.start, to: year2026.to })).toHaveLength(1)
  })
})

it('says of each occurrence of a cancelled event that it is cancelled', () => {
  const cancelled = occurrencesOf(club({ status: 'cancelled' }), year2026).map((one) => one.cancelled)
  expect(cancelled).toEqual([true, true, true])
})
