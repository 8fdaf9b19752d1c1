import { EventList } from './event-list'
import type { DatedEvent } from './event-list'
import { formatMonth } from '../../words/format-dates'
import { MonthCalendar } from './month-calendar'
import { addMonths } from './month-grid'
import type { Month } from './month-grid'
import { Page } from '../../page-parts/page-layout'
import { FollowFeed } from '../../page-parts/subscribe'
import { SubscribeCalendar } from './subscribe-calendar'
import { eventSection } from './section'
import type { SiteContext } from '../../page-parts/site-context'
import { daysOf } from '../../words/when'
import { fill } from '../../words/words'

/** How far the links of the calendar lead, so that a crawler does not walk through the centuries. */
export const monthsEachWay = 24

const Views = ({ context, month }: { context: SiteContext; month: Month | undefined }) => {
  const { words, link, today } = context
  return (
    <nav className="views" aria-label={words.howToShow}>
      <ul>
        <li>
          <a href={link('/events')} aria-current={month ? undefined : 'page'}>
            {words.listView}
          </a>
        </li>
        <li>
          <a
            href={link('/events', { query: { month: today.slice(0, 7) } })}
            aria-current={month ? 'page' : undefined}
          >
            {words.monthView}
          </a>
        </li>
      </ul>
    </nav>
  )
}

/** What is coming up, by month; a recurring event stands at its next date. */
export const EventsPage = ({ context, entries }: { context: SiteContext; entries: DatedEvent[] }) => {
  const { words, language } = context
  const months = new Map<Month, DatedEvent[]>()
  for (const entry of entries) {
    const month = daysOf({ ...entry.event, ...entry.occurrence }).first.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), entry])
  }
  return (
    <Page context={context} title={words.events}>
      <div className="wide">
        <h1>{words.events}</h1>
        <Views context={context} month={undefined} />
        {entries.length ? null : <p>{words.noEvents}</p>}
        {[...months].map(([month, inMonth]) => (
          <section key={month} className="month" aria-labelledby={`month-${month}`}>
            <h2 id={`month-${month}`}>{formatMonth(month, language)}</h2>
            <EventList context={context} entries={inMonth} />
          </section>
        ))}
        <SubscribeCalendar context={context} />
        <FollowFeed context={context} section={eventSection} />
      </div>
    </Page>
  )
}

/** A month as a calendar, with the ways to the months beside it. */
export const MonthPage = ({ context, month, entries, reachable }: MonthPageProps) => {
  const { words, language, link } = context
  const title = fill(words.calendarOf, { month: formatMonth(month, language) })
  const step = (count: number, rel: 'prev' | 'next', label: string) => {
    const target = addMonths(month, count)
    return reachable(target) ? (
      <a
        rel={`${rel} nofollow`}
        className={`step step-${rel}`}
        href={link('/events', { query: { month: target } })}
      >
        {label}
      </a>
    ) : (
      <span />
    )
  }
  return (
    <Page context={context} title={title} noIndex>
      <div className="wide">
        <h1>{title}</h1>
        <Views context={context} month={month} />
        <div className="pager">
          {step(-1, 'prev', words.previousMonth)}
          {step(1, 'next', words.nextMonth)}
        </div>
        {entries.length ? null : <p>{words.noEventsInMonth}</p>}
        <MonthCalendar context={context} month={month} entries={entries} caption={title} />
        <SubscribeCalendar context={context} />
      </div>
    </Page>
  )
}

type MonthPageProps = {
  context: SiteContext
  month: Month
  entries: DatedEvent[]
  reachable: (month: Month) => boolean
}
