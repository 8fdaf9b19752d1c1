import { createHash } from 'node:crypto'
import type { PublicationStore } from '../delivery/publication-store'
import { rememberBriefly } from '../delivery/remember-briefly'
import type { AddressBook } from '../publications/addresses'
import { answerRequest } from './answer-request'
import { locatePage } from './locate-page'
import type { Located, SiteRequest } from './locate-page'
import { RememberedPages } from './remembered-pages'
import { prepareReply } from './send-reply'
import type { Reply } from './send-reply'

export type SitePagesOptions = {
  store: PublicationStore
  /** Where the installation and its sites are now; asked for every page, since domains may change. */
  addresses: () => Promise<AddressBook>
  /** Marks every page as a demonstration and keeps crawlers out. */
  demo: boolean
  /** The clock; tests set it. */
  now?: () => Date
}

/** How long a new publication may go unnoticed, in milliseconds: far less than a person takes to look. */
const freshForMs = 100
/** What a page shows may follow from the clock alone: an event is over, a notice has run out. */
const clockStepMs = 60_000

/**
 * The public pages without any HTTP around them. A page is made once and kept until something on its site is
 * published or withdrawn, a site or an address changes, or a minute has passed.
 */
export const sitePages = ({ store, addresses, demo, now = () => new Date() }: SitePagesOptions) => {
  const pages = new RememberedPages<Reply>()
  const readSites = rememberBriefly(async () => {
    const entries = await store.sites()
    return { entries, revision: createHash('sha256').update(JSON.stringify(entries)).digest('base64url') }
  }, freshForMs)

  const latest = new Map<string, () => Promise<number>>()
  const latestSequence = (site: string): Promise<number> => {
    const read = latest.get(site) ?? rememberBriefly(() => store.latestSequence(site), freshForMs)
    latest.set(site, read)
    return read()
  }

  /** Pages and files with these in common are the same, whatever else stood in the address. */
  const keyOf = ({ site, root, base, languageTag, query }: Located, path: string): string =>
    JSON.stringify([root.slug, site.slug, base, path, languageTag, query])

  return async (request: SiteRequest): Promise<Reply> => {
    const [{ entries, revision }, book] = await Promise.all([readSites(), addresses()])
    const located = locatePage(entries, request)
    if (!located)
      return prepareReply({
        status: 503,
        type: 'text/plain; charset=utf-8',
        body: 'No site has been set up yet.\n',
      })
    // asked before the page is made: what is published in between makes the page look old, never new
    const sequence = await latestSequence(located.site.slug)
    const time = now()
    const make = async () =>
      prepareReply(await answerRequest({ store, entries, book, demo, now: time }, located, request))
    if (located.malformed || (request.method !== 'GET' && request.method !== 'HEAD')) return make()
    const clock = Math.floor(time.getTime() / clockStepMs)
    const state = JSON.stringify([revision, sequence, clock, book])
    return pages.get(keyOf(located, request.path), state, make)
  }
}
