import { readTypedDate } from '../calendar/typed-date'

const asCallsWriteIt = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i

/** Longest text that is repeated in a sentence. */
const longestRepeated = 60

/**
 * What is wrong with a value of a day or a time that is not written as calls write it (RFC 3339, or a day alone):
 * JavaScript would read 4/6/2027 as a day in April. The admin sends what somebody typed where it makes no sense.
 *
 * @returns a sentence; undefined where nothing is wrong with its form
 */
export const notATime = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || value === '' || asCallsWriteIt.test(value)) return undefined
  const typed = readTypedDate(value)
  if ('problem' in typed) return typed.problem
  return `“${value.slice(0, longestRepeated)}” is not complete. Write a time such as 14/6/2027 15:15, a day such as 14/6/2027.`
}
