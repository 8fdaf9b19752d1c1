import { Router, type Request } from 'express'
import { type Answer, prepare } from '../front/prepared-answer'
import { resolveAddresses, type AddressBook } from '../../public/addresses'
import { kindAt } from '../../kinds/reading-kinds'
import type { ReadingKind } from '../../page-parts/reading-kind'
import type { PublicSite } from '../../public/public-form'
import { ProblemError } from '../../problems/errors'
import { calendarRoutes } from '../calendar/calendar-routes'
import { changesAnswer } from './changes-answer'
import { admit, type ClientLimits } from '../front/client-limits'
import { comingListAnswer, isComing } from './coming-list-answer'
import { datedAnswer } from './dated-answer'
import { feedRoutes } from '../feeds/feed-routes'
import type { Found } from './found'
import { checkAddress, openDoor, readOnly, wantsJson } from '../front/front-checks'
import { findItem } from './item-answer'
import { latestOf, rowsChangedAt, siteChangedAt } from '../front/last-changed'
import { listAnswer } from './list-answer'
import { answerProblems, type Report } from '../front/problem'
import type { PresentedSince } from '../front/presentation'
import type { PublicationStore, StoredSite } from '../store/publication-store'
import { changesQuery, itemQueryOf, noQuery, readQuery, type DatedItemQuery } from './query'
import { rememberForState, type PublicState } from '../store/public-state'
import { receiptsFor } from '../clients/receipts'
import { askEachTime, respond, reusableForAMinute } from '../front/respond'
import { siteClientKeys } from '../clients/site-client-key'
import { searchAnswer } from '../search/search-answer'
import { searchOf } from '../search/site-search'
import { timetablesOf } from '../store/timetable'

export type V1Options = {
  store: PublicationStore
  state: Pick<PublicState, 'current'>
  /** Where sites are to be found now; asked at every request. */
  addresses: () => AddressBook | Promise<AddressBook>
  presented: PresentedSince
  limits: ClientLimits
  /** The present, for tests. */
  now?: () => Date
  /** Is told of every error that is the system's own fault, with its cause. */
  report?: Report
}

const json = 'application/json; charset=utf-8'

/** @throws ProblemError `not-found` */
const kindOf = (request: Request): ReadingKind => {
  const kind = kindAt(String(request.params.kinds))
  if (!kind) throw new ProblemError('not-found')
  return kind
}

/**
 * The delivery API (CONTRACT, section 4): published content as JSON. Mounted at the root of the program; everything
 * below `/v1` is answered here, errors as problem documents.
 */
export const v1Router = ({
  store,
  state,
  addresses,
  presented,
  limits,
  now = () => new Date(),
  report,
}: V1Options): Router => {
  const router = Router({ caseSensitive: true })
  const identify = siteClientKeys(store, now)
  const receipts = receiptsFor(store)
  const search = searchOf(store, state)
  const timetables = timetablesOf(store, state)
  const sites = rememberForState(state, async () => {
    const all = await store.sites()
    return { all, bySlug: new Map(all.map((stored) => [stored.site.slug, stored])) }
  })

  const storedSiteOf = async (request: Request): Promise<StoredSite> => {
    const stored = (await sites()).bySlug.get(String(request.params.site))
    if (!stored) throw new ProblemError('not-found', 'There is no such site.')
    return stored
  }
  const siteOf = async (request: Request): Promise<PublicSite> => (await storedSiteOf(request)).site

  const answer = async ({
    content,
    contentType = json,
    changedAt,
    cacheControl = reusableForAMinute,
  }: Found): Promise<Answer> => {
    const book = await addresses()
    return {
      body: resolveAddresses(typeof content === 'string' ? content : JSON.stringify(content), book),
      contentType,
      lastModified: latestOf(...changedAt, await presented()),
      cacheControl,
      // A cache in front must ask about each key: a wrong one is refused, and who fetched what is noted.
      variesBy: ['Authorization'],
    }
  }

  const answerWith = (path: string, find: (request: Request) => Promise<Found>): void => {
    router.get(path, async (request, response) => {
      const client = await admit(identify, request, response, limits)
      if (client === 'refused') return
      const prepared = prepare(await answer(await receipts.noting(client, request, () => find(request))))
      await respond(request, response, prepared, { personal: client !== undefined, now: now() })
    })
  }

  router.use('/v1', openDoor, checkAddress, readOnly)
  // An address that names its format answers in it, whatever Accept says: feed readers ask for all sorts of things.
  feedRoutes({ answerWith, store, storedSiteOf, now })
  calendarRoutes({ answerWith, store, storedSiteOf, addresses, now })
  router.use('/v1', wantsJson)

  answerWith('/v1/sites', async (request) => {
    readQuery(request.originalUrl, noQuery)
    const { all } = await sites()
    return {
      content: { sites: all.map(({ site }) => site) },
      changedAt: all.map(({ changedAt }) => changedAt),
    }
  })

  answerWith('/v1/sites/:site', async (request) => {
    const { site, changedAt } = await storedSiteOf(request)
    readQuery(request.originalUrl, noQuery)
    return { content: site, changedAt: [changedAt] }
  })

  answerWith('/v1/sites/:site/changes', async (request) => {
    const { slug: site } = await siteOf(request)
    const query = readQuery(request.originalUrl, changesQuery)
    // Before the page: a change that comes in between may make the time too old, never too new.
    const changedAt = await siteChangedAt(store, site)
    return {
      content: await changesAnswer(store, site, query),
      changedAt: [changedAt],
      cacheControl: askEachTime,
    }
  })

  answerWith('/v1/sites/:site/search', async (request) => {
    const { slug: site } = await siteOf(request)
    const changedAt = await siteChangedAt(store, site)
    const { publicUrl } = await addresses()
    const { content, since } = await searchAnswer(search, {
      site,
      address: request.originalUrl,
      publicUrl,
      now: now(),
    })
    return { content, changedAt: [changedAt, ...since] }
  })

  answerWith('/v1/sites/:site/:kinds', async (request) => {
    const { slug: site } = await siteOf(request)
    const kind = kindOf(request)
    const changedAt = await siteChangedAt(store, site)
    const { publicUrl } = await addresses()
    const question = { site, address: request.originalUrl, publicUrl }
    if (!isComing(kind))
      return { content: await listAnswer(store, { ...question, kind }), changedAt: [changedAt] }
    const { content, since } = await comingListAnswer(store, timetables, { ...question, kind, now: now() })
    return { content, changedAt: [changedAt, ...since] }
  })

  answerWith('/v1/sites/:site/:kinds/:slug', async (request) => {
    const { slug: site } = await siteOf(request)
    const kind = kindOf(request)
    const query: DatedItemQuery = readQuery(request.originalUrl, itemQueryOf(kind))
    const rows = await store.atSlug(site, kind.kind, String(request.params.slug))
    const row = findItem(rows, query.language)
    const { content, since } = datedAnswer(row, query, now())
    return { content, changedAt: [...rowsChangedAt(rows), ...since] }
  })

  router.use('/v1', () => {
    throw new ProblemError('not-found')
  })
  router.use('/v1', answerProblems(report))
  return router
}
