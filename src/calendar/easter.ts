import { Temporal } from 'temporal-polyfill'

/** Easter Sunday of a year of the Gregorian calendar (Butcher's rule, in Meeus, Astronomical Algorithms, chapter 8). */
export const easterSunday = (year: number): Temporal.PlainDate => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e, g] = [Math.floor(b / 4), b % 4, Math.floor((8 * b + 13) / 25)]
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return Temporal.PlainDate.from({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 })
}

/** A day that people know by a name. */
export type NamedDay = { name: string; day: string }

/**
 * The named days to come after a day, soonest first: what an event may repeat until. The days of terms belong here as
 * soon as the schools' terms are data.
 *
 * @param day `YYYY-MM-DD`
 */
export const namedDaysAfter = (day: string): NamedDay[] => {
  const from = Temporal.PlainDate.from(day)
  const years = [from.year, from.year + 1]
  const [next] = years.map(easterSunday).filter((easter) => Temporal.PlainDate.compare(easter, from) > 0)
  return next ? [{ name: 'Easter', day: next.toString() }] : []
}
