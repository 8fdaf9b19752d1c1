/** A day and a time of day as somebody wrote them, or a sentence that says what is wrong or missing. */
export type TypedDate =
  | {
      /** `YYYY-MM-DD` */
      day: string
      /** `HH:mm` or `HH:mm:ss`; undefined where no time was written. */
      time: string | undefined
      /** Where it was written: `BST`, `GMT`, `Z`, or an offset such as `+01:00`. */
      offset: string | undefined
    }
  | { problem: string }

/** Longest text that is looked at, in characters. */
const longestText = 80

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The one of the names that begins with what was written, three letters at least: `sept`, `tues`. */
const indexOfName = (names: readonly string[], word: string): number =>
  word.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase()))

const two = (number: number): string => String(number).padStart(2, '0')

const weekdayOf = (year: number, month: number, day: number): number =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const howToWrite = 'Write it such as 14/6/2027 or 14 June 2027.'

type Parts = { day: number; month: number; year: string }

const numericDay = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?![\d:])/
const isoDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const dayThenMonth = /^(\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?([a-z]{3,9})\.?(?:[ -](\d{4}|\d{2})(?![\d:.]))?/
const monthThenDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2})(?![\d:.]))?(?![\d:.])/

/** A day at the beginning of the text, and what comes after it. */
const dayAtBeginning = (text: string): { parts: Parts; rest: string } | undefined => {
  const found = (match: RegExpExecArray, day: string, month: number, year: string | undefined) => ({
    parts: { day: Number(day), month, year: year ?? '' },
    rest: text.slice(match[0].length),
  })
  const iso = isoDay.exec(text)
  if (iso) return found(iso, iso[3] ?? '', Number(iso[2]), iso[1])
  const numeric = numericDay.exec(text)
  // '3.15 pm' is a time.
  if (numeric && !/^ ?[ap]\.?m/.test(text.slice(numeric[0].length)))
    return found(numeric, numeric[1] ?? '', Number(numeric[2]), numeric[3])
  const named = dayThenMonth.exec(text)
  const month = named ? indexOfName(months, named[2] ?? '') : -1
  if (named && month >= 0) return found(named, named[1] ?? '', month + 1, named[3])
  const turned = monthThenDay.exec(text)
  const turnedMonth = turned ? indexOfName(months, turned[1] ?? '') : -1
  return turned && turnedMonth >= 0 ? found(turned, turned[2] ?? '', turnedMonth + 1, turned[3]) : undefined
}

type Clock = { time: string } | { problem: string }

const noTime = (text: string): Clock => ({
  problem: `“${text}” is not a time of day. Write it such as 15:15, 3.15 pm or noon.`,
})

const withMinutes = /^(\d{1,2})[:.](\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?: ?([ap])\.?m\.?)?$/
const fullHour = /^(\d{1,2}) ?([ap])\.?m\.?$/
const fourDigits = /^(\d\d)(\d\d)(?:hrs|h)?$/

const clockOf = (text: string): Clock => {
  if (/^(?:12 )?(?:noon|midday)$/.test(text)) return { time: '12:00' }
  if (/^(?:12 )?midnight$|^24[:.]?00$/.test(text))
    return {
      problem:
        'Midnight begins one day and ends another. Write 00:00 for the beginning of this day, 23:59 for its end.',
    }
  const [, full, half] = fullHour.exec(text) ?? []
  const match = withMinutes.exec(text) ?? fourDigits.exec(text)
  if (!full && !match) {
    return /^\d{1,2}$/.test(text)
      ? { problem: `Write the time with its minutes: ${text}:00, or ${text} am or pm.` }
      : noTime(text)
  }
  const [hours, minutes, seconds] = [Number(full ?? match?.[1]), Number(match?.[2] ?? 0), match?.[3]]
  const halfOfDay = half ?? match?.[4]
  if (hours > 23 || minutes > 59 || Number(seconds ?? 0) > 59 || (halfOfDay && hours === 0))
    return noTime(text)
  // 15:15 pm says the same twice.
  const hour = halfOfDay && hours <= 12 ? (hours % 12) + (halfOfDay === 'p' ? 12 : 0) : hours
  if (halfOfDay === 'a' && hours > 12) return noTime(text)
  return { time: `${two(hour)}:${two(minutes)}${seconds ? `:${seconds}` : ''}` }
}

const offsetAtEnd = / ?(bst|gmt|utc|(?<=\d)z|[+-]\d\d:?\d\d)$/

