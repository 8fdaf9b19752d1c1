/** A month as `YYYY-MM`. */
export type Month = string

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/

/** @returns the month, or undefined where this is none. */
export const readMonth = (value: string): Month | undefined => (pattern.test(value) ? value : undefined)

const partsOf = (month: Month): [number, number] => [Number(month.slice(0, 4)), Number(month.slice(5, 7))]

/** The month that many months later (or earlier, where negative). */
export const addMonths = (month: Month, count: number): Month => {
  const [year, number] = partsOf(month)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** How many months lie between two, ignoring the direction. */
export const monthsApart = (one: Month, other: Month): number => {
  const [year, number] = partsOf(one)
  const [otherYear, otherNumber] = partsOf(other)
  return Math.abs((year - otherYear) * 12 + number - otherNumber)
}

/** Whole weeks, Monday first, that cover the month; each day as `YYYY-MM-DD`. */
export const monthGrid = (month: Month): string[][] => {
  const [year, number] = partsOf(month)
  const daysInMonth = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const weeks = Math.ceil((before + daysInMonth) / 7)
  return Array.from({ length: weeks }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) =>
      new Date(Date.UTC(year, number - 1, 1 - before + week * 7 + day)).toISOString().slice(0, 10),
    ),
  )
}
