import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedTimes } from '../../src/calendar/event-times'
import type { PublicEvent } from '../../src/kinds/event/shape'
import { databaseNames, startDelivery, type DeliveryUnderTest } from './delivery-under-test'
import { eventRow, schoolSite, withdrawn, type StoredPublication } from './published-fixture'

const utc = (local: string, timeZone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds).toISOString()

/** An event by its local times, as publishing writes it. */
const takingPlace = (
  site: string,
  id: string,
  sequence: number,
  [startLocal, endLocal]: [string, string],
  more: Partial<PublicEvent> = {},
  changes: Partial<Omit<StoredPublication, 'document'>> = {},
): StoredPublication => {
  const { timeZone = 'Europe/London', recurrence = '', exceptDates = [], allDay = false } = more
  const [start, end] = [utc(startLocal, timeZone), utc(endLocal, timeZone)]
  const { sortAt, endsAt, ...published } = publishedTimes({
    ...{ start, end, timeZone, allDay },
    ...{ recurrence, exceptDates },
  })
  return eventRow(site, id, sequence, { ...more, ...published }, { sortAt, endsAt, ...changes })
}

const times = (day: string, from: string, to: string): [string, string] => [
  `${day}T${from}:00`,
  `${day}T${to}:00`,
]

const everyKind = [
  takingPlace('comberton', 'club', 1, times('2026-06-16', '15:30', '16:30'), {
    recurrence: 'FREQ=WEEKLY;BYDAY=TU',
    exceptDates: ['2026-07-28', '2026-10-27', '2027-03-30'],
    category: 'sport',
  }),
  takingPlace('comberton', 'pen-friends', 2, times('2026-06-18', '09:00', '10:15'), {
    timeZone: 'America/New_York',
    recurrence: 'FREQ=WEEKLY;COUNT=60',
    exceptDates: ['2026-11-05'],
  }),
  takingPlace('comberton', 'polish-school', 3, times('2026-07-06', '17:00', '18:00'), {
    timeZone: 'Europe/Warsaw',
    recurrence: 'FREQ=MONTHLY;BYDAY=1MO;UNTIL=20271231T225959Z',
  }),
  takingPlace('comberton', 'walk-to-school', 4, ['2026-09-11T00:00:00', '2026-09-12T00:00:00'], {
    allDay: true,
    recurrence: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270716T225959Z',
    exceptDates: ['2026-10-30', '2026-12-25'],
  }),
  takingPlace('comberton', 'half-term', 5, ['2026-10-26T00:00:00', '2026-10-30T23:59:00'], { allDay: true }),
  takingPlace('comberton', 'inset', 6, times('2027-01-04', '09:00', '15:00'), {
    allDay: true,
    category: 'inset',
    recurrence: 'FREQ=YEARLY;COUNT=3',
  }),
  takingPlace('comberton', 'residential', 7, ['2026-10-24T18:00:00', '2026-10-25T10:00:00']),
  takingPlace('comberton', 'sleepover', 8, ['2026-10-10T19:00:00', '2026-10-11T08:00:00'], {
    recurrence: 'FREQ=WEEKLY;COUNT=30',
  }),
  takingPlace('comberton', 'orchestra', 9, times('2026-09-15', '08:00', '08:45'), {
    recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU;COUNT=40',
    status: 'cancelled',
  }),
  takingPlace('comberton', 'fair', 10, times('2026-07-04', '12:00', '15:00'), { status: 'postponed' }),
  takingPlace('comberton', 'deadline', 11, times('2026-07-10', '12:00', '12:00')),
  takingPlace('comberton', 'late', 12, ['2026-07-10T23:30:00', '2026-07-11T00:30:00'], {
    recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1',
  }),
  takingPlace('comberton', 'opening-and-fridays', 19, times('2026-09-07', '09:00', '10:00'), {
    recurrence: 'FREQ=WEEKLY;BYDAY=FR;COUNT=5',
    exceptDates: ['2026-09-18'],
  }),
  takingPlace('comberton', 'last-working-day', 13, times('2026-06-30', '14:00', '14:30'), {
    recurrence: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  }),
  takingPlace('comberton', 'partner-school', 14, times('2026-07-01', '10:45', '11:15'), {
    timeZone: 'Asia/Kathmandu',
    recurrence: 'FREQ=DAILY;INTERVAL=10;UNTIL=20270701T050000Z',
  }),
  takingPlace('comberton', 'carols', 15, times('2026-12-18', '18:00', '19:00'), {
    recurrence: 'FREQ=YEARLY;BYMONTH=12;BYDAY=3FR',
    location: 'St Mary’s; the nave, “front”',
    category: 'concert',
  }),
  takingPlace('comberton', 'ended-in-may', 16, times('2026-05-05', '10:00', '11:00')),
  takingPlace('comberton', 'long-ago', 17, times('2025-05-05', '10:00', '11:00')),
  takingPlace('comberton', 'spring', 18, times('2024-03-05', '10:00', '11:00'), {
    recurrence: 'FREQ=WEEKLY;INTERVAL=4',
  }),
]

