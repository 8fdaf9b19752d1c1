import type { ReactElement } from 'react'
import type { PublicationStore } from '../delivery/publication-store'
import { resolveAddresses, siteAddress } from '../publications/addresses'
import type { AddressBook } from '../publications/addresses'
import { allianceSite } from '../publications/public-form'
import type { PublicSite } from '../publications/public-form'
import { AllianceHome } from './alliance-home'
import { forEver, html } from './answer'
import type { Answer } from './answer'
import { EventPage } from './event-page'
import { EventsPage, monthsEachWay, MonthPage } from './events-page'
import { EvidencePage } from './evidence-page'
import { chooseItem } from './item-language'
import type { ItemPageProps } from './item-frame'
import { LetterPage } from './letter-page'
import { readCursor } from './list-cursor'
import { LettersPage, NewslettersPage, PagesPage } from './list-page'
import { LppaPage } from './lppa-page'
import { robotsFile, siteIcon, sitemap, webManifest } from './machine-files'
import { BadRequestPage, NotFoundPage, ReadOnlyPage, WithdrawnPage } from './message-page'
import { monthsApart, readMonth } from './month-grid'
import { NewsletterPage } from './newsletter-page'
import { renderPage } from './render-page'
import { SchoolHome } from './school-home'
import { SimplePage } from './simple-page'
import { eventsInMonth, homeContent, listPage, upcomingEvents } from './site-content'
import { siteContext } from './site-context'
import type { SiteContext } from './site-context'
import { hasControlCharacters, pathSegments, siteOfHost, siteRoute } from './site-path'
import type { SiteRoute } from './site-path'
import { findStylesheet, stylesheets } from './stylesheets'

export type SiteSources = {
  store: PublicationStore
  addresses: () => Promise<AddressBook>
  demo: boolean
  now: () => Date
}

export type SiteRequest = {
  method: string
  hostname: string | undefined
  path: string
  query: URLSearchParams
}

const lettersPerPage = 20
const evidencePerPage = 100
/** A calendar further away than this is no page of ours. */
const furthestMonth = 120
/** BCP 47, loosely: what may be asked for; whether we have it is another question. */
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

/** Thrown inside a page, caught once: the address cannot be understood. */
class BadAddress extends Error {}
/** There is no such page. */
class NoSuchPage extends Error {}

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

type Rendered = { status: number; page: ReactElement } | { redirect: string }

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
  return { status: 200, page: itemPage({ context, chosen, plain: route.print }) }
}

const renderEvents = async (store: PublicationStore, context: SiteContext): Promise<Rendered> => {
  const { site, wanted, query, now, today } = context
  if (query.month === undefined) {
    const entries = await upcomingEvents(store, site.slug, wanted, now)
    return { status: 200, page: <EventsPage context={context} entries={entries} /> }
  }
  const month = readMonth(query.month)
  if (!month) throw new BadAddress()
  const thisMonth = today.slice(0, 7)
  if (monthsApart(month, thisMonth) > furthestMonth) throw new NoSuchPage()
  const entries = await eventsInMonth(store, site.slug, wanted, month)
  const reachable = (target: string) => monthsApart(target, thisMonth) <= monthsEachWay
  return {
    status: 200,
    page: <MonthPage context={context} month={month} entries={entries} reachable={reachable} />,
  }
}