const offsetOf = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  if (text === 'z' || text === 'utc') return 'Z'
  return /^[+-]/.test(text) ? `${text.slice(0, 3)}:${text.slice(-2)}` : text.toUpperCase()
}

/** A time at the beginning of the text, with its `am` or `pm`, such as in '3.15pm on 14 June 2027'. */
const timeAtBeginning =
  /^(\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\.?|(?:12 )?(?:noon|midday|midnight))(?: on)? /

const weekdayAtBeginning = /^([a-z]{3,9})\.?(?: the)? /

const takeWeekday = (text: string): { weekday: number; rest: string } => {
  const match = weekdayAtBeginning.exec(text)
  const weekday = match ? indexOfName(weekdays, match[1] ?? '') : -1
  return match && weekday >= 0 ? { weekday, rest: text.slice(match[0].length) } : { weekday: -1, rest: text }
}

const problemOfDay = ({ day, month, year }: Parts, weekday: number): string | undefined => {
  if (month < 1 || month > 12) {
    return day >= 1 && day <= 12 && month <= 31
      ? `There is no month ${month}. Write the day first, then the month: ${month}/${day}${year && `/${year}`}.`
      : `There is no month ${month}. ${howToWrite}`
  }
  const name = months[month - 1] ?? ''
  if (day < 1 || day > 31) return `There is no ${day} ${name}. ${howToWrite}`
  if (year === '') {
    return day <= daysIn(2024, month)
      ? `Add the year: ${day} ${name} of which year?`
      : `${day} ${name} does not exist.`
  }
  const full = Number(year.length === 2 ? `20${year}` : year)
  const most = daysIn(full, month)
  if (day > most) return `${day} ${name} ${full} does not exist: ${name} has ${most} days that year.`
  if (full < 1900 || full > 2199) return `${full} is too far away to be right. Check the year.`
  const really = weekdayOf(full, month, day)
  if (weekday >= 0 && weekday !== really)
    return `${day} ${name} ${full} is a ${weekdays[really]}, not a ${weekdays[weekday]}. Check the day.`
  return undefined
}

/**
 * Reads a day, with or without a time, as people in Britain write them: `14/6/2027`, `14.6.27`, `Mon 14 June 2027`,
 * `14 Jun 2027 3.15pm`, `2027-06-14 15:15`, `noon on 14/6/27`. The day always comes before the month. A year of two
 * digits is one of this century; a weekday that is written must be the right one.
 */
export const readTypedDate = (typed: string): TypedDate => {
  if (typed.length > longestText) return { problem: `This is too long to be a date. ${howToWrite}` }
  const plain = typed
    .toLowerCase()
    .replace(/[\s,\u2009\u202f]+/g, ' ')
    .replace(/(?<=\d)t(?=\d)/, ' ')
    .trim()
  const offset = offsetAtEnd.exec(plain)
  const text = offset ? plain.slice(0, offset.index) : plain
  const begun = takeWeekday(text)
  const time = timeAtBeginning.exec(begun.rest)
  const timeFirst = time !== null && dayAtBeginning(begun.rest) === undefined
  const afterTime = takeWeekday(timeFirst ? begun.rest.slice(time[0].length) : begun.rest)
  const found = dayAtBeginning(afterTime.rest)
  if (!found) {
    return 'time' in clockOf(text)
      ? { problem: `Write the day, too: 14/6/2027 ${typed.trim()}.` }
      : { problem: `“${typed.trim()}” is not a date. ${howToWrite}` }
  }
  const { parts } = found
  const problem = problemOfDay(parts, Math.max(begun.weekday, afterTime.weekday))
  if (problem) return { problem }
  const year = parts.year.length === 2 ? `20${parts.year}` : parts.year
  const day = `${year}-${two(parts.month)}-${two(parts.day)}`
  const rest = found.rest.trim().replace(/^(?:at|@|-|–) ?/, '')
  if (timeFirst && rest !== '') return { problem: `“${rest}” is too much here. ${howToWrite}` }
  const clockText = timeFirst ? (time[1] ?? '') : rest
  if (clockText === '') return { day, time: undefined, offset: undefined }
  const clock = clockOf(clockText)
  return 'problem' in clock ? clock : { day, time: clock.time, offset: offsetOf(offset?.[1]) }
}

/** @param day `YYYY-MM-DD`. @returns such as `Monday 14 June 2027`, the same on each computer. */
export const dayInFull = (day: string): string => {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number)
  return `${weekdays[weekdayOf(year, month, date)]} ${date} ${months[month - 1]} ${year}`
}