/** The days that DTSTART or DTEND name, or the instants. */
const moment = (time: ICAL.Time): string => (time.isDate ? time.toString() : time.toJSDate().toISOString())

const readCalendar = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  return {
    calendar,
    events,
    find: (id: string) => {
      const found = events.find(({ uid }) => uid.startsWith(`${id}@`))
      if (!found) throw new Error(`There is no event ${id} in the calendar.`)
      return found
    },
  }
}

const value = (event: ICAL.Event, name: string): string =>
  String(event.component.getFirstPropertyValue(name) ?? '')

describe.each(databaseNames)('calendars on %s', (database) => {
  let delivery: DeliveryUnderTest

  beforeAll(async () => {
    delivery = await startDelivery(database)
    const { fixture } = delivery
    await fixture.addSite(schoolSite('comberton', { name: 'Comberton School' }), ['www.comberton.example'])
    await fixture.addSite(schoolSite('kpsa', { kind: 'alliance', name: 'The Alliance' }))
    await fixture.add(...everyKind)
  })
  afterAll(() => delivery.stop())

  const fetchCalendar = async (address: string) => {
    const answer = await delivery.raw(address)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    return answer.body.toString('utf8')
  }
  const events = '/v1/sites/comberton/events'
  const read = async (address = `${events}.ics`) => readCalendar(await fetchCalendar(address))

  it('says the same of every occurrence as the API, for two years', async () => {
    const from = '2026-06-14T00:00:00.000Z'
    const to = '2028-06-14T00:00:00.000Z'
    const { body } = await delivery.json<{
      items: (PublicEvent & {
        occurrences: {
          start: string
          end: string
          startLocal: string
          endLocal: string
          cancelled: boolean
        }[]
      })[]
    }>(`${events}?limit=100&expand=occurrences&from=${from}&to=${to}`)
    const { find } = await read()
    expect(body.items.map(({ id }) => id).sort()).toEqual(
      everyKind
        .map(({ itemId }) => itemId)
        .filter((id) => !['ended-in-may', 'long-ago'].includes(id))
        .sort(),
    )
    for (const item of body.items) {
      const event = find(item.id)
      const found: { start: string; end: string; cancelled: boolean }[] = []
      const iterator = event.iterator()
      for (let next = iterator.next() as ICAL.Time | null; next; next = iterator.next() as ICAL.Time | null) {
        const { startDate, endDate } = event.isRecurring()
          ? event.getOccurrenceDetails(next)
          : { startDate: event.startDate, endDate: event.endDate }
        const [start, end] = [moment(startDate), moment(endDate)]
        if (start >= to) break
        if (end > from || start >= from)
          found.push({ start, end, cancelled: value(event, 'status') === 'CANCELLED' })
      }
      const expected = item.occurrences.map(({ start, end, startLocal, endLocal, cancelled }) => {
        if (!item.allDay) return { start, end, cancelled }
        const lastMoment = endLocal.endsWith('T00:00:00') ? endLocal : `${endLocal.slice(0, 10)}T24:00:00`
        const dayAfter = new Date(
          Date.parse(lastMoment.replace('T24:00:00', 'T00:00:00Z').replace(/Z?$/, 'Z')),
        )
        if (lastMoment.endsWith('T24:00:00')) dayAfter.setUTCDate(dayAfter.getUTCDate() + 1)
        return { start: startLocal.slice(0, 10), end: dayAfter.toISOString().slice(0, 10), cancelled }
      })
      expect(expected.length, item.id).toBeGreaterThan(0)
      expect(found, item.id).toEqual(expected)
    }
  })

  it('is written as RFC 5545 asks: CRLF, lines of 75 octets, one zone for each that occurs', async () => {
    const text = await fetchCalendar(`${events}.ics`)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('.invalid/')
    const { calendar, events: found } = readCalendar(text)
    const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'))
    expect(zones.sort()).toEqual(['America/New_York', 'Asia/Kathmandu', 'Europe/London', 'Europe/Warsaw'])
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Comberton School')
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
    for (const event of found)
      for (const needed of ['uid', 'dtstamp', 'sequence', 'last-modified', 'summary', 'status', 'url'])
        expect(value(event, needed), `${event.uid} ${needed}`).not.toBe('')
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length)
  })

  it('has no parameter where a value needs none, in any language', async () => {
    // Times need their zone or type, and REFRESH-INTERVAL has to say its type (RFC 7986, section 5.7).
    const needed = /^(?:DTSTART|DTEND|EXDATE|RDATE|REFRESH-INTERVAL)$/
    for (const language of ['en', 'pl', 'ur']) {
      const text = (await fetchCalendar(`${events}.ics?language=${language}`)).replaceAll('\r\n ', '')
      const named = text.split('\r\n').flatMap((line) => /^([A-Z-]+);/.exec(line)?.[1] ?? [])
      expect(named.filter((name) => !needed.test(name))).toEqual([])
      expect(named.length).toBeGreaterThan(10)
    }
  })

  it('tells what an event is, and what became of it', async () => {
    const { find } = await read()
    const carols = find('carols')
    expect(carols.location).toBe('St Mary’s; the nave, “front”')
    expect(value(carols, 'categories')).toBe('Concert')
    expect(value(carols, 'url')).toBe('https://www.comberton.example/events/carols')
    expect(carols.description).toContain('See the other letter.')
    expect(value(carols, 'status')).toBe('CONFIRMED')
    expect(find('orchestra').summary).toBe('Cancelled: Title of orchestra')
    const fair = find('fair')
    expect(value(fair, 'status')).toBe('TENTATIVE')
    expect(fair.summary).toBe('Postponed: Title of fair')
    expect(fair.description).toContain('It does not take place at the time given here.')
    expect(fair.startDate.toString()).toBe('2026-07-04T12:00:00')
    expect(find('deadline').component.hasProperty('dtend')).toBe(false)
    const halfTerm = find('half-term')
    expect([halfTerm.startDate.toString(), halfTerm.endDate.toString()]).toEqual(['2026-10-26', '2026-10-31'])
    expect(value(halfTerm, 'transp')).toBe('TRANSPARENT')
    const walk = find('walk-to-school').component
    expect(walk.getFirstProperty('rrule')?.toICALString()).toContain('UNTIL=20270716')
    expect(walk.getFirstProperty('exdate')?.type).toBe('date')
  })

  it('goes a year back, and no further', async () => {
    const { events: found } = await read()
    const ids = found.map(({ uid }) => uid.split('@')[0])
    expect(ids).toContain('ended-in-may')
    expect(ids).not.toContain('long-ago')
  })

  it('keeps one category, and says so in its name', async () => {
    const { calendar, events: found } = await read(`${events}.ics?category=sport`)
    expect(found.map(({ uid }) => uid.split('@')[0])).toEqual(['club'])
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Comberton School – Sport')
    expect(
      (await read(`${events}.ics?category=concert&language=pl`)).calendar.getFirstPropertyValue('name'),
    ).toBe('Comberton School – Koncert')
    expect((await read(`${events}.ics?category=sewing`)).events).toEqual([])
  })

  it('stays the same until something is published, and is answered with 304', async () => {
    const first = await delivery.raw(`${events}.ics`)
    delivery.clock.now = new Date('2026-06-14T18:00:00Z')
    const second = await delivery.raw(`${events}.ics`, {
      headers: { 'If-None-Match': String(first.headers.etag) },
    })
    expect(second.status).toBe(304)
    expect(first.headers['cache-control']).toMatch(/^public, max-age=60/)
    const head = await delivery.raw(`${events}.ics`, { method: 'HEAD' })
    expect([head.status, head.body.length]).toEqual([200, 0])
    const accepting = await delivery.raw(`${events}.ics`, { headers: { Accept: 'text/calendar' } })
    expect(accepting.status).toBe(200)
  })

  it('keeps an event’s UID on every site, in every language and version, while SEQUENCE grows', async () => {
    const { fixture } = delivery
    const before = await read()
    const original = before.find('club')
    const row = everyKind.find(({ itemId }) => itemId === 'club')
    if (!row?.document) throw new Error('The fixture has no club.')
    await fixture.add(
      { ...row, site: 'kpsa', sequence: 40, document: { ...row.document, site: 'kpsa' } },
      {
        ...row,
        language: 'pl',
        original: false,
        sequence: 41,
        document: { ...row.document, language: 'pl', title: 'Klub' },
      },
    )
    const onKpsa = (await read('/v1/sites/kpsa/events.ics')).find('club')
    const polish = (await read(`${events}.ics?language=pl`)).find('club')
    expect(polish.summary).toBe('Klub')
    expect(new Set([original.uid, onKpsa.uid, polish.uid]).size).toBe(1)
    await fixture.put({ ...row, sequence: 50, changedAt: '2026-06-14T17:00:00.000Z' })
    const after = (await read()).find('club')
    expect(after.uid).toBe(original.uid)
    expect(after.sequence).toBeGreaterThan(original.sequence)
    expect(value(after, 'last-modified')).toBe('2026-06-14T17:00:00Z')
  })

  it('no longer has what was withdrawn', async () => {
    const row = everyKind.find(({ itemId }) => itemId === 'late')
    if (!row) throw new Error('The fixture has no late event.')
    await delivery.fixture.put(withdrawn(row, 60, '2026-06-14T17:30:00.000Z'))
    const { events: found } = await read()
    expect(found.map(({ uid }) => uid.split('@')[0])).not.toContain('late')
    const gone = await delivery.json(`${events}/late.ics`)
    expect([gone.status, gone.body.code]).toEqual([410, 'gone'])
  })

  it('gives one event by itself', async () => {
    const { events: found } = await read(`${events}/carols.ics`)
    expect(found.map(({ summary }) => summary)).toEqual(['Title of carols'])
    expect((await delivery.json(`${events}/never.ics`)).status).toBe(404)
  })

  it('is an empty calendar where there are no events, and refuses what it does not know', async () => {
    await delivery.fixture.addSite(schoolSite('offmore'))
    delivery.clock.now = new Date('2026-06-14T18:01:00Z')
    await expect
      .poll(async () => (await delivery.raw('/v1/sites/offmore/events.ics')).status, { timeout: 10_000 })
      .toBe(200)
    expect((await read('/v1/sites/offmore/events.ics')).events).toEqual([])
    for (const address of [
      `${events}.ics?audience=year-1`,
      `${events}.ics?category=A%20B`,
      `${events}.ics?limit=5`,
    ]) {
      const refused = await delivery.json(address)
      expect([refused.status, refused.body.code], address).toEqual([400, 'invalid-query'])
    }
    expect((await delivery.json('/v1/sites/nowhere/events.ics')).status).toBe(404)
    expect(delivery.reported).toEqual([])
  })
})
