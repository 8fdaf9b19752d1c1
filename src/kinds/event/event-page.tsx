import { occurrenceToTell } from '../../calendar/next-occurrence'
import type { PublicEvent } from './shape'
import { CalendarLeaf, StatusBadge } from './event-list'
import { ItemFrame } from '../../page-parts/item-frame'
import type { ItemPageProps } from '../../page-parts/item-frame'
import { nextOccurrences } from '../../calendar/occurrences'
import { recurrenceInWords } from '../../words/recurrence-words'
import { RichText } from '../../page-parts/rich-text'
import { SchoolNames } from '../../page-parts/school-names'
import { textLanguage } from '../../page-parts/site-context'
import { SaveEvent } from './subscribe-calendar'
import type { SiteContext } from '../../page-parts/site-context'
import { daysInWords, daysOf, hoursInWords, machineTime, type Times } from '../../words/when'
import { wordFor } from '../../words/words'

const StatusNote = ({ context, event }: { context: SiteContext; event: PublicEvent }) =>
  event.status === 'scheduled' ? null : (
    <p className="status-note" data-status={event.status}>
      <strong>
        {event.status === 'cancelled' ? context.words.cancelledNote : context.words.postponedNote}
      </strong>
    </p>
  )

const NextDates = ({ context, event }: { context: SiteContext; event: PublicEvent }) => {
  const { words, language, now } = context
  if (!event.recurrence || event.status === 'cancelled' || !occurrenceToTell(event, now)) return null
  const dates = nextOccurrences(event, now, 6)
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{words.nextDates}</h2>
      {dates.length ? (
        <ul className="link-list">
          {dates.map((date) => {
            const times = { ...event, ...date }
            return (
              <li key={date.start}>
                <time dateTime={machineTime(times)}>{daysInWords(times, language)}</time>
                {event.allDay ? null : <span className="meta hours">{hoursInWords(times, language)}</span>}
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

const When = ({ context, times }: { context: SiteContext; times: Times }) => {
  const { words, language } = context
  return (
    <time dateTime={machineTime(times)}>
      {daysInWords(times, language)}
      {', '}
      <span className="hours">{hoursInWords(times, language) || words.allDay}</span>
    </time>
  )
}

/** An event: when (see when.ts), where, who, how often, and whether it takes place at all. */
export const EventPage = (props: ItemPageProps<PublicEvent>) => {
  const { context } = props
  const event = props.chosen.item
  const { words, language, now } = context
  const told = occurrenceToTell(event, now)
  const times = told && { ...event, ...told }
  const repeats = event.recurrence ? recurrenceInWords(event.recurrence, language, event.timeZone) : undefined
  const own = textLanguage(context, event.language)
  return (
    <ItemFrame
      {...props}
      beforeTitle={
        <div className="event-top">
          {times ? <CalendarLeaf context={context} date={daysOf(times).first} /> : null}
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
                {times ? <When context={context} times={times} /> : words.noDates}
                {repeats && times ? <span className="block">{repeats}</span> : null}
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
