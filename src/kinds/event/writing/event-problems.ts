import { localTime, oddDatesOf, writtenTimes, type EventTimes } from '../../../calendar/event-times'
import { isTimeZone } from '../../../calendar/time-zone'
import type { Content } from '../../../content/plain-content'
import type { Problem } from '../../../plugins/approval/problem'

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const inWords = (day: string): string => dayFormat.format(new Date(`${day}T12:00:00Z`))

const listed = new Intl.ListFormat('en-GB')

const exceptionProblem = ({ start, timeZone, recurrence }: EventTimes, days: readonly string[]): Problem => {
  const code = 'exception-without-date'
  const named = listed.format(days.map(inWords))
  if (recurrence) {
    const message = `It would not take place on ${named} anyway, so that the exception changes nothing. Check the day.`
    return { code, message, blocking: false }
  }
  return {
    code,
    message: `It happens once, so that the exception on ${named} changes nothing. Take it out; if the event does not take place, set its status to "cancelled".`,
    blocking: days.includes(localTime(start, timeZone).slice(0, 10)),
  }
}

/** What is odd about the dates of an event: parents would read of days on which it is not, or miss some on which it is. */
export const eventProblems = (event: Content): Problem[] => {
  const times = writtenTimes(event)
  if (!times.start || !isTimeZone(times.timeZone)) return []
  const { ruleBegins, idleExceptions, nothingLeft } = oddDatesOf(times)
  const problems: Problem[] = []
  if (ruleBegins) {
    problems.push({
      code: 'first-day-not-in-rule',
      message: `The rule does not include the day on which the event begins: its first is ${inWords(ruleBegins)}. Begin on that day, or change the rule.`,
      blocking: true,
    })
  }
  if (nothingLeft) {
    problems.push({
      code: 'no-dates-left',
      message:
        'Every date of the event is excepted, so it would never take place. Take some of the exceptions out, or set its status to "cancelled".',
      blocking: true,
    })
  } else if (idleExceptions.length > 0) {
    problems.push(exceptionProblem(times, idleExceptions))
  }
  return problems
}
