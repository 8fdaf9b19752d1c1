import type { ReactNode } from 'react'
import type { PublicLetter, PublicNewsletter, PublicPage } from '../../public/public-form'
import { EventList } from './event-list'
import type { DatedEvent } from './event-list'
import { Crest } from './page-layout'
import { siteTextLanguage, textLanguage } from '../request/site-context'
import type { SiteContext } from '../request/site-context'
import { FollowFeed, SubscribeCalendar } from './subscribe'
import { itemPath, TeaserList } from './teasers'

/** What a home page shows of its site's items. */
export type HomeContent = {
  letters: PublicLetter[]
  newsletters: PublicNewsletter[]
  events: DatedEvent[]
  pages: PublicPage[]
}

export const Hero = ({ context }: { context: SiteContext }) => {
  const language = siteTextLanguage(context)
  return (
    <div className="hero">
      <div className="wide hero-inner">
        <Crest context={context} className="hero-crest" />
        <div>
          <h1>
            <bdi {...language}>{context.site.name}</bdi>
          </h1>
          {context.site.strapline ? (
            <p className="strapline">
              <bdi {...language}>{context.site.strapline}</bdi>
            </p>
          ) : null}
        </div>
      </div>
      <div className="bunting" aria-hidden="true" />
    </div>
  )
}

const More = ({ href, children }: { href: string; children: ReactNode }) => (
  <p>
    <a className="more" href={href}>
      {children}
    </a>
  </p>
)

export const LatestNews = ({ context, content }: { context: SiteContext; content: HomeContent }) => {
  const { words, link } = context
  return (
    <>
      <section aria-labelledby="letters">
        <h2 id="letters">{words.latestLetters}</h2>
        {content.letters.length ? (
          <>
            <TeaserList context={context} items={content.letters} />
            <More href={link('/letters')}>{words.allLetters}</More>
          </>
        ) : (
          <p>{words.noLetters}</p>
        )}
      </section>
      {content.newsletters.length ? (
        <section aria-labelledby="newsletters">
          <h2 id="newsletters">{words.latestNewsletters}</h2>
          <TeaserList context={context} items={content.newsletters} />
          <More href={link('/newsletters')}>{words.allNewsletters}</More>
        </section>
      ) : null}
      <FollowFeed context={context} />
    </>
  )
}

export const ComingUp = ({ context, content }: { context: SiteContext; content: HomeContent }) => {
  const { words, link } = context
  return (
    <section className="card" aria-labelledby="events">
      <h2 id="events">{words.upcomingEvents}</h2>
      {content.events.length ? (
        <>
          <EventList context={context} entries={content.events} />
          <More href={link('/events')}>{words.allEvents}</More>
        </>
      ) : (
        <p>{words.noEvents}</p>
      )}
      <SubscribeCalendar context={context} />
    </section>
  )
}

export const PageLinks = ({ context, pages }: { context: SiteContext; pages: PublicPage[] }) =>
  pages.length ? (
    <section className="card" aria-labelledby="pages">
      <h2 id="pages">{context.words.pages}</h2>
      <ul className="link-list">
        {pages.map((page) => (
          <li key={page.id}>
            <a href={context.link(itemPath(page))} {...textLanguage(context, page.language)}>
              {page.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ) : null
