import type { FeedPlace, NewestQuery, PublicationRow, PublicationStore } from '../store/publication-store'

const hour = 3_600_000

/** How many items a page of a feed holds. */
const feedLength = 30
/** What was published so short a time ago is on the first page, however much it is. */
const recently = 48 * hour
/** More than a school publishes in a year; a bound, so that no address can make the server send everything. */
const mostRecent = 1000
const batch = 100

const feedPlaceOf = ({ publishedAt, itemId }: PublicationRow): FeedPlace => ({
  publishedAt: publishedAt ?? '',
  itemId,
})

/** What leaves a feed leaves it at a full hour, so that a feed stays the same from one hour to the next. */
const recentSince = (now: Date): string =>
  new Date(Math.floor(now.getTime() / hour) * hour - recently).toISOString()

/** When what was published then is recent no longer, in milliseconds. */
const recentUntil = ({ publishedAt }: FeedPlace): number =>
  (Math.floor(Date.parse(publishedAt) / hour) + 1) * hour + recently

/** One page of a feed (RFC 5005, section 3). */
export type FeedPage = {
  rows: PublicationRow[]
  /** After what the page before begins: null on the first page, `first` where the page before is the first one. */
  previous: FeedPlace | 'first' | null
  /** After what the next page begins; null on the last page. */
  next: FeedPlace | null
  /** When this page last became another because of the age of its items alone, in milliseconds. */
  changedAt: number[]
}

type Question = Omit<NewestQuery, 'limit' | 'after'>

const cut = (rows: PublicationRow[], length: number): Pick<FeedPage, 'rows' | 'next'> => {
  const page = rows.slice(0, length)
  const last = page.at(-1)
  return { rows: page, next: last && rows.length > length ? feedPlaceOf(last) : null }
}

/** The newest thirty, and everything of the last two days. */
const firstPage = async (store: PublicationStore, question: Question, now: Date): Promise<FeedPage> => {
  const since = recentSince(now)
  const rows = await store.newest({ ...question, limit: feedLength + 1 })
  for (let more = rows; more.length > 0 && rows.length < mostRecent; rows.push(...more)) {
    const last = rows.at(-1)
    if (!last || feedPlaceOf(last).publishedAt < since) break
    more = await store.newest({ ...question, limit: batch, after: feedPlaceOf(last) })
  }
  const recent = rows.filter((row) => feedPlaceOf(row).publishedAt >= since).length
  const length = Math.max(feedLength, Math.min(recent, mostRecent))
  const following = rows[length]
  return {
    ...cut(rows, length),
    previous: null,
    changedAt: following ? [Math.min(recentUntil(feedPlaceOf(following)), now.getTime())] : [],
  }
}

/** Pages are counted back from `after`, so that who came by `next` goes back to the same pages. */
const pageBefore = async (
  store: PublicationStore,
  { site, kind }: Question,
  after: FeedPlace,
  now: Date,
): Promise<Pick<FeedPage, 'previous' | 'changedAt'>> => {
  const places = await store.publishedFrom({ site, kind, from: after, limit: 2 * feedLength })
  const [begins, place] = [places[feedLength - 1], places[feedLength]]
  // The page before is the first one where what it would begin with is among the newest thirty, or recent.
  if (!begins || !place || places.length < 2 * feedLength) return { previous: 'first', changedAt: [] }
  const until = recentUntil(begins)
  return until > now.getTime()
    ? { previous: 'first', changedAt: [] }
    : { previous: place, changedAt: [until] }
}

/**
 * One page of what was published, the newest first. Following `next` from the first page meets each item once,
 * whatever is published in between.
 *
 * @param after where an earlier page ended; undefined is the first page
 */
export const feedPage = async (
  store: PublicationStore,
  question: Question,
  after: FeedPlace | undefined,
  now: Date,
): Promise<FeedPage> => {
  if (!after) return firstPage(store, question, now)
  const [rows, before] = await Promise.all([
    store.newest({ ...question, limit: feedLength + 1, after }),
    pageBefore(store, question, after, now),
  ])
  return { ...cut(rows, feedLength), ...before }
}
