import type { ReactElement } from 'react'
import { rowsChangedAt, siteChangedAt } from '../../delivery/front/last-changed'
import type { PublicationStore } from '../../delivery/store/publication-store'
import { longestSearch } from '../../delivery/v1/query'
import { toldSince } from '../../calendar/next-occurrence'
import { startOfToday } from '../../calendar/time-bounds'
import type { Search } from '../../delivery/search/site-search'
import { ProblemError } from '../../problems/errors'
import { AllianceHome } from '../pages/alliance-home'
import type { Body } from './answer'
import { EventPage } from '../pages/event-page'
import { EventsPage, monthsEachWay, MonthPage } from '../pages/events-page'
import { EvidencePage } from '../pages/evidence-page'
import { chooseItem } from './item-language'
import type { ItemPageProps } from '../parts/item-frame'
import { LetterPage } from '../pages/letter-page'
import { readCursor } from './list-cursor'
import { LettersPage, NewslettersPage, PagesPage } from '../pages/list-page'
import { LppaPage } from '../pages/lppa-page'
import { WithdrawnPage } from '../pages/message-page'
import { monthsApart, readMonth } from '../parts/month-grid'
import { NewsletterPage } from '../pages/newsletter-page'
import { SchoolHome } from '../pages/school-home'
import { SearchPage } from '../pages/search-page'
import { SimplePage } from '../pages/simple-page'
import { eventsInMonth, homeContent, listPage, upcomingEvents, type EventSource } from './site-content'
import type { SiteContext } from './site-context'
import type { SiteRoute } from './site-path'
import { turnOfEvents } from './turn-of-events'

const lettersPerPage = 20
const evidencePerPage = 100
const resultsPerPage = 20
/** A calendar further away than this is no page of ours. */
const furthestMonth = 120

/** The address cannot be understood; becomes a page with status 400. */
export class BadAddress extends Error {}
/** There is nothing at this address; becomes a page with status 404. */
export class NoSuchPage extends Error {}

const cursorOf = (context: SiteContext) => {
  if (context.query.after === undefined) return undefined
  const after = readCursor(context.query.after)
  if (!after) throw new BadAddress()
  return after
}

const itemPage = (props: ItemPageProps): ReactElement => {
  const { item } = props.chosen
  switch (item.kind) {
    case 'letter':
      return <LetterPage {...props} letter={item} />
    case 'newsletter':
      return <NewsletterPage {...props} newsletter={item} />
    case 'event':
      return <EventPage {...props} event={item} />
    case 'page':
      return <SimplePage {...props} page={item} />
    case 'evidence':
      return <EvidencePage {...props} evidence={item} />
  }
}

export type Rendered =
  /** @property changedAt when what is on the page changed, besides what is on all pages; see `Body` */
  { status: number; page: ReactElement; changedAt?: Body['changedAt'] } | { redirect: string }

const renderItem = async (
  store: PublicationStore,
  context: SiteContext,
  route: Extract<SiteRoute, { page: 'item' }>,
): Promise<Rendered> => {
  const rows = await store.atSlug(context.site.slug, route.kind, route.slug)
  if (!rows.length) throw new NoSuchPage()
  const chosen = chooseItem(rows, context.wanted)
  if (!chosen) {
    const at = rows
      .map((row) => row.withdrawnAt ?? row.changedAt)
      .sort()
      .at(-1)
    return { status: 410, page: <WithdrawnPage context={context} kind={route.kind} at={at ?? ''} /> }
  }
  if (chosen.item.slug !== route.slug)
    return {
      redirect: context.link(
        context.path.replace(encodeURIComponent(route.slug), encodeURIComponent(chosen.item.slug)),
      ),
    }
  const { item } = chosen
  const told = item.kind === 'event' ? toldSince(item, context.now) : []
  return {
    status: 200,
    page: itemPage({ context, chosen, plain: route.print }),
    changedAt: [...rowsChangedAt(rows), ...told],
  }
}

