import { Hero } from '../../page-parts/home-parts'
import { FollowFeed } from '../../page-parts/subscribe'
import type { HomeSections } from './home-sections'
import { siteTextLanguage } from '../../page-parts/site-context'
import type { SiteContext } from '../../page-parts/site-context'
import { Page } from '../../page-parts/page-layout'
import { RichText } from '../../page-parts/rich-text'
import { Contact, Notice } from './school-home'

const Points = ({ context, id, heading, points }: PointsProps) =>
  points.length ? (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul className="points" {...siteTextLanguage(context)}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  ) : null

type PointsProps = { context: SiteContext; id: string; heading: string; points: string[] }

const Members = ({ context }: { context: SiteContext }) => {
  const members = context.site.members ?? []
  if (!members.length) return null
  return (
    <section aria-labelledby="schools">
      <h2 id="schools">{context.words.memberSchools}</h2>
      <ul className="members">
        {members.map((member) => (
          <li key={member.slug} data-site={member.slug}>
            <a href={context.link('', { site: member.slug })}>
              <bdi className="member-name" {...siteTextLanguage(context)}>
                {member.name}
              </bdi>
              {member.strapline ? (
                <bdi className="member-strapline" {...siteTextLanguage(context)}>
                  {member.strapline}
                </bdi>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The shared page: what the alliance is, its schools, and what they do together. */
export const AllianceHome = ({ context, sections }: { context: SiteContext; sections: HomeSections }) => {
  const { site, words } = context
  // what the alliance says of itself exists once, in the site's first language
  const language = siteTextLanguage(context)
  return (
    <Page context={context} description={site.strapline || undefined}>
      <Hero context={context} />
      <div className="wide">
        <Notice context={context} />
        {site.about?.html ? (
          <section className="lead" aria-labelledby="about">
            <h2 id="about">{words.aboutAlliance}</h2>
            <RichText html={site.about.html} {...language} />
          </section>
        ) : null}
        <Members context={context} />
        <div className="columns">
          <div>
            {sections.news}
            <FollowFeed context={context} />
          </div>
          <div className="stack">
            {sections.beside}
            {sections['last-beside']}
            <Contact context={context} />
          </div>
        </div>
        {site.about ? (
          <div className="thirds">
            <Points context={context} id="aims" heading={words.aims} points={site.about.aims} />
            <Points context={context} id="benefits" heading={words.benefits} points={site.about.benefits} />
            {site.about.differencesHtml ? (
              <section aria-labelledby="differences">
                <h2 id="differences">{words.differences}</h2>
                <RichText html={site.about.differencesHtml} {...language} />
              </section>
            ) : null}
          </div>
        ) : null}
      </div>
    </Page>
  )
}
