import type { PresentedSince } from '../../delivery/front/presentation'
import type { PublicationStore } from '../../delivery/store/publication-store'
import { searchOf } from '../../delivery/search/site-search'
import { timetablesOf } from '../../delivery/store/timetable'
import { rememberForState, type PublicState } from '../../delivery/store/public-state'
import type { AddressBook } from '../../public/addresses'
import { answerRequest } from '../request/answer-request'
import { locatePage } from './locate-page'
import type { SiteRequest } from './locate-page'
import { prepareReply } from '../request/send-reply'
import type { Reply } from '../request/send-reply'

export type SitePagesOptions = {
  store: PublicationStore
  state: Pick<PublicState, 'current'>
  /** Where the installation and its sites are now; asked for every page, since domains may change. */
  addresses: () => Promise<AddressBook>
  presented: PresentedSince
  /** Marks every page as a demonstration and keeps crawlers out. */
  demo: boolean
  /** Headers that choose the site, beside `Host`, which is part of every address. */
  variesBy?: readonly string[]
  /** The clock; tests set it. */
  now?: () => Date
}

/**
 * The public pages without any HTTP around them. Sites and addresses are read once for each state of the public
 * content; the pages themselves are kept in front (src/delivery/front/answer-front.ts).
 */
export const sitePages = ({
  store,
  state,
  addresses,
  presented,
  demo,
  variesBy,
  now = () => new Date(),
}: SitePagesOptions) => {
  const search = searchOf(store, state)
  const timetables = timetablesOf(store, state)
  const readSites = rememberForState(state, () => store.sites())

  return async (request: SiteRequest): Promise<Reply> => {
    const [entries, book, since] = await Promise.all([readSites(), addresses(), presented()])
    const located = locatePage(entries, request)
    if (!located)
      return prepareReply(
        { status: 503, type: 'text/plain; charset=utf-8', body: 'No site has been set up yet.\n' },
        [since],
      )
    // Every page names sites, and its stylesheet has the colours of all.
    return prepareReply(
      await answerRequest({ store, timetables, search, entries, book, demo, now: now() }, located, request),
      [since, ...entries.map(({ changedAt }) => changedAt)],
      variesBy,
    )
  }
}
