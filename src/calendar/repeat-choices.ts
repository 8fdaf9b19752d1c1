import { Temporal } from 'temporal-polyfill'
import { zoneOrSchools } from './typed-moment'

/** As RFC 5545 names them, from Monday on. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayCode = (typeof weekdayCodes)[number]

/** Which one of the month; -1 is the last. */
export type Nth = -1 | 1 | 2 | 3 | 4

export type Rhythm =
  | { kind: 'once' }
  /** Without days, on the one on which it begins. */
  | { kind: 'weekly'; interval: 1 | 2; days: readonly WeekdayCode[] }
  | { kind: 'nth'; nth: Nth; day: WeekdayCode }
  /** On the date on which it begins. */
  | { kind: 'monthly' }

/** What was typed and is no day or number is kept, to be refused. */
export type RepeatEnd =
  | { kind: 'never' }
  | { kind: 'count'; count: string }
  /** `YYYY-MM-DD`, itself included. */
  | { kind: 'until'; day: string }

/** How an event repeats, as people choose it. */
export type RepeatChoices = { how: Rhythm; end: RepeatEnd }

const isCode = (text: string): text is WeekdayCode => weekdayCodes.some((code) => code === text)

/** Nothing that would begin another part of the rule. */
const asPart = (text: string): string => text.replace(/[;\s]+/g, '').toUpperCase()

const endOf = ({ end }: RepeatChoices): string => {
  if (end.kind === 'count') return `;COUNT=${asPart(end.count)}`
  if (end.kind === 'never') return ''
  return `;UNTIL=${/^\d{4}-\d\d-\d\d$/.test(end.day) ? end.day.replaceAll('-', '') : asPart(end.day)}`
}

/** The rule (RFC 5545, section 3.3.10) for what was chosen; null for an event that takes place once. */
export const ruleOf = (choices: RepeatChoices): string | null => {
  const { how } = choices
  if (how.kind === 'once') return null
  if (how.kind === 'monthly') return `FREQ=MONTHLY${endOf(choices)}`
  if (how.kind === 'nth') return `FREQ=MONTHLY;BYDAY=${how.nth}${how.day}${endOf(choices)}`
  const interval = how.interval === 2 ? ';INTERVAL=2' : ''
  const days = weekdayCodes.filter((code) => how.days.includes(code))
  return `FREQ=WEEKLY${interval}${days.length > 0 ? `;BYDAY=${days.join(',')}` : ''}${endOf(choices)}`
}

/** The day that an UNTIL means all of; undefined where it means a part of a day. */
const untilDay = (until: string, timeZone: string): string | undefined => {
  const [, year, month, day, time, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z)?)?$/.exec(until) ?? []
  if (!year) return /^\d{8}T/.test(until) ? undefined : until
  if (!time) return `${year}-${month}-${day}`
  try {
    const clock = time.replace(/(\d\d)(?=\d)/g, '$1:')
    const text = `${year}-${month}-${day}T${clock}`
    const local = utc
      ? Temporal.Instant.from(`${text}Z`).toZonedDateTimeISO(timeZone).toPlainDateTime()
      : Temporal.PlainDateTime.from(text)
    const isWhole = local.toPlainTime().toString({ smallestUnit: 'second' }) === '23:59:59'
    return isWhole ? local.toPlainDate().toString() : undefined
  } catch {
    return undefined
  }
}

const endIn = (parts: ReadonlyMap<string, string>, timeZone: string): RepeatEnd | undefined => {
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')]
  if (count !== undefined) return until === undefined ? { kind: 'count', count } : undefined
  if (until === undefined) return { kind: 'never' }
  const day = untilDay(until, timeZone)
  return day === undefined ? undefined : { kind: 'until', day }
}

const howIn = (parts: ReadonlyMap<string, string>): Rhythm | undefined => {
  const [frequency, byDay, interval = '1'] = [parts.get('FREQ'), parts.get('BYDAY'), parts.get('INTERVAL')]
  if (frequency === 'WEEKLY' && (interval === '1' || interval === '2')) {
    const days = byDay?.split(',') ?? []
    const known = days.filter(isCode)
    if (known.length !== days.length || new Set(days).size !== days.length) return undefined
    return { kind: 'weekly', interval: interval === '2' ? 2 : 1, days: known }
  }
  if (frequency !== 'MONTHLY' || interval !== '1') return undefined
  if (byDay === undefined) return { kind: 'monthly' }
  const [, nth = '', day = ''] = /^(-1|[1-4])([A-Z]{2})$/.exec(byDay) ?? []
  return isCode(day) ? { kind: 'nth', nth: Number(nth) as Nth, day } : undefined
}

const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL', 'WKST'])

/**
 * What a rule is in choices; undefined for one that says more, or otherwise, than can be chosen.
 *
 * @param timeZone of the event: an UNTIL in UTC means a day there
 */
export const choicesOf = (rule: string | null | undefined, timeZone: unknown): RepeatChoices | undefined => {
  if (!rule) return { how: { kind: 'once' }, end: { kind: 'never' } }
  const given = rule.split(';').map((part) => {
    const at = part.indexOf('=')
    return [part.slice(0, Math.max(at, 0)), part.slice(at + 1)] as const
  })
  const parts = new Map(given)
  if (parts.size !== given.length || [...parts.keys()].some((name) => !known.has(name))) return undefined
  if ((parts.get('WKST') ?? 'MO') !== 'MO') return undefined
  const how = howIn(parts)
  const end = endIn(parts, zoneOrSchools(timeZone))
  return how && end ? { how, end } : undefined
}

/** The weekday of a day, `YYYY-MM-DD`. */
export const weekdayOn = (day: string): WeekdayCode =>
  weekdayCodes[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? 'MO'

/** Which ones of the month a day is, as its weekday goes: the 28th may be the fourth and the last. */
export const nthsOf = (day: string): Nth[] => {
  const date = Temporal.PlainDate.from(day)
  const nth = Math.ceil(date.day / 7)
  const isLast = date.day + 7 > date.daysInMonth
  return [...(nth <= 4 ? [nth as Nth] : []), ...(isLast ? [-1 as const] : [])]
}