const renderEvents = async (source: EventSource, context: SiteContext): Promise<Rendered> => {
  const { site, wanted, query, now, today } = context
  if (query.month === undefined) {
    const entries = await upcomingEvents(source, site.slug, wanted, now)
    return { status: 200, page: <EventsPage context={context} entries={entries} /> }
  }
  const month = readMonth(query.month)
  if (!month) throw new BadAddress()
  const thisMonth = today.slice(0, 7)
  if (monthsApart(month, thisMonth) > furthestMonth) throw new NoSuchPage()
  const entries = await eventsInMonth(source, site.slug, wanted, month, now)
  const reachable = (target: string) => monthsApart(target, thisMonth) <= monthsEachWay
  return {
    status: 200,
    page: <MonthPage context={context} month={month} entries={entries} reachable={reachable} />,
  }
}

const renderSearch = async (search: Search, context: SiteContext): Promise<Rendered> => {
  const q = context.query.q?.trim() ?? ''
  if (q === '') return { status: 200, page: <SearchPage context={context} q="" /> }
  if ([...q].length > longestSearch) return { status: 400, page: <SearchPage context={context} q={q} /> }
  const { site, wanted: language, query } = context
  try {
    const found = await search({
      site: site.slug,
      q,
      language,
      limit: resultsPerPage,
      after: query.after,
      now: context.now,
    })
    return { status: 200, page: <SearchPage context={context} q={q} found={found} /> }
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'invalid-cursor') throw new BadAddress()
    throw error
  }
}

const renderListing = async (
  { store, timetables, search }: EventSource & { search: Search },
  context: SiteContext,
  route: Exclude<SiteRoute, { page: 'item' }>,
): Promise<Rendered> => {
  if (route.page === 'search') return renderSearch(search, context)
  const { site, wanted, now } = context
  const list = { site: site.slug, language: wanted, after: cursorOf(context), limit: lettersPerPage }
  switch (route.page) {
    case 'home': {
      const content = await homeContent({ store, timetables }, site.slug, wanted, now)
      const Home = site.kind === 'alliance' ? AllianceHome : SchoolHome
      return { status: 200, page: <Home context={context} content={content} /> }
    }
    case 'letters':
      return {
        status: 200,
        page: <LettersPage context={context} {...await listPage(store, { ...list, kind: 'letter' })} />,
      }
    case 'newsletters':
      return {
        status: 200,
        page: (
          <NewslettersPage context={context} {...await listPage(store, { ...list, kind: 'newsletter' })} />
        ),
      }
    case 'pages':
      return {
        status: 200,
        page: <PagesPage context={context} {...await listPage(store, { ...list, kind: 'page' })} />,
      }
    case 'events':
      return renderEvents({ store, timetables }, context)
    case 'lppa': {
      const { items, next } = await listPage(store, { ...list, kind: 'evidence', limit: evidencePerPage })
      return { status: 200, page: <LppaPage context={context} evidence={items} next={next} /> }
    }
    case 'evidence':
      return { redirect: context.link('/lppa') }
    default:
      throw new NoSuchPage()
  }
}

/**
 * The page for a route, with what the store knows now.
 * @throws BadAddress, NoSuchPage
 */
export const renderRoute = async (
  sources: EventSource & { search: Search },
  context: SiteContext,
  route: SiteRoute,
): Promise<Rendered> => {
  if (route.page === 'item') return renderItem(sources.store, context, route)
  const { site, now } = context
  // Before the content: a change that comes in between may make the time too old, never too new.
  const changedAt: Body['changedAt'] = [await siteChangedAt(sources.store, site.slug)]
  if (route.page === 'home') {
    const until = site.notice?.until
    if (until && Date.parse(until) <= now.getTime()) changedAt.push(until)
  }
  // A month shows which day is today, and what is over as well.
  if (route.page === 'events' && context.query.month !== undefined) changedAt.push(startOfToday(now))
  else if (route.page === 'home' || route.page === 'events')
    changedAt.push(await turnOfEvents(sources.timetables, site.slug, now))
  const rendered = await renderListing(sources, context, route)
  return 'redirect' in rendered ? rendered : { ...rendered, changedAt }
}
