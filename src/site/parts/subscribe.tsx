import { feedFormats } from '../../delivery/feeds/feed-formats'
import { installationAddress } from '../../public/addresses'
import { kindPlurals } from '../../public/public-form'
import type { Kind } from '../../public/public-form'
import type { SiteContext } from '../request/site-context'

/** What feeds and calendars are called everywhere: names, in no language. */
const formatNames: Record<string, string> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' }

/** In the language that the reader chose: else the site's own. */
const address = ({ site, wanted }: SiteContext, file: string, scheme: 'https' | 'webcal' = 'https'): string =>
  installationAddress(`/v1/sites/${site.slug}/${file}${wanted ? `?language=${wanted}` : ''}`, scheme)

const feeds = (context: SiteContext, kind?: Kind) =>
  feedFormats.map(({ extension, contentType }) => ({
    name: formatNames[extension] ?? extension,
    type: contentType.replace(/;.*/, ''),
    href: address(context, `${kind ? kindPlurals[kind] : 'feed'}.${extension}`),
  }))

const kindTitle = ({ words }: SiteContext, kind: Kind): string =>
  ({
    letter: words.letters,
    newsletter: words.newsletters,
    event: words.events,
    page: words.pages,
    evidence: words.parents,
  })[kind]

/** For feed readers and calendar programs that look for them in the head of a page. */
export const FeedLinks = ({ context, kind }: { context: SiteContext; kind?: Kind }) => {
  const { site } = context
  const of = (one?: Kind) => (one ? `${site.name} – ${kindTitle(context, one)}` : site.name)
  const found = (kind ? [kind, undefined] : [undefined]).flatMap((one) =>
    feeds(context, one).map((feed) => ({ ...feed, title: `${of(one)} (${feed.name})` })),
  )
  return (
    <>
      {found.map(({ href, type, title }) => (
        <link key={href} rel="alternate" type={type} title={title} href={href} />
      ))}
      <link rel="alternate" type="text/calendar" title={of('event')} href={address(context, 'events.ics')} />
    </>
  )
}

/** How to follow a list in a feed reader. */
export const FollowFeed = ({ context, kind }: { context: SiteContext; kind?: Kind }) => (
  <p className="meta">
    {context.words.followFeed}:{' '}
    {feeds(context, kind).map(({ name, type, href }) => (
      <span key={href} dir="ltr" lang="en">
        <a href={href} type={type}>
          {name}
        </a>{' '}
      </span>
    ))}
  </p>
)

/** How to have a site's events in one's own calendar, and what to expect of that. */
export const SubscribeCalendar = ({ context }: { context: SiteContext }) => {
  const { words } = context
  return (
    <p className="meta">
      <a href={address(context, 'events.ics', 'webcal')}>{words.subscribeCalendar}</a>
      {' · '}
      <a href={address(context, 'events.ics')} type="text/calendar">
        {words.calendarAddress}
      </a>
      {' · '}
      {words.calendarDelay}
    </p>
  )
}

/** One event as a file that calendar programs open. */
export const SaveEvent = ({ context, slug }: { context: SiteContext; slug: string }) => (
  <p className="meta">
    <a href={address(context, `events/${encodeURIComponent(slug)}.ics`)} type="text/calendar">
      {context.words.saveEvent}
    </a>
  </p>
)
