import type { Occurrence } from '../../public/public-form'
import type { PublicEvent } from './shape'
import { repetitionInWords } from '../../words/event-in-words'
import { formatShortMonth } from '../../words/format-dates'
import { notableSchools, SchoolNames } from '../../page-parts/school-names'
import { textLanguage } from '../../page-parts/site-context'
import type { SiteContext } from '../../page-parts/site-context'
import { daysInWords, daysOf, hoursInWords, machineTime } from '../../words/when'
import { wordFor } from '../../words/words'

/** An event at one of its dates. */
export type DatedEvent = { event: PublicEvent; occurrence: Occurrence }

export const StatusBadge = ({ context, status }: { context: SiteContext; status: PublicEvent['status'] }) =>
  status === 'scheduled' ? null : (
    <strong className={`badge badge-${status}`}>
      {status === 'cancelled' ? context.words.cancelled : context.words.postponed}
    </strong>
  )

/** A leaf from a calendar. The full date stands beside it in words, so it is hidden from screen readers. */
export const CalendarLeaf = ({ context, date }: { context: SiteContext; date: string }) => (
  <span className="leaf" aria-hidden="true">
    <span className="leaf-month">{formatShortMonth(date, context.language)}</span>
    <span className="leaf-day">{Number(date.slice(8, 10))}</span>
  </span>
)

const Entry = ({ context, entry, level }: { context: SiteContext; entry: DatedEvent; level: 3 | 4 }) => {
  const { event, occurrence } = entry
  const { words, language } = context
  const Heading = level === 3 ? 'h3' : 'h4'
  const times = { ...event, ...occurrence }
  const repeats = repetitionInWords(event, language)
  const schools = notableSchools(context, event)
  return (
    <li className="event" data-status={event.status}>
      <CalendarLeaf context={context} date={daysOf(times).first} />
      <div>
        <Heading className="teaser-title">
          <a href={context.linkTo(event)} {...textLanguage(context, event.language)}>
            {event.title}
          </a>{' '}
          <StatusBadge context={context} status={event.status} />
        </Heading>
        <p className="meta">
          <time dateTime={machineTime(times)}>{daysInWords(times, language)}</time>
          <span className="hours">{hoursInWords(times, language) || words.allDay}</span>
          {event.location ? <span {...textLanguage(context, event.language)}>{event.location}</span> : null}
          {event.category && event.category !== 'other' ? (
            <span>{wordFor(words, 'category', event.category)}</span>
          ) : null}
        </p>
        {repeats ? <p className="meta">{repeats}</p> : null}
        {schools.length ? <SchoolNames context={context} schools={schools} /> : null}
      </div>
    </li>
  )
}

export const EventList = ({ context, entries, level = 3 }: EventListProps) => (
  <ul className="events">
    {entries.map((entry) => (
      <Entry key={entry.event.id + entry.occurrence.start} context={context} entry={entry} level={level} />
    ))}
  </ul>
)

type EventListProps = { context: SiteContext; entries: DatedEvent[]; level?: 3 | 4 }