const render = async ({ store }: SiteSources, context: SiteContext, route: SiteRoute): Promise<Rendered> => {
  const { site, wanted, now } = context
  const list = { site: site.slug, language: wanted, after: cursorOf(context), limit: lettersPerPage }
  switch (route.page) {
    case 'home': {
      const content = await homeContent(store, site.slug, wanted, now)
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
      return renderEvents(store, context)
    case 'lppa': {
      const { items, next } = await listPage(store, { ...list, kind: 'evidence', limit: evidencePerPage })
      return { status: 200, page: <LppaPage context={context} evidence={items} next={next} /> }
    }
    case 'evidence':
      return { redirect: context.link('/lppa') }
    case 'item':
      return renderItem(store, context, route)
    default:
      throw new NoSuchPage()
  }
}

const encoded = (segments: string[]): string =>
  segments.map((segment) => `/${encodeURIComponent(segment)}`).join('')

/** The parameters that pages know; others are left alone, so that no address grows with strangers' tracking. */
const knownParameters = ['after', 'month']

/**
 * Answers one request for a public page.
 * @returns undefined where the address belongs to no page of a site (`/admin`), so that others may answer.
 */
export const answerRequest = async (sources: SiteSources, request: SiteRequest): Promise<Answer> => {
  const { store, demo } = sources
  const [entries, book] = await Promise.all([store.sites(), sources.addresses()])
  const sites = entries.map(({ site }) => site)

  const asset = findStylesheet(sites, request.path)
  if (asset)
    return {
      status: 200,
      type: 'text/css; charset=utf-8',
      body: asset.css,
      cacheControl: asset.current ? forEver : undefined,
    }

  const own = siteOfHost(entries, request.hostname)
  const alliance = sites.find(({ slug }) => slug === allianceSite) ?? sites[0]
  const root = own ?? alliance
  if (!root) return { status: 503, type: 'text/plain; charset=utf-8', body: 'No site has been set up yet.\n' }

  const segments = pathSegments(request.path)
  const school =
    !own && segments?.[0] === 'schools'
      ? sites.find(({ slug, kind }) => kind === 'school' && slug === segments[1])
      : undefined
  const site: PublicSite = school ?? root
  const below = (school ? segments?.slice(2) : segments) ?? []
  const base = school ? `/schools/${school.slug}` : ''

  if (segments?.length === 1 && segments[0] === 'robots.txt')
    return {
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: resolveAddresses(robotsFile(root.slug, demo), book),
    }
  if (segments?.length === 1 && segments[0] === 'sitemap.xml') {
    const here = own ? [own] : sites.filter(({ slug }) => slug === root.slug || !book.domains[slug])
    return {
      status: 200,
      type: 'application/xml; charset=utf-8',
      body: resolveAddresses(await sitemap(store, here), book),
    }
  }

  const language = request.query.get('language') || undefined
  const query = Object.fromEntries(
    knownParameters.flatMap((name) => {
      const value = request.query.get(name)
      return value === null ? [] : [[name, value] as const]
    }),
  )
  const context = siteContext({
    site,
    sites,
    languageTag: language !== undefined && languageTag.test(language) ? language : undefined,
    demo,
    now: sources.now(),
    base,
    path: segments ? encoded(below) : '/unknown',
    query: {},
    stylesheets: stylesheets(sites).map(({ path }) => path),
  })
  const answer = (status: number, page: ReactElement): Answer => html(status, renderPage(page, book))

  try {
    const odd = [...request.query].some((pair) => pair.some(hasControlCharacters))
    if (!segments || odd || (language !== undefined && !languageTag.test(language))) throw new BadAddress()
    if (!own && segments.length === 1 && segments[0] === 'schools')
      return { redirect: resolveAddresses(siteAddress(root.slug), book) || '/' }
    const route = siteRoute(below)
    if (!route) throw new NoSuchPage()
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return X
    if (route.page === 'icon') return { status: 200, type: 'image/svg+xml', body: siteIcon(site) }
    if (route.page === 'manifest')
      return { status: 200, type: 'application/manifest+json', body: webManifest(site, base) }
    const rendered = await render(sources, { ...context, query }, route)
    if ('redirect' in rendered) return { redirect: resolveAddresses(rendered.redirect, book) }
    return answer(rendered.status, rendered.page)
  } catch (error) {
    if (error instanceof BadAddress) return answer(400, <BadRequestPage context={context} />)
    if (error instanceof NoSuchPage) return answer(404, <NotFoundPage context={context} />)
    throw error
  }
}
