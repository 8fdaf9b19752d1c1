import type { PublicEvent } from '../publications/public-form'
import { CalendarLeaf, StatusBadge } from './event-list'
import { formatDays, formatHours } from './format-dates'
import { ItemFrame } from './item-frame'
import type { ItemPageProps } from './item-frame'
import { nextOccurrences, takesPlace } from './occurrences'
import { recurrenceInWords } from './recurrence-words'
import { RichText } from './rich-text'
import { SchoolNames } from './school-names'
import { textLanguage } from './site-context'
import { SaveEvent } from './subscribe'
import type { SiteContext } from './site-context'
import { wordFor } from './words'

const StatusNote = ({ context, event }: { context: SiteContext; event: PublicEvent }) =>
  event.status === 'scheduled' ? null : (
    <p className="status-note" data-status={event.status}>
      <strong>
        {event.status === 'cancelled' ? context.words.cancelledNote : context.words.postponedNote}
      </strong>
    </p>
  )

const NextDates = ({ context, event }: { context: SiteContext; event: PublicEvent }) => {
  if (!event.recurrence || event.status === 'cancelled' || !takesPlace(event)) return null
  const { words, language, now } = context
  const dates = nextOccurrences(event, now, 6)
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{words.nextDates}</h2>
      {dates.length ? (
        <ul className="link-list">
          {dates.map((date) => {
            const times = { ...date, timeZone: event.timeZone, allDay: event.allDay }
            return (
              <li key={date.start}>
                <time dateTime={date.startLocal.slice(0, 10)}>{formatDays(times, language)}</time>
                {event.allDay ? null : <span className="meta hours">{formatHours(times, language)}</span>}
              </li>
            )
          })}
        </ul>
      ) : (
        <p>{words.noMoreDates}</p>
      )}
    </section>
  )
}

const When = ({ context, event, next }: { context: SiteContext; event: PublicEvent; next: Occurring }) => {
  const { words, language } = context
  const times = { ...next, timeZone: event.timeZone, allDay: event.allDay }
  return (
    <time dateTime={event.allDay ? next.startLocal.slice(0, 10) : next.start}>
      {formatDays(times, language)}
      {', '}
      <span className="hours">{formatHours(times, language) || words.allDay}</span>
    </time>
  )
}

type Occurring = Pick<PublicEvent, 'start' | 'end' | 'startLocal' | 'endLocal'>

/** An event: when (in its own time zone), where, who, how often, and whether it takes place at all. */
export const EventPage = ({ event, ...props }: ItemPageProps & { event: PublicEvent }) => {
  const { context } = props
  const { words, language, now } = context
  const next = nextOccurrences(event, now, 1)[0] ?? (takesPlace(event) ? event : undefined)
  const repeats = event.recurrence ? recurrenceInWords(event.recurrence, language) : undefined
  const own = textLanguage(context, event.language)
  return (
    <ItemFrame
      {...props}
      beforeTitle={
        <div className="event-top">
          {next ? <CalendarLeaf context={context} date={next.startLocal} /> : null}
          <StatusBadge context={context} status={event.status} />
        </div>
      }
      above={
        <>
          <StatusNote context={context} event={event} />
          <dl className="facts">
            <div>
              <dt>{words.when}</dt>
              <dd>
                {next ? <When context={context} event={event} next={next} /> : words.noDates}
                {repeats && next ? <span className="block">{repeats}</span> : null}
              </dd>
            </div>
            {event.location ? (
              <div>
                <dt>{words.where}</dt>
                <dd {...own}>{event.location}</dd>
              </div>
            ) : null}
            {event.category && event.category !== 'other' ? (
              <div>
                <dt>{words.kindOfEvent}</dt>
                <dd>{wordFor(words, 'category', event.category)}</dd>
              </div>
            ) : null}
            {event.hostSchool ? (
              <div>
                <dt>{words.host}</dt>
                <dd>
                  <SchoolNames context={context} schools={[event.hostSchool]} />
                </dd>
              </div>
            ) : null}
            {event.takingPart.length ? (
              <div>
                <dt>{words.takingPart}</dt>
                <dd>
                  <SchoolNames context={context} schools={event.takingPart} />
                </dd>
              </div>
            ) : null}
          </dl>
        </>
      }
      after={
        <>
          <NextDates context={context} event={event} />
          {props.plain ? null : <SaveEvent context={context} slug={event.slug} />}
        </>
      }
    >
      <RichText html={event.html} {...own} />
    </ItemFrame>
  )
}
