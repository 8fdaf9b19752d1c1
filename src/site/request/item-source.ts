import { shownItems } from '../../delivery/v1/coming-list-answer'
import { placeOf, type ListPlace, type PublicationStore } from '../../delivery/store/publication-store'
import type { Timetables } from '../../delivery/store/timetable'
import { eventView } from '../../calendar/event-view'
import type { DatedItem, ItemSource } from '../../page-parts/item-source'
import type { SiteContext } from '../../page-parts/site-context'
import type { Kind } from '../../public/public-form'
import { writeCursor } from './list-cursor'

const batch = 100
/** More than a school has at one time; a bound, so that no address can make the server read everything. */
const mostToCome = 600

/** What items are read from: what is public, and the order in time of what takes place. */
export type ContentSource = { store: PublicationStore; timetables: Timetables }

/**
 * When the list of what is to come on a site last became another by the clock alone, in milliseconds since 1970: when
 * something was over today, and otherwise at midnight (Europe/London).
 */
export const turnOfTimetable = async (
  timetables: Timetables,
  site: string,
  now: Date,
  kind?: Kind,
): Promise<number> => {
  const view = eventView({}, now)
  const { since } = await (await timetables.of(site)).coming({ kind, view, limit: 0 })
  return since ?? view.from
}

/**
 * What a site has of one kind.
 * @param after where a page of the list begins; undefined is the first one
 */
export const itemSource = (
  { store, timetables }: ContentSource,
  { site: { slug: site }, wanted: language, now }: SiteContext,
  kind: Kind,
  after?: ListPlace,
): ItemSource => ({
  async page(limit) {
    const rows = await store.list({ site, kind, language, after, order: 'newest', limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.flatMap(({ document }) => document ?? []),
      next: last && rows.length > shown.length ? writeCursor(placeOf(last)) : undefined,
    }
  },
  async coming(period, limit = mostToCome) {
    const { coming } = await (await timetables.of(site)).coming({ kind, view: eventView(period, now), limit })
    const shown: DatedItem[] = []
    for (let from = 0; from < coming.length; from += batch)
      shown.push(...(await shownItems(store, site, coming.slice(from, from + batch), language)))
    return shown
  },
  turned: () => turnOfTimetable(timetables, site, now, kind),
})
