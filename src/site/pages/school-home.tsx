import type { PublicSite } from '../../public/public-form'
import { formatInstant } from '../../words/format-dates'
import { Hero } from '../../page-parts/home-parts'
import { FollowFeed } from '../../page-parts/subscribe'
import type { HomeSections } from './home-sections'
import { Page } from '../../page-parts/page-layout'
import { siteTextLanguage } from '../../page-parts/site-context'
import type { SiteContext } from '../../page-parts/site-context'
import { fill } from '../../words/words'

/** A notice counts until its time has come. */
const currentNotice = (site: PublicSite, now: Date): PublicSite['notice'] =>
  site.notice?.text && (!site.notice.until || Date.parse(site.notice.until) > now.getTime())
    ? site.notice
    : null

export const Notice = ({ context }: { context: SiteContext }) => {
  const notice = currentNotice(context.site, context.now)
  if (!notice) return null
  const { words, language } = context
  return (
    <section className="notice" aria-label={words.notice}>
      <p {...siteTextLanguage(context)}>
        <strong>{notice.text}</strong>
      </p>
      {notice.until ? (
        <p className="meta">{fill(words.noticeUntil, { date: formatInstant(notice.until, language) })}</p>
      ) : null}
    </section>
  )
}

/** Telephone numbers are written with spaces and dialled without. */
const dialled = (phone: string): string => phone.replace(/[^+\d]/g, '')

export const Contact = ({ context }: { context: SiteContext }) => {
  const { site, words } = context
  const people = [
    [words.headteacher, site.headteacher],
    [words.chairOfGovernors, site.chairOfGovernors],
  ].filter(([, name]) => name)
  if (!site.address && !site.phone && !site.email && !people.length) return null
  return (
    <section className="card" aria-labelledby="contact">
      <h2 id="contact">{words.contact}</h2>
      <dl className="facts">
        {site.address ? (
          <div>
            <dt>{words.address}</dt>
            <dd className="lines">{site.address}</dd>
          </div>
        ) : null}
        {site.phone ? (
          <div>
            <dt>{words.phone}</dt>
            <dd>
              <a href={`tel:${dialled(site.phone)}`} dir="ltr">
                {site.phone}
              </a>
            </dd>
          </div>
        ) : null}
        {site.email ? (
          <div>
            <dt>{words.email}</dt>
            <dd>
              <a href={`mailto:${site.email}`} dir="ltr">
                {site.email}
              </a>
            </dd>
          </div>
        ) : null}
        {people.map(([label, name]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** A school's home page. */
export const SchoolHome = ({ context, sections }: { context: SiteContext; sections: HomeSections }) => (
  <Page context={context} description={context.site.strapline || undefined}>
    <Hero context={context} />
    <div className="wide">
      <Notice context={context} />
      <div className="columns">
        <div>
          {sections.news}
          <FollowFeed context={context} />
        </div>
        <div className="stack">
          {sections.beside}
          {context.site.values ? (
            <section className="card" aria-labelledby="values">
              <h2 id="values">{context.words.values}</h2>
              <p className="lines">{context.site.values}</p>
            </section>
          ) : null}
          {sections['last-beside']}
          <Contact context={context} />
        </div>
      </div>
    </div>
  </Page>
)
