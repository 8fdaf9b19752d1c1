import type { AddressBook } from '../../public/addresses'
import { readingKinds } from '../../kinds/reading-kinds'
import type { PublicSite } from '../../public/public-form'
import { baseLanguage, defaultLanguage } from '../../words/languages'
import { words, wordFor } from '../../words/words'
import { calendarOf } from './calendar'
import type { CalendarRow } from './calendar-event'
import type { SiteAnswers } from '../feeds/feed-routes'
import { isComing, type ComingKind } from '../v1/coming-list-answer'
import { findItem } from '../v1/item-answer'
import { rowsChangedAt, siteChangedAt } from '../front/last-changed'
import { placeOf, type PublicationRow, type PublicationStore } from '../store/publication-store'
import { calendarQuery, itemQuery, readQuery } from '../v1/query'
import { aYearBefore, startOfToday } from '../../calendar/time-bounds'

const contentType = 'text/calendar; charset=utf-8'

/** More than a school has in two years; a bound, so that no address can make the server read everything. */
const mostEvents = 2000
const batch = 500

const calendarRows = ({ takesPlace }: ComingKind, rows: PublicationRow[]): CalendarRow[] =>
  rows.flatMap(({ document, sequence, changedAt }) =>
    document ? [{ event: { ...document, ...takesPlace.happening(document) }, sequence, changedAt }] : [],
  )

/** What ends after `from`, soonest first; where there is too much, what begins last. */
const rowsFrom = async (
  store: PublicationStore,
  kind: ComingKind,
  query: { site: string; from: string; language?: string; category?: string },
): Promise<CalendarRow[]> => {
  const found: PublicationRow[] = []
  for (;;) {
    const last = found.at(-1)
    const rows = await store.list({
      ...query,
      kind: kind.kind,
      order: 'newest',
      limit: batch,
      after: last && placeOf(last),
    })
    found.push(...rows)
    if (rows.length < batch || found.length >= mostEvents) return calendarRows(kind, found).reverse()
  }
}

const calendarName = (site: PublicSite, language?: string, category?: string): string => {
  const say = words[baseLanguage(language ?? '') ?? defaultLanguage(site)]
  return category === undefined ? site.name : `${site.name} – ${wordFor(say, 'category', category)}`
}

/**
 * Of each kind that takes place, such as events: `GET /v1/sites/{site}/events.ics`, a site's events to subscribe to, from a
 * year ago on; `category` keeps one category, `language` prefers a language. `GET /v1/sites/{site}/events/{slug}.ics`: one
 * event; no slug has a dot.
 *
 * A withdrawn event is not in it: programs replace their copy as a whole. A cancelled one stays, and says so.
 * @throws ProblemError `not-found`, `invalid-query`; for one event, `gone` once it is withdrawn
 */
export const calendarRoutes = ({
  answerWith,
  store,
  storedSiteOf,
  addresses,
  now,
}: SiteAnswers & { addresses: () => AddressBook | Promise<AddressBook>; now: () => Date }): void => {
  for (const kind of readingKinds.filter(isComing)) {
    answerWith(`/v1/sites/:site/${kind.plural}.ics`, async (request) => {
      const { site, changedAt: siteChanged } = await storedSiteOf(request)
      const { language, category } = readQuery(request.originalUrl, calendarQuery)
      // Before the rows: a change that comes in between may make the time too old, never too new.
      const changedAt = await siteChangedAt(store, site.slug)
      const today = startOfToday(now())
      const rows = await rowsFrom(store, kind, {
        site: site.slug,
        from: aYearBefore(today),
        language,
        category,
      })
      return {
        content: calendarOf(calendarName(site, language, category), rows, {
          book: await addresses(),
          now: now(),
        }),
        contentType,
        // What ended a year ago leaves at midnight, without any change of its own.
        changedAt: [changedAt, siteChanged, today],
      }
    })

    answerWith(`/v1/sites/:site/${kind.plural}/:slug.ics`, async (request) => {
      const { site, changedAt: siteChanged } = await storedSiteOf(request)
      const { language } = readQuery(request.originalUrl, itemQuery)
      const rows = await store.atSlug(site.slug, kind.kind, String(request.params.slug))
      const chosen = calendarRows(kind, [findItem(rows, language)])
      return {
        content: calendarOf(site.name, chosen, { book: await addresses(), now: now() }),
        contentType,
        changedAt: [...rowsChangedAt(rows), siteChanged],
      }
    })
  }
}
