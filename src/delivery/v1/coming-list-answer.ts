import type { DatedItem } from '../../page-parts/item-source'
import type { ReadingKind } from '../../page-parts/reading-kind'
import type { ItemAnswer, ListAnswer, NextAnswer } from './answer-shapes'
import { comingCursor, readComingCursor } from './cursor'
import type { Dated } from '../../calendar/event-dates'
import { eventView } from '../../calendar/event-view'
import { occurrencesOf } from '../../calendar/expand-occurrences'
import { occurrencePeriod } from './item-answer'
import { nextAddress } from './list-answer'
import { chooseLanguage } from '../front/preferred-language'
import type { PublicationRow, PublicationStore } from '../store/publication-store'
import { comingListQuery, readQuery } from './query'
import type { ComingItem, Timetables } from '../store/timetable'

export const nextAnswer = ({ start, end, startLocal, endLocal }: Dated['occurrence']): NextAnswer => ({
  start,
  end,
  startLocal,
  endLocal,
})

/**
 * Items, each by one of its dates, as they are answered: read now, so that what was withdrawn meanwhile is left out.
 *
 * @param language preferred; an item without it comes in the language it was written in
 */
export const shownItems = async (
  store: Pick<PublicationStore, 'formsOf'>,
  site: string,
  coming: readonly ComingItem[],
  language: string | undefined,
): Promise<DatedItem[]> => {
  const rows = await store.formsOf(
    site,
    coming.map(({ itemId }) => itemId),
  )
  const byItem = new Map<string, PublicationRow[]>()
  for (const row of rows) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row])
  return coming.flatMap(({ itemId, occurrence }) => {
    const item = chooseLanguage(byItem.get(itemId) ?? [], language)?.document
    return item ? [{ item, occurrence }] : []
  })
}

/**
 * One page of a list of what takes place, soonest first by their next occurrence, which `next` names: the first that is not over.
 * It begins today (Europe/London), so what took place today stands there until midnight; with `from`, the first
 * occurrence from then on counts. The following pages show how it was when the first one was asked for: while the clock
 * goes on, nothing comes twice and nothing is missed.
 *
 * @param address path and query as they were sent
 * @param publicUrl scheme and host that `next` begins with
 * @returns with it, since when it has been like this as far as the clock goes, in milliseconds
 * @throws ProblemError `invalid-query`, `invalid-cursor`
 */
export const comingListAnswer = async (
  store: Pick<PublicationStore, 'formsOf'>,
  timetables: Timetables,
  { site, kind, address, publicUrl, now }: ComingListQuestion,
): Promise<{ content: ListAnswer; since: number[] }> => {
  const query = readQuery(address, comingListQuery)
  const place = query.after === undefined ? undefined : readComingCursor(site, kind.kind, query.after)
  const view = eventView(query, place?.at === undefined ? now : new Date(place.at))
  const timetable = await timetables.of(site)
  const { coming, since } = await timetable.coming({
    kind: kind.kind,
    view,
    category: query.category,
    after: place,
    // One more than asked for tells whether there is a next page. Nothing that takes place is for one audience.
    limit: query.audience === undefined ? query.limit + 1 : 0,
  })
  const page = coming.slice(0, query.limit)
  const last = page.at(-1)
  const period = query.expand
    ? occurrencePeriod({ ...query, from: query.from === 'now' ? undefined : query.from }, now)
    : undefined
  const shown = await shownItems(store, site, page, query.language)
  const items: ItemAnswer[] = shown.map(({ item, occurrence }) => {
    const happening = kind.takesPlace.happening(item)
    return {
      ...item,
      next: nextAnswer(occurrence),
      ...(period && { occurrences: occurrencesOf(happening, period) }),
    }
  })
  const next =
    last && coming.length > query.limit
      ? nextAddress(
          `${publicUrl}/v1/sites/${site}/${kind.plural}`,
          address,
          comingCursor(site, kind.kind, {
            ...last.place,
            at: since === undefined ? undefined : new Date(since).toISOString(),
          }),
        )
      : null
  return { content: { items, next }, since: since === undefined ? [] : [since] }
}

/** A kind that takes place at times. */
export type ComingKind = ReadingKind & Required<Pick<ReadingKind, 'takesPlace'>>

export const isComing = (kind: ReadingKind): kind is ComingKind => kind.takesPlace !== undefined

type ComingListQuestion = { site: string; kind: ComingKind; address: string; publicUrl: string; now: Date }
