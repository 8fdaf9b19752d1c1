import type { Occurrence } from '../../public/public-form'
import type { ItemAnswer, ListAnswer } from './answer-shapes'
import { eventCursor, readEventCursor } from './cursor'
import type { Dated } from '../../calendar/event-dates'
import { eventView } from '../../calendar/event-view'
import { occurrencesOf } from '../../calendar/expand-occurrences'
import { occurrencePeriod } from './item-answer'
import { nextAddress } from './list-answer'
import { chooseLanguage } from '../front/preferred-language'
import type { PublicationRow, PublicationStore } from '../store/publication-store'
import { eventListQuery, readQuery } from './query'
import type { ComingEvent, Timetables } from '../store/timetable'

export type NextAnswer = Pick<Occurrence, 'start' | 'end' | 'startLocal' | 'endLocal'>

export const nextAnswer = ({ start, end, startLocal, endLocal }: Dated['occurrence']): NextAnswer => ({
  start,
  end,
  startLocal,
  endLocal,
})

/**
 * Events, each by one of its dates, as they are answered: read now, so that what was withdrawn meanwhile is left out.
 *
 * @param language preferred; an event without it comes in the language it was written in
 */
export const shownEvents = async (
  store: Pick<PublicationStore, 'formsOf'>,
  site: string,
  coming: readonly ComingEvent[],
  language: string | undefined,
) => {
  const rows = await store.formsOf(
    site,
    coming.map(({ itemId }) => itemId),
  )
  const byItem = new Map<string, PublicationRow[]>()
  for (const row of rows) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row])
  return coming.flatMap(({ itemId, occurrence }) => {
    const event = chooseLanguage(byItem.get(itemId) ?? [], language)?.document
    return event?.kind === 'event' ? [{ event, occurrence }] : []
  })
}

/**
 * One page of a list of events, soonest first by their next occurrence, which `next` names: the first that is not over.
 * It begins today (Europe/London), so what took place today stands there until midnight; with `from`, the first
 * occurrence from then on counts. The following pages show how it was when the first one was asked for: while the clock
 * goes on, nothing comes twice and nothing is missed.
 *
 * @param address path and query as they were sent
 * @param publicUrl scheme and host that `next` begins with
 * @returns with it, since when it has been like this as far as the clock goes, in milliseconds
 * @throws ProblemError `invalid-query`, `invalid-cursor`
 */
export const eventListAnswer = async (
  store: Pick<PublicationStore, 'formsOf'>,
  timetables: Timetables,
  { site, address, publicUrl, now }: { site: string; address: string; publicUrl: string; now: Date },
): Promise<{ content: ListAnswer; since: number[] }> => {
  const query = readQuery(address, eventListQuery)
  const place = query.after === undefined ? undefined : readEventCursor(site, query.after)
  const view = eventView(query, place?.at === undefined ? now : new Date(place.at))
  const timetable = await timetables.of(site)
  const { events, since } = await timetable.events({
    view,
    category: query.category,
    after: place,
    // One more than asked for tells whether there is a next page. No event is for one audience.
    limit: query.audience === undefined ? query.limit + 1 : 0,
  })
  const page = events.slice(0, query.limit)
  const last = page.at(-1)
  const period = query.expand
    ? occurrencePeriod({ ...query, from: query.from === 'now' ? undefined : query.from }, now)
    : undefined
  const shown = await shownEvents(store, site, page, query.language)
  const items: ItemAnswer[] = shown.map(({ event, occurrence }) => ({
    ...event,
    next: nextAnswer(occurrence),
    ...(period && { occurrences: occurrencesOf(event, period) }),
  }))
  const next =
    last && events.length > query.limit
      ? nextAddress(
          `${publicUrl}/v1/sites/${site}/events`,
          address,
          eventCursor(site, {
            ...last.place,
            at: since === undefined ? undefined : new Date(since).toISOString(),
          }),
        )
      : null
  return { content: { items, next }, since: since === undefined ? [] : [since] }
}
