import { installationAddress } from '../public/addresses'
import { feedNames } from '../public/feed-names'
import type { SiteContext } from './site-context'
import type { SiteSection } from './site-section'

/** In the language that the reader chose: else the site's own. */
export const subscriptionAddress = (
  { site, wanted }: SiteContext,
  file: string,
  scheme: 'https' | 'webcal' = 'https',
): string =>
  installationAddress(`/v1/sites/${site.slug}/${file}${wanted ? `?language=${wanted}` : ''}`, scheme)

const feeds = (context: SiteContext, section?: Pick<SiteSection, 'plural'>) =>
  feedNames.map(({ extension, name, mediaType }) => ({
    name,
    type: mediaType,
    href: subscriptionAddress(context, `${section ? section.plural : 'feed'}.${extension}`),
  }))

/** For feed readers and calendar programs that look for them in the head of a page. */
export const FeedLinks = ({ context, section }: { context: SiteContext; section?: SiteSection }) => {
  const { site, sections, words } = context
  const of = (one?: SiteSection) => (one ? `${site.name} – ${words[one.title]}` : site.name)
  const found = (section ? [section, undefined] : [undefined]).flatMap((one) =>
    feeds(context, one).map((feed) => ({ ...feed, title: `${of(one)} (${feed.name})` })),
  )
  return (
    <>
      {found.map(({ href, type, title }) => (
        <link key={href} rel="alternate" type={type} title={title} href={href} />
      ))}
      {sections
        .filter(({ takesPlace }) => takesPlace)
        .map((one) => (
          <link
            key={one.plural}
            rel="alternate"
            type="text/calendar"
            title={of(one)}
            href={subscriptionAddress(context, `${one.plural}.ics`)}
          />
        ))}
    </>
  )
}

/** How to follow a list in a feed reader. */
export const FollowFeed = ({
  context,
  section,
}: {
  context: SiteContext
  section?: Pick<SiteSection, 'plural'>
}) => (
  <p className="meta">
    {context.words.followFeed}:{' '}
    {feeds(context, section).map(({ name, type, href }) => (
      <span key={href} dir="ltr" lang="en">
        <a href={href} type={type}>
          {name}
        </a>{' '}
      </span>
    ))}
  </p>
)
