import {
  placeOf,
  type ListQuery,
  type PublicationRow,
  type PublicationStore,
} from '../delivery/publication-store'
import type { Kind, PublicEvent, PublicItem } from '../publications/public-form'
import type { DatedEvent } from './event-list'
import { lastDay } from './format-dates'
import type { HomeContent } from './home-parts'
import { writeCursor } from './list-cursor'
import { addMonths } from './month-grid'
import type { Month } from './month-grid'
import { nextOccurrences, occurrencesBetween } from './occurrences'

type ItemOf<K extends Kind> = Extract<PublicItem, { kind: K }>

const day = 24 * 60 * 60 * 1000
const batch = 100
/** More than a school has at one time; a bound, so that no address can make the server read everything. */
const mostEvents = 600

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

const eventsWithin = async (
  store: PublicationStore,
  site: string,
  language: string | undefined,
  bounds: { from: string; to?: string },
): Promise<PublicEvent[]> => {
  const events: PublicEvent[] = []
  let after: ListQuery['after']
  do {
    const rows = await store.list({
      site,
      kind: 'event',
      language,
      ...bounds,
      order: 'soonest',
      limit: batch,
      after,
    })
    events.push(...documents(rows, 'event'))
    const last = rows.at(-1)
    after = last && rows.length === batch ? placeOf(last) : undefined
  } while (after && events.length < mostEvents)
  return events
}

const soonestFirst = (one: DatedEvent, other: DatedEvent): number =>
  one.occurrence.start.localeCompare(other.occurrence.start) ||
  one.event.title.localeCompare(other.event.title)

/** Events that are still to come, each once, at its next date. */
export const upcomingEvents = async (
  store: PublicationStore,
  site: string,
  language: string | undefined,
  now: Date,
): Promise<DatedEvent[]> => {
  const events = await eventsWithin(store, site, language, { from: now.toISOString() })
  return events
    .flatMap((event) => nextOccurrences(event, now, 1).map((occurrence) => ({ event, occurrence })))
    .sort(soonestFirst)
}

/** Every date of every event in a month, by the local dates of the events. */
export const eventsInMonth = async (
  store: PublicationStore,
  site: string,
  language: string | undefined,
  month: Month,
): Promise<DatedEvent[]> => {
  // a day more on each side: local dates begin and end at other instants than UTC's
  const from = new Date(Date.parse(`${month}-01T00:00:00Z`) - day)
  const to = new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) + day)
  const events = await eventsWithin(store, site, language, { from: from.toISOString(), to: to.toISOString() })
  return events
    .flatMap((event) => occurrencesBetween(event, from, to).map((occurrence) => ({ event, occurrence })))
    .filter(
      ({ occurrence }) =>
        occurrence.startLocal.slice(0, 7) <= month && lastDay(occurrence).slice(0, 7) >= month,
    )
    .sort(soonestFirst)
}

/** What a home page shows. */
export const homeContent = async (
  store: PublicationStore,
  site: string,
  language: string | undefined,
  now: Date,
): Promise<HomeContent> => {
  const [letters, newsletters, pages, events] = await Promise.all([
    listPage(store, { site, kind: 'letter', language, limit: 4 }),
    listPage(store, { site, kind: 'newsletter', language, limit: 2 }),
    listPage(store, { site, kind: 'page', language, limit: 12 }),
    upcomingEvents(store, site, language, now),
  ])
  return {
    letters: letters.items,
    newsletters: newsletters.items,
    pages: pages.items,
    events: events.slice(0, 5),
  }
}
