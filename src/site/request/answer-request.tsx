import type { ReactElement } from 'react'
import { siteChangedAt } from '../../delivery/front/last-changed'
import type { PublicationStore } from '../../delivery/store/publication-store'
import type { Search } from '../../delivery/search/site-search'
import type { Timetables } from '../../delivery/store/timetable'
import { resolveAddresses, siteAddress } from '../../public/addresses'
import type { AddressBook } from '../../public/addresses'
import { forEver, html } from './answer'
import type { PageAnswer, Body } from './answer'
import type { Located, SiteEntries, SiteRequest } from '../pages/locate-page'
import { robotsFile, siteIcon, sitemap, webManifest } from './machine-files'
import { BadRequestPage, NotFoundPage, ReadOnlyPage } from '../pages/message-page'
import { renderPage } from './render-page'
import { readingKinds } from '../../kinds/reading-kinds'
import { BadAddress, NoSuchPage } from '../../page-parts/page-refusals'
import { siteContext } from '../../page-parts/site-context'
import { renderRoute } from './render-route'
import { siteRoute } from './site-path'
import { findStylesheet, stylesheets } from '../look/stylesheets'

/** What a page is made from at one moment. */
export type Moment = {
  store: PublicationStore
  timetables: Timetables
  search: Search
  entries: SiteEntries
  book: AddressBook
  demo: boolean
  now: Date
}

const text = (
  type: string,
  body: string,
  more: Pick<Body, 'cacheControl' | 'changedAt'> = {},
): PageAnswer => ({
  status: 200,
  type: `${type}; charset=utf-8`,
  body,
  ...more,
})

/** Files at the root of a host, which are not pages of a site. */
const hostFile = async (moment: Moment, located: Located, path: string): Promise<PageAnswer | undefined> => {
  const { store, entries, book, demo } = moment
  const sites = entries.map(({ site }) => site)
  const sheet = findStylesheet(sites, path)
  if (sheet) return text('text/css', sheet.css, { cacheControl: sheet.current ? forEver : undefined })
  if (path === '/robots.txt')
    return text('text/plain', resolveAddresses(robotsFile(located.root.slug, demo), book))
  if (path === '/sitemap.xml') {
    const here = located.ownDomain
      ? [located.root]
      : sites.filter(({ slug }) => slug === located.root.slug || !book.domains[slug])
    // Before the entries: a change that comes in between may make the time too old, never too new.
    const changedAt = await Promise.all(here.map(({ slug }) => siteChangedAt(store, slug)))
    return text('application/xml', resolveAddresses(await sitemap(store, here), book), { changedAt })
  }
  return undefined
}

/**
 * Answers one request for a public page: the page, a page that says why there is none (400, 404, 405, 410), or a
 * redirect. Throws only where the store fails.
 */
export const answerRequest = async (
  moment: Moment,
  located: Located,
  request: SiteRequest,
): Promise<PageAnswer> => {
  const { entries, book, demo, now } = moment
  const { site, base, below, path, languageTag, query } = located
  const reading = request.method === 'GET' || request.method === 'HEAD'
  const file = await hostFile(moment, located, request.path)
  if (file && reading) return file

  const sites = entries.map((entry) => entry.site)
  const context = siteContext({
    site,
    sites,
    sections: readingKinds,
    languageTag,
    demo,
    now,
    base,
    path,
    query: {},
    stylesheets: stylesheets(sites).map((sheet) => sheet.path),
  })
  const answer = (status: number, page: ReactElement, changedAt?: Body['changedAt']) =>
    html(status, renderPage(page, book), changedAt)

  try {
    if (located.malformed) throw new BadAddress()
    if (!located.ownDomain && request.path.replace(/(?<!\/)\/+$/, '') === '/schools')
      return { redirect: resolveAddresses(siteAddress(located.root.slug), book) }
    const route = siteRoute(below)
    if (!route && !file) throw new NoSuchPage()
    if (!route || !reading) return { ...answer(405, <ReadOnlyPage context={context} />), allow: 'GET, HEAD' }
    if (route.page === 'icon') return { status: 200, type: 'image/svg+xml', body: siteIcon(site) }
    if (route.page === 'manifest')
      return { status: 200, type: 'application/manifest+json', body: webManifest(site, base) }
    const rendered = await renderRoute(moment, { ...context, query }, route)
    if ('redirect' in rendered) return { redirect: resolveAddresses(rendered.redirect, book) }
    return answer(rendered.status, rendered.page, rendered.changedAt)
  } catch (error) {
    if (error instanceof BadAddress) return answer(400, <BadRequestPage context={context} />)
    if (error instanceof NoSuchPage) return answer(404, <NotFoundPage context={context} />)
    throw error
  }
}
