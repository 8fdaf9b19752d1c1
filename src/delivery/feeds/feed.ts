import { installationAddress, siteAddress } from '../../public/addresses'
import type { ReadingKind } from '../../page-parts/reading-kind'
import type { PublicAttachment, PublicItem, PublicSite, SchoolName } from '../../public/public-form'
import { baseLanguage, defaultLanguage } from '../../words/languages'
import { words } from '../../words/words'
import { feedCursor } from '../v1/cursor'
import { feedCategories, feedContent } from './feed-content'
import type { FeedPage } from './feed-pages'
import { uuidOfName } from './name-based-uuid'
import type { FeedPlace } from '../store/publication-store'

/** A feed before it has a format. Times are RFC 3339 in UTC, addresses are placeholders. */
export type Feed = {
  /** An IRI that stays the same for ever. */
  id: string
  title: string
  description: string
  language: string
  /** Where this page of the feed is to be found. */
  address: string
  /** Where the other pages are (RFC 5005, section 3). What is subscribed to is the first. */
  pages: { first: string; previous: string | null; next: string | null }
  homePage: string
  updatedAt: string
  author: FeedAuthor
  logo: string | null
  entries: FeedEntry[]
}

export type FeedAuthor = { name: string; url: string }

export type FeedEntry = {
  /** The same in every language and version, and another one on every site. */
  id: string
  url: string
  title: string
  summary: string
  html: string
  language: string
  publishedAt: string
  updatedAt: string
  authors: FeedAuthor[]
  categories: string[]
  image: string | null
  attachments: PublicAttachment[]
}

/** The other pages of a feed by their relation (RFC 5005, section 3); none where it has one page alone. */
export const otherPages = ({ pages: { first, previous, next } }: Feed): { rel: string; href: string }[] => [
  ...(previous !== null || next !== null ? [{ rel: 'first', href: first }] : []),
  ...(previous !== null ? [{ rel: 'previous', href: previous }] : []),
  ...(next !== null ? [{ rel: 'next', href: next }] : []),
]

/** One way to write a feed down: adding one is adding a file, and a line in feed-formats.ts. */
export type FeedFormat = {
  extension: string
  contentType: string
  render: (feed: Feed) => string
}

const author = ({ slug, name }: SchoolName): FeedAuthor => ({ name, url: siteAddress(slug) })

const entryOf = (item: PublicItem, now: Date): FeedEntry => ({
  id: `urn:uuid:${uuidOfName(`${item.site}/${item.kind}/${item.id}`)}`,
  url: item.url,
  title: item.title,
  summary: item.summary,
  html: feedContent(item, now),
  language: item.language,
  publishedAt: item.publishedAt,
  updatedAt: item.updatedAt,
  authors: (item.signedBy.length > 0 ? item.signedBy : [item.school]).map(author),
  categories: feedCategories(item),
  image: item.image?.url ?? null,
  attachments: item.attachments,
})

/** What stands in the place of the time where nothing was ever published. */
const beginning = '1970-01-01T00:00:00.000Z'

/**
 * One page of the feed of a site, or of one kind of what it publishes.
 * @param extension decides under which address the feed is to be found
 * @param after where this page begins; undefined is the first one
 * @param now the present, from which the next date of an event follows
 * @param changedAt when anything on the site last changed, RFC 3339; empty where nothing ever was published
 */
export const feedOf = ({
  site,
  kind,
  language,
  extension,
  after,
  page,
  changedAt,
  now,
}: {
  site: PublicSite
  kind?: ReadingKind
  language?: string
  extension: string
  after?: FeedPlace
  page: FeedPage
  changedAt: string
  now: Date
}): Feed => {
  const inLanguage = baseLanguage(language ?? '') ?? defaultLanguage(site)
  const name = kind ? kind.plural : 'feed'
  const query = language === undefined ? '' : `?language=${encodeURIComponent(language)}`
  const addressOf = (place?: FeedPlace): string => {
    const parameters = new URLSearchParams(query)
    if (place) parameters.set('after', feedCursor(site.slug, name, place))
    const asked = parameters.size > 0 ? `?${parameters.toString()}` : ''
    return installationAddress(`/v1/sites/${site.slug}/${name}.${extension}${asked}`)
  }
  const { previous, next } = page
  const entries = page.rows.flatMap(({ document }) => (document ? [entryOf(document, now)] : []))
  return {
    id: `urn:uuid:${uuidOfName(`${site.slug}/${name}`)}`,
    title: kind ? `${site.name} – ${words[inLanguage][kind.title]}` : site.name,
    description: site.strapline || site.name,
    language: inLanguage,
    address: addressOf(after),
    pages: {
      first: addressOf(),
      previous: previous && addressOf(previous === 'first' ? undefined : previous),
      next: next && addressOf(next),
    },
    homePage: siteAddress(site.slug, `${kind ? kind.listPath : ''}${query}`),
    // The newest change of what is in it: what changes elsewhere on the site is no news here.
    updatedAt:
      entries
        .map((entry) => entry.updatedAt)
        .sort()
        .at(-1) ??
      (changedAt || beginning),
    author: { name: site.name, url: siteAddress(site.slug) },
    logo: site.logo?.url ?? null,
    entries,
  }
}
