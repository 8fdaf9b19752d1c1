import { shownEvents } from '../../delivery/v1/event-list-answer'
import { eventView, type EventView } from '../../calendar/event-view'
import { millisecondsPerDay } from '../../calendar/expand-occurrences'
import {
  placeOf,
  type ListQuery,
  type PublicationRow,
  type PublicationStore,
} from '../../delivery/store/publication-store'
import type { Timetables } from '../../delivery/store/timetable'
import type { Kind, PublicItem } from '../../public/public-form'
import type { DatedEvent } from '../parts/event-list'
import type { HomeContent } from '../parts/home-parts'
import { writeCursor } from './list-cursor'
import { addMonths } from '../parts/month-grid'
import type { Month } from '../parts/month-grid'
import { occurrencesBetween } from '../../calendar/occurrences'
import { daysOf } from '../../words/when'

type ItemOf<K extends Kind> = Extract<PublicItem, { kind: K }>

const batch = 100
/** More than a school has at one time; a bound, so that no address can make the server read everything. */
const mostEvents = 600
const eventsOnHomePage = 5

/** What events are read from: their order in time, and what is public of them. */
export type EventSource = { store: PublicationStore; timetables: Timetables }

const documents = <K extends Kind>(rows: PublicationRow[], kind: K): ItemOf<K>[] =>
  rows.flatMap(({ document }) => (document?.kind === kind ? [document as ItemOf<K>] : []))

/** One page of a list, and the cursor of the next where there is one. */
export const listPage = async <K extends Kind>(
  store: PublicationStore,
  query: Omit<ListQuery, 'order'> & { kind: K },
): Promise<{ items: ItemOf<K>[]; next: string | undefined }> => {
  const rows = await store.list({ ...query, order: 'newest', limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: documents(shown, query.kind),
    next: last && rows.length > shown.length ? writeCursor(placeOf(last)) : undefined,
  }
}

/** Events of a site in the order in which they come, each by the date at which it stands in the view. */
const eventsIn = async (
  { store, timetables }: EventSource,
  site: string,
  language: string | undefined,
  view: EventView,
  limit: number,
): Promise<DatedEvent[]> => {
  const { events } = await (await timetables.of(site)).events({ view, limit })
  const shown: DatedEvent[] = []
  for (let from = 0; from < events.length; from += batch)
    shown.push(...(await shownEvents(store, site, events.slice(from, from + batch), language)))
  return shown
}

/** Events that are still to come, each once, at its next date, soonest first. */
export const upcomingEvents = (
  source: EventSource,
  site: string,
  language: string | undefined,
  now: Date,
  limit = mostEvents,
): Promise<DatedEvent[]> => eventsIn(source, site, language, eventView({ from: 'now' }, now), limit)

const soonestFirst = (one: DatedEvent, other: DatedEvent): number =>
  one.occurrence.start.localeCompare(other.occurrence.start) ||
  one.event.title.localeCompare(other.event.title)

/** Every date of every event in a month, by the days that parents' calendars show. */
export const eventsInMonth = async (
  source: EventSource,
  site: string,
  language: string | undefined,
  month: Month,
  now: Date,
): Promise<DatedEvent[]> => {
  // a day more on each side: local dates begin and end at other instants than UTC's
  const from = new Date(Date.parse(`${month}-01T00:00:00Z`) - millisecondsPerDay)
  const to = new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) + millisecondsPerDay)
  const view = eventView({ from: from.toISOString(), to: to.toISOString() }, now)
  const events = await eventsIn(source, site, language, view, mostEvents)
  return events
    .flatMap(({ event }) => occurrencesBetween(event, from, to).map((occurrence) => ({ event, occurrence })))
    .filter(({ event, occurrence }) => {
      const { first, last } = daysOf({ ...event, ...occurrence })
      return first.slice(0, 7) <= month && last.slice(0, 7) >= month
    })
    .sort(soonestFirst)
}

/** What a home page shows. */
export const homeContent = async (
  source: EventSource,
  site: string,
  language: string | undefined,
  now: Date,
): Promise<HomeContent> => {
  const { store } = source
  const [letters, newsletters, pages, events] = await Promise.all([
    listPage(store, { site, kind: 'letter', language, limit: 4 }),
    listPage(store, { site, kind: 'newsletter', language, limit: 2 }),
    listPage(store, { site, kind: 'page', language, limit: 12 }),
    upcomingEvents(source, site, language, now, eventsOnHomePage),
  ])
  return {
    letters: letters.items,
    newsletters: newsletters.items,
    pages: pages.items,
    events,
  }
}
