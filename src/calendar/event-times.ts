import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

/** What an event without a last occurrence has as its end: it sorts after every real time. */
export const endless = '9999-12-31T23:59:59.999Z'
/** What an event that takes place on no day has as its end: it sorts before every real time. */
const never = '1000-01-01T00:00:00.000Z'

/** How far a rule is followed to find its first and its last date. */
const mostDates = 5000

/** `YYYY-MM-DDTHH:mm:ss` in the zone. */
export const localTime = (utc: string, timeZone: string): string =>
  Temporal.Instant.from(utc)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })

/** The instant of a local time, written like other instants that are stored. */
const instantOf = (local: string, timeZone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds).toISOString()

/** When an event takes place: instants in RFC 3339 UTC, exceptions as days (`YYYY-MM-DD`) of its zone. */
export type EventTimes = {
  start: string
  end: string
  timeZone: string
  allDay: boolean
  recurrence: string
  exceptDates: string[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The times of an event as it is written. */
export const writtenTimes = (event: Readonly<Record<string, unknown>>): EventTimes => ({
  start: text(event.start),
  end: text(event.end) || text(event.start),
  timeZone: text(event.timeZone) || 'Europe/London',
  allDay: event.allDay === true,
  recurrence: text(event.recurrence),
  exceptDates: ((event.exceptDates ?? []) as { date?: unknown }[]).map(({ date }) => text(date).slice(0, 10)),
})

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/** An end at midnight that is kept from before the last day counted whole, whatever its time: see `endOfDay`. */
const lastDayOf = (startLocal: string, endLocal: string): string => {
  const [first, end] = [startLocal.slice(0, 10), endLocal.slice(0, 10)]
  const last = endLocal.slice(11, 19) === '00:00:00' ? dayBefore(end) : end
  return last > first ? last : first
}

/**
 * How the end of an all-day event is kept: the last second of its last day. So an end at midnight can only be one that
 * was written when that meant "until then", and goes on meaning it.
 *
 * @param isOld that the end stood there already and is not chosen anew
 */
export const endOfDay = (end: string, timeZone: string, isOld: boolean): string => {
  const local = localTime(end, timeZone)
  const day = isOld && local.endsWith('T00:00:00') ? dayBefore(local.slice(0, 10)) : local.slice(0, 10)
  return instantOf(`${day}T23:59:59`, timeZone)
}

type Span = { start: string; end: string; startLocal: string; endLocal: string }

const spanOf = ({ start, end, timeZone, allDay }: EventTimes): Span => {
  const [startLocal, endLocal] = [localTime(start, timeZone), localTime(end, timeZone)]
  if (!allDay) return { start, end, startLocal, endLocal }
  const [first, last] = [`${startLocal.slice(0, 10)}T00:00:00`, `${lastDayOf(startLocal, endLocal)}T23:59:59`]
  return {
    start: instantOf(first, timeZone),
    end: instantOf(last, timeZone),
    startLocal: first,
    endLocal: last,
  }
}

/** An `UNTIL` in UTC as the wall clock of the zone, written as if that were UTC. */
const onTheWall = (rule: string, timeZone: string): string =>
  rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i, (_whole, ...parts: string[]) => {
    const [year, month, day, hour, minute, second] = parts
    const local = localTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`, timeZone)
    return `UNTIL=${local.replace(/[-:]/g, '')}Z`
  })

/**
 * What the rule library is told of an event. The days of an all-day event are counted on the wall clock alone, as
 * calendars do (RFC 5545, section 3.3.4): no clock change can take one out.
 */
export const ruleFor = (
  { recurrence, timeZone, allDay }: Pick<EventTimes, 'recurrence' | 'timeZone' | 'allDay'>,
  startLocal: string,
) => {
  const rule = recurrence.trim().replace(/^RRULE:/i, '')
  return {
    rruleString: `RRULE:${allDay ? onTheWall(rule, timeZone) : rule}`,
    dtstart: Temporal.PlainDateTime.from(startLocal).toZonedDateTime(allDay ? 'UTC' : timeZone),
  }
}

/** The local starts of an event that repeats, soonest first, its own start included; excepted ones are among them. */
const localStarts = (times: EventTimes, startLocal: string, enough: (local: string) => boolean): string[] => {
  const rule = new RRuleTemporal({
    ...ruleFor(times, startLocal),
    includeDtstart: true,
    maxIterations: mostDates,
  })
  const found: string[] = []
  rule.all((start) => {
    const local = start.toPlainDateTime().toString({ smallestUnit: 'second' })
    found.push(local)
    return !enough(local) && found.length < mostDates
  })
  return found
}

/**
 * The first local starts of an event as it is written, soonest first: its own start, and those of its rule, excepted ones
 * among them. None where the rule cannot be followed.
 */
export const firstStarts = (times: EventTimes, count: number): string[] => {
  const { startLocal } = spanOf(times)
  if (times.recurrence.trim() === '') return [startLocal]
  let seen = 0
  try {
    return localStarts(times, startLocal, () => (seen += 1) >= count)
  } catch {
    return []
  }
}

const hasEnd = (recurrence: string): boolean => /(^|;)(COUNT|UNTIL)=/i.test(recurrence)

/**
 * Moves an event whose first dates are excepted to the first one on which it takes place: whoever reads its start reads
 * a day on which it is. What was counted is counted no more.
 */
const fromFirstDate = (times: EventTimes, span: Span, starts: readonly string[]): EventTimes & Span => {
  const excepted = new Set(times.exceptDates)
  const index = starts.findIndex((local) => !excepted.has(local.slice(0, 10)))
  const first = starts[index]
  if (first === undefined || index === 0) return { ...times, ...span }
  const length = Temporal.PlainDateTime.from(span.startLocal).until(span.endLocal)
  const endLocal = Temporal.PlainDateTime.from(first).add(length).toString({ smallestUnit: 'second' })
  return {
    ...times,
    start: instantOf(first, times.timeZone),
    end: instantOf(endLocal, times.timeZone),
    startLocal: first,
    endLocal,
    recurrence: times.recurrence.replace(/COUNT=(\d+)/i, (_whole, count) => `COUNT=${Number(count) - index}`),
    exceptDates: times.exceptDates.filter((day) => day > first.slice(0, 10)),
  }
}

/** Where an event stands in lists: from the start of its first date to the end of its last. */
export type ListedTimes = { sortAt: string; endsAt: string }

/**
 * How an event's times are published, and where it stands in lists. An all-day event is from the beginning of its
 * first day to the last second of its last day, on the clock of its own zone; one whose first dates are excepted begins
 * with the first that is not. Applied to what it gave, it gives the same.
 */
export const publishedTimes = (times: EventTimes): EventTimes & Span & ListedTimes => {
  const span = spanOf(times)
  const once = { ...times, ...span, sortAt: span.start, endsAt: span.end }
  if (times.recurrence.trim() === '') return once
  try {
    const excepted = new Set(times.exceptDates)
    const takesPlace = (local: string) => !excepted.has(local.slice(0, 10))
    const finite = hasEnd(times.recurrence)
    const starts = localStarts(times, span.startLocal, (local) => !finite && takesPlace(local))
    const moved = fromFirstDate(times, span, starts)
    const last = starts.findLast(takesPlace)
    if (starts.length === mostDates) return { ...moved, sortAt: moved.start, endsAt: endless }
    if (last === undefined) return { ...once, endsAt: finite ? never : endless }
    if (!finite) return { ...moved, sortAt: moved.start, endsAt: endless }
    const length = Temporal.PlainDateTime.from(span.startLocal).until(span.endLocal)
    const end = Temporal.PlainDateTime.from(last).add(length).toString({ smallestUnit: 'second' })
    return { ...moved, sortAt: moved.start, endsAt: instantOf(end, times.timeZone) }
  } catch {
    // Of a rule that cannot be followed, the event's own time is still true.
    return { ...once, endsAt: hasEnd(times.recurrence) ? span.end : endless }
  }
}

/** What is odd about an event's dates, as far as its rule can be followed. */
export type OddDates = {
  /** The first local day that the rule yields, where that is not the event's own first day. */
  ruleBegins: string | undefined
  /** Exceptions on days on which it would not take place anyway. */
  idleExceptions: string[]
  /** Every day is excepted. */
  nothingLeft: boolean
}

/** Looks through the dates of an event that is written. Nothing is odd about a rule that cannot be followed. */
export const oddDatesOf = (times: EventTimes): OddDates => {
  const nothing: OddDates = { ruleBegins: undefined, idleExceptions: [], nothingLeft: false }
  if (times.recurrence.trim() === '') return { ...nothing, idleExceptions: times.exceptDates }
  try {
    const { startLocal } = spanOf(times)
    const lastException = times.exceptDates.reduce((last, day) => (day > last ? day : last), '')
    const finite = hasEnd(times.recurrence)
    const starts = localStarts(times, startLocal, (local) => !finite && local.slice(0, 10) > lastException)
    const days = new Set(starts.map((local) => local.slice(0, 10)))
    const rule = new RRuleTemporal({ ...ruleFor(times, startLocal), maxIterations: mostDates })
    const [first] = rule.all((_start, count) => count < 1)
    const begins = first?.toPlainDate().toString()
    return {
      ruleBegins: begins === startLocal.slice(0, 10) ? undefined : begins,
      idleExceptions: times.exceptDates.filter((day) => !days.has(day)),
      nothingLeft: finite && [...days].every((day) => times.exceptDates.includes(day)),
    }
  } catch {
    return nothing
  }
}
