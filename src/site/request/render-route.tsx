import type { ReactElement } from 'react'
import { rowsChangedAt, siteChangedAt } from '../../delivery/front/last-changed'
import type { PublicationStore } from '../../delivery/store/publication-store'
import { longestSearch } from '../../public/longest-search'
import { toldSince } from '../../calendar/next-occurrence'
import type { Search } from '../../delivery/search/site-search'
import { BadAddress, NoSuchPage } from '../../page-parts/page-refusals'
import type { SiteContext } from '../../page-parts/site-context'
import { ProblemError } from '../../problems/errors'
import { AllianceHome } from '../pages/alliance-home'
import { homeSections } from '../pages/home-sections'
import { WithdrawnPage } from '../pages/message-page'
import { SchoolHome } from '../pages/school-home'
import { SearchPage } from '../pages/search-page'
import type { Body } from './answer'
import { chooseItem } from './item-language'
import { itemSource, turnOfTimetable, type ContentSource } from './item-source'
import { readCursor } from './list-cursor'
import type { SiteRoute } from './site-path'

const resultsPerPage = 20

const cursorOf = (context: SiteContext) => {
  if (context.query.after === undefined) return undefined
  const after = readCursor(context.query.after)
  if (!after) throw new BadAddress()
  return after
}

export type Rendered =
  /** @property changedAt when what is on the page changed, besides what is on all pages; see `Body` */
  { status: number; page: ReactElement; changedAt?: Body['changedAt'] } | { redirect: string }

const renderItem = async (
  store: PublicationStore,
  context: SiteContext,
  route: Extract<SiteRoute, { page: 'item' }>,
): Promise<Rendered> => {
  const { kind } = route
  const rows = await store.atSlug(context.site.slug, kind.kind, route.slug)
  if (!rows.length) throw new NoSuchPage()
  const chosen = chooseItem(rows, context.wanted)
  if (!chosen) {
    const at = rows
      .map((row) => row.withdrawnAt ?? row.changedAt)
      .sort()
      .at(-1)
    return { status: 410, page: <WithdrawnPage context={context} kind={kind} at={at ?? ''} /> }
  }
  if (chosen.item.slug !== route.slug)
    return {
      redirect: context.link(
        context.path.replace(encodeURIComponent(route.slug), encodeURIComponent(chosen.item.slug)),
      ),
    }
  const { item } = chosen
  const happening = kind.takesPlace?.happening(item)
  return {
    status: 200,
    page: kind.itemPage({ context, chosen, plain: route.print }),
    changedAt: [...rowsChangedAt(rows), ...(happening ? toldSince(happening, context.now) : [])],
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

const renderHome = async (sources: ContentSource, context: SiteContext): Promise<Rendered> => {
  const { site, now } = context
  const until = site.notice?.until
  const changedAt = [
    ...(until && Date.parse(until) <= now.getTime() ? [until] : []),
    await turnOfTimetable(sources.timetables, site.slug, now),
  ]
  const sections = await homeSections(context, (kind) => itemSource(sources, context, kind))
  const Home = site.kind === 'alliance' ? AllianceHome : SchoolHome
  return { status: 200, page: <Home context={context} sections={sections} />, changedAt }
}

const renderListing = async (
  sources: ContentSource & { search: Search },
  context: SiteContext,
  route: SiteRoute,
): Promise<Rendered> => {
  if (route.page === 'search') return renderSearch(sources.search, context)
  const after = cursorOf(context)
  if (route.page === 'home') return renderHome(sources, context)
  if (route.page === 'elsewhere') return { redirect: context.link(route.kind.listPath) }
  if (route.page !== 'list') throw new NoSuchPage()
  const { kind } = route
  return { status: 200, ...(await kind.listPage(context, itemSource(sources, context, kind.kind, after))) }
}

/**
 * The page for a route, with what the store knows now.
 * @throws BadAddress, NoSuchPage
 */
export const renderRoute = async (
  sources: ContentSource & { search: Search },
  context: SiteContext,
  route: SiteRoute,
): Promise<Rendered> => {
  if (route.page === 'item') return renderItem(sources.store, context, route)
  // Before the content: a change that comes in between may make the time too old, never too new.
  const changedAt = await siteChangedAt(sources.store, context.site.slug)
  const rendered = await renderListing(sources, context, route)
  return 'redirect' in rendered
    ? rendered
    : { ...rendered, changedAt: [changedAt, ...(rendered.changedAt ?? [])] }
}
