import { dayInLondon } from '../../calendar/day'
import { formatDay } from '../look/format-moment'

/** From so many days before it, the last day for replies is near. */
const nearFrom = 7

const inDays = (days: number): string => {
  if (days < 0) return 'which is past'
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

/**
 * A sentence about the last day for replies where it is near or past.
 *
 * @param replyBy RFC 3339, counted as its day in Europe/London
 */
export const replyByInWords = (replyBy: unknown, now = new Date()): string | undefined => {
  if (typeof replyBy !== 'string' || replyBy === '') return undefined
  const midday = (instant: Date): number => Date.parse(`${dayInLondon(instant)}T12:00:00Z`)
  const days = Math.round((midday(new Date(replyBy)) - midday(now)) / 86_400_000)
  return days > nearFrom ? undefined : `Replies are due by ${formatDay(replyBy)}, ${inDays(days)}.`
}
