import { Temporal } from 'temporal-polyfill'
import { englishRule } from './english-rule'
import { formatDate, formatList, weekdayName } from './format-dates'
import type { Language } from './languages'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'COUNT', 'WKST'])

/** The words of src/words that a rule is said with. */
export type RuleWords = Record<
  'everyDay' | 'everyWeek' | 'everyTwoWeeks' | 'everyMonth' | 'everyYear' | 'onDays' | 'untilDate' | 'times',
  string
>

const filled = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** The last day by the clocks of the event, `YYYY-MM-DD`. */
const lastDayOf = (until: string, timeZone: string): string | undefined => {
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})Z)?/.exec(until) ?? []
  if (!year) return undefined
  if (!time) return `${year}-${month}-${day}`
  try {
    const instant = `${year}-${month}-${day}T${time.replace(/(\d\d)(?=\d)/g, '$1:')}Z`
    return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  } catch {
    return undefined
  }
}

const everyOf = (
  parts: ReadonlyMap<string, string>,
  language: Language,
  say: RuleWords,
): string | undefined => {
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined
  const everyOther = { WEEKLY: say.everyTwoWeeks }
  const every = { DAILY: say.everyDay, WEEKLY: say.everyWeek, MONTHLY: say.everyMonth, YEARLY: say.everyYear }
  const interval = parts.get('INTERVAL') ?? '1'
  const frequencies: Record<string, string | undefined> =
    interval === '1' ? every : interval === '2' ? everyOther : {}
  const frequency = parts.get('FREQ') ?? ''
  const sentence = frequencies[frequency]
  const byDay = parts.get('BYDAY')
  if (!sentence || !byDay) return sentence
  const numbers = byDay.split(',').map((code) => weekdays.indexOf(code))
  // 'the first Monday' would need ordinals in eight languages
  if (frequency !== 'WEEKLY' || numbers.includes(-1)) return undefined
  const days = formatList(
    numbers.sort((a, b) => a - b).map((number) => weekdayName(number, language)),
    language,
  )
  return filled(say.onDays, { every: sentence, days })
}

/**
 * As `recurrenceInWords` (src/words/recurrence-words.ts), for who has the words of the language already: in a browser
 * those of all others are not loaded with it.
 */
export const ruleSentence = (
  rule: string,
  language: Language,
  say: RuleWords,
  timeZone: string,
): string | undefined => {
  const parts = new Map(
    rule
      .split(';')
      .filter(Boolean)
      .map((part) => {
        const [name = '', value = ''] = part.split('=')
        return [name.toUpperCase(), value.toUpperCase()] as const
      }),
  )
  const every = everyOf(parts, language, say) ?? (language === 'en' ? englishRule(parts) : undefined)
  if (every === undefined) return undefined
  const until = lastDayOf(parts.get('UNTIL') ?? '', timeZone)
  const ending = until ? filled(say.untilDate, { repeats: every, date: formatDate(until, language) }) : every
  const count = parts.get('COUNT')
  return count ? filled(say.times, { repeats: ending, count }) : ending
}
