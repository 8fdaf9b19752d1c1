import { millisecondsPerDay } from '../../calendar/expand-occurrences'
import { occurrencesBetween } from '../../calendar/occurrences'
import { startOfToday } from '../../calendar/time-bounds'
import { More } from '../../page-parts/home-parts'
import type { DatedItem, ItemSource } from '../../page-parts/item-source'
import { BadAddress, NoSuchPage } from '../../page-parts/page-refusals'
import type { KindListPage } from '../../page-parts/reading-kind'
import type { SiteContext } from '../../page-parts/site-context'
import { daysOf } from '../../words/when'
import { EventList, type DatedEvent } from './event-list'
import { EventsPage, MonthPage, monthsEachWay } from './events-page'
import { addMonths, monthsApart, readMonth, type Month } from './month-grid'
import { eventSection } from './section'
import type { PublicEvent } from './shape'
import { SubscribeCalendar } from './subscribe-calendar'

type Events = ItemSource<PublicEvent>

/** A calendar further away than this is no page of ours. */
const furthestMonth = 120
const eventsOnHomePage = 5

const dated = ({ item, occurrence }: DatedItem<PublicEvent>): DatedEvent => ({ event: item, occurrence })

const soonestFirst = (one: DatedEvent, other: DatedEvent): number =>
  one.occurrence.start.localeCompare(other.occurrence.start) ||
  one.event.title.localeCompare(other.event.title)

/** Every date of every event in a month, by the days that parents' calendars show. */
const eventsInMonth = async (source: Events, month: Month): Promise<DatedEvent[]> => {
  // a day more on each side: local dates begin and end at other instants than UTC's
  const from = new Date(Date.parse(`${month}-01T00:00:00Z`) - millisecondsPerDay)
  const to = new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) + millisecondsPerDay)
  const events = await source.coming({ from: from.toISOString(), to: to.toISOString() })
  return events
    .flatMap(({ item: event }) =>
      occurrencesBetween(event, from, to).map((occurrence) => ({ event, occurrence })),
    )
    .filter(({ event, occurrence }) => {
      const { first, last } = daysOf({ ...event, ...occurrence })
      return first.slice(0, 7) <= month && last.slice(0, 7) >= month
    })
    .sort(soonestFirst)
}

/** What is to come, or with `month` a month. @throws BadAddress, NoSuchPage */
export const eventsPage = async (context: SiteContext, source: Events): Promise<KindListPage> => {
  const { query, now, today } = context
  if (query.month === undefined) {
    const turned = await source.turned()
    const entries = (await source.coming({ from: 'now' })).map(dated)
    return { page: <EventsPage context={context} entries={entries} />, changedAt: [turned] }
  }
  const month = readMonth(query.month)
  if (!month) throw new BadAddress()
  const thisMonth = today.slice(0, 7)
  if (monthsApart(month, thisMonth) > furthestMonth) throw new NoSuchPage()
  const entries = await eventsInMonth(source, month)
  const reachable = (target: string) => monthsApart(target, thisMonth) <= monthsEachWay
  return {
    page: <MonthPage context={context} month={month} entries={entries} reachable={reachable} />,
    // A month shows which day is today, and what is over as well.
    changedAt: [startOfToday(now)],
  }
}

/** The next events on a home page. */
export const comingUp = async (context: SiteContext, source: Events) => {
  const { words, link } = context
  const entries = (await source.coming({ from: 'now' }, eventsOnHomePage)).map(dated)
  return (
    <section className="card" aria-labelledby="events">
      <h2 id="events">{words.upcomingEvents}</h2>
      {entries.length ? (
        <>
          <EventList context={context} entries={entries} />
          <More href={link(eventSection.listPath)}>{words.allEvents}</More>
        </>
      ) : (
        <p>{words.noEvents}</p>
      )}
      <SubscribeCalendar context={context} />
    </section>
  )
}
