import { weekdayName } from './format-dates'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const ordinals: Record<string, string> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '5': 'fifth',
  '-1': 'last',
  '-2': 'last but one',
}
const units: Record<string, string> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'COUNT', 'WKST'])

/** 'the second Tuesday' of a month; of weeks and days, 'Tuesday'. */
const dayInWords = (code: string): string | undefined => {
  const [, number = '', day = ''] = /^(-?\d{1,2})?([A-Z]{2})$/.exec(code) ?? []
  const index = weekdays.indexOf(day)
  if (index < 0) return undefined
  const name = weekdayName(index, 'en')
  if (number === '') return name
  const ordinal = ordinals[number]
  return ordinal && `the ${ordinal} ${name}`
}

/** 'the 14th'; -1 is the last day. */
const dateInWords = (text: string): string | undefined => {
  if (text === '-1') return 'the last day'
  if (!/^\d{1,2}$/.test(text)) return undefined
  const number = Number(text)
  const isTeen = number > 10 && number < 14
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `the ${number}${ending}`
}

const listOf = (
  text: string | undefined,
  inWords: (one: string) => string | undefined,
): string[] | undefined => {
  const said = (text?.split(',') ?? []).map(inWords)
  const full = said.filter((one) => one !== undefined)
  return full.length === said.length ? full : undefined
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/**
 * How often a rule has something take place, in English, where the words that there are in all languages do not say it:
 * 'Every month on the second Tuesday'. Undefined where it is too much for a sentence.
 *
 * @param parts of the rule, by their names
 */
export const englishRule = (parts: ReadonlyMap<string, string>): string | undefined => {
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined
  const frequency = parts.get('FREQ') ?? ''
  const unit = units[frequency]
  const interval = Number(parts.get('INTERVAL') ?? '1')
  const days = listOf(parts.get('BYDAY'), dayInWords)
  const dates = listOf(parts.get('BYMONTHDAY'), dateInWords)
  if (!unit || !Number.isInteger(interval) || interval < 1 || !days || !dates) return undefined
  if (frequency === 'YEARLY' && days.length + dates.length > 0) return undefined
  // 'Every Friday that is the 13th' is another matter.
  if (days.length > 0 && dates.length > 0) return undefined
  if (dates.length > 0 && frequency !== 'MONTHLY') return undefined
  const on = [...days, ...dates]
  if (frequency === 'DAILY' && on.length > 0) return interval === 1 ? `Every ${list.format(on)}` : undefined
  const every = interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`
  return on.length > 0 ? `${every} on ${list.format(on)}` : every
}
