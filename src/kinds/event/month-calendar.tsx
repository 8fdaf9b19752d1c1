import { StatusBadge } from './event-list'
import type { DatedEvent } from './event-list'
import { formatDateWithDay, weekdayName } from '../../words/format-dates'
import { monthGrid } from './month-grid'
import type { Month } from './month-grid'
import { textLanguage } from '../../page-parts/site-context'
import type { SiteContext } from '../../page-parts/site-context'
import { daysOf, hoursInWords } from '../../words/when'

const Day = ({ context, day, month, entries }: DayProps) => {
  const { language, today } = context
  const state = [
    'day',
    day.startsWith(month) ? '' : 'day-outside',
    entries.length ? '' : 'day-empty',
    day === today ? 'day-today' : '',
  ]
  return (
    <td role="cell" className={state.filter(Boolean).join(' ')}>
      <time dateTime={day} aria-current={day === today ? 'date' : undefined}>
        <span className="day-number" aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        <span className="day-name">{formatDateWithDay(day, language)}</span>
      </time>
      {entries.length ? (
        <ul>
          {entries.map(({ event, occurrence }) => {
            const times = { ...event, ...occurrence }
            const starts = daysOf(times).first === day
            return (
              <li key={event.id + occurrence.start} data-status={event.status}>
                <a href={context.linkTo(event)} {...textLanguage(context, event.language)}>
                  {event.title}
                </a>{' '}
                {starts && !event.allDay ? (
                  <span className="meta hours">{hoursInWords(times, language)}</span>
                ) : null}
                <StatusBadge context={context} status={event.status} />
              </li>
            )
          })}
        </ul>
      ) : null}
    </td>
  )
}

type DayProps = { context: SiteContext; day: string; month: Month; entries: DatedEvent[] }

/**
 * A month as a table; on a phone the style sheet makes a list of the days that have something on. Roles are spelled
 * out because browsers forget that a table is one as soon as it is laid out otherwise.
 */
export const MonthCalendar = ({ context, month, entries, caption }: MonthCalendarProps) => {
  const on = (day: string) =>
    entries.filter(({ event, occurrence }) => {
      const { first, last } = daysOf({ ...event, ...occurrence })
      return first <= day && day <= last
    })
  return (
    <table role="table" className="calendar">
      <caption className="hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[0, 1, 2, 3, 4, 5, 6].map((number) => (
            <th key={number} role="columnheader" scope="col">
              <abbr title={weekdayName(number, context.language)}>
                {weekdayName(number, context.language, 'short')}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {monthGrid(month).map((week) => {
          const days = week.map((day) => ({ day, entries: day.startsWith(month) ? on(day) : [] }))
          const empty = days.every(({ entries: onDay }) => onDay.length === 0)
          return (
            <tr key={week[0]} role="row" className={empty ? 'week-empty' : undefined}>
              {days.map(({ day, entries: onDay }) => (
                <Day key={day} context={context} day={day} month={month} entries={onDay} />
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type MonthCalendarProps = { context: SiteContext; month: Month; entries: DatedEvent[]; caption: string }
