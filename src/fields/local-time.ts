import { Temporal } from 'temporal-polyfill'

const withoutOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/

/**
 * A time without an offset means the clock on a school's wall, Europe/London, wherever the server stands. In the
 * hour that clocks go through twice it is the first one; in the hour that they leave out, it is as long after the
 * change as it says (RFC 5545, section 3.3.5, reads such times alike).
 *
 * @returns an instant, RFC 3339 UTC in milliseconds; everything else as it came, for the field to judge
 */
export const instantOfLocalTime = (value: unknown): unknown => {
  if (typeof value !== 'string' || !withoutOffset.test(value)) return value
  try {
    const { epochMilliseconds } = Temporal.PlainDateTime.from(value, { overflow: 'reject' }).toZonedDateTime(
      'Europe/London',
    )
    return new Date(epochMilliseconds).toISOString()
  } catch {
    return value
  }
}
