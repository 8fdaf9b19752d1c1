import { formatDate, formatList, weekdayName } from './format-dates'
import type { Language } from './languages'
import { fill, words } from './words'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'COUNT', 'WKST'])

/**
 * A recurrence rule (RFC 5545, section 3.3.10, without `RRULE:`) as a sentence for parents: 'Every week on Tuesday,
 * until 14 July 2026'. @returns undefined for rules that need more than a sentence; list the next dates instead.
 */
export const recurrenceInWords = (rule: string, language: Language): string | undefined => {
  const parts = new Map(
    rule
      .split(';')
      .filter(Boolean)
      .map((part) => {
        const [name = '', value = ''] = part.split('=')
        return [name.toUpperCase(), value.toUpperCase()] as const
      }),
  )
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined
  const say = words[language]
  const everyOther = { WEEKLY: say.everyTwoWeeks }
  const every = { DAILY: say.everyDay, WEEKLY: say.everyWeek, MONTHLY: say.everyMonth, YEARLY: say.everyYear }
  const interval = parts.get('INTERVAL') ?? '1'
  const frequencies: Record<string, string | undefined> =
    interval === '1' ? every : interval === '2' ? everyOther : {}
  const frequency = parts.get('FREQ') ?? ''
  let sentence = frequencies[frequency]
  if (!sentence) return undefined

  const byDay = parts.get('BYDAY')
  if (byDay) {
    const numbers = byDay.split(',').map((code) => weekdays.indexOf(code))
    // 'the first Monday' would need ordinals in eight languages
    if (frequency !== 'WEEKLY' || numbers.includes(-1)) return undefined
    const days = formatList(
      numbers.sort((a, b) => a - b).map((number) => weekdayName(number, language)),
      language,
    )
    sentence = fill(say.onDays, { every: sentence, days })
  }
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '')
  if (until) {
    const date = formatDate(`${until[1]}-${until[2]}-${until[3]}`, language)
    sentence = fill(say.untilDate, { repeats: sentence, date })
  }
  const count = parts.get('COUNT')
  return count ? fill(say.times, { repeats: sentence, count }) : sentence
}
