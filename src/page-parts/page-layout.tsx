import type { ReactNode } from 'react'
import type { PublicSite } from '../public/public-form'
import { directionOf, ownNameOf } from '../words/languages'
import { SearchForm } from './search-form'
import { FeedLinks } from './subscribe'
import { siteTextLanguage } from './site-context'
import type { Alternate } from './chosen-item'
import type { SiteContext } from './site-context'
import type { SiteSection } from './site-section'
import { fill } from '../words/words'

export type PageProps = {
  context: SiteContext
  /** Without the site's name; the home page has none. */
  title?: string
  description?: string
  /** The languages in which this very page exists; the site's own languages where left out. */
  alternates?: Alternate[]
  /** Kept out of search engines: errors, print versions, other months. */
  noIndex?: boolean
  /** The print version: a letterhead in place of the site's frame. */
  plain?: boolean
  children: ReactNode
}

/** Lists have feeds of their own, and so have the pages below them. */
const sectionOfPath = ({ path, sections }: SiteContext): SiteSection | undefined => {
  const first = path.split('/')[1]
  return sections.find(({ plural, listPath }) => plural === first || listPath === `/${first}`)
}

const Head = ({ context, title, description, alternates, noIndex }: PageProps) => {
  const { site, demo, path, query, base, link } = context
  const others = alternates ?? site.languages.map((language) => ({ language }))
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title ? `${title} – ${site.name}` : site.name}</title>
      {description ? <meta name="description" content={description} /> : null}
      {demo || noIndex ? <meta name="robots" content="noindex" /> : null}
      <meta name="color-scheme" content="light dark" />
      <meta property="og:title" content={title ?? site.name} />
      <meta property="og:site_name" content={site.name} />
      {description ? <meta property="og:description" content={description} /> : null}
      {noIndex ? null : (
        <>
          <link rel="canonical" href={link(path, { query })} />
          {others.length > 1
            ? others.map(({ language }) => (
                <link
                  key={language}
                  rel="alternate"
                  hrefLang={language}
                  href={link(path, { query, language })}
                />
              ))
            : null}
          {others.length > 1 ? (
            <link rel="alternate" hrefLang="x-default" href={link(path, { query, language: null })} />
          ) : null}
        </>
      )}
      <FeedLinks context={context} section={sectionOfPath(context)} />
      <link rel="icon" type="image/svg+xml" href={`${base}/icon.svg`} />
      <link rel="manifest" href={`${base}/site.webmanifest`} />
      {context.stylesheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
    </head>
  )
}

const DemoBanner = ({ context: { words } }: { context: SiteContext }) => (
  <aside className="demo" aria-label={words.demoTitle.replace(/[.।۔]$/, '')}>
    <p>
      <strong>{words.demoTitle}</strong> {words.demoText}
    </p>
  </aside>
)

/** On an item the switcher offers the site's languages and those that the item has besides. */
const LanguageSwitcher = ({ context, alternates }: PageProps) => {
  const { site, language: current, words, path, query, link } = context
  const codes = [...new Set([...site.languages, ...(alternates ?? []).map(({ language }) => language)])]
  if (codes.length < 2) return null
  return (
    <nav className="languages" aria-label={words.languageMenu}>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <a
              href={link(path, { query, language: code })}
              hrefLang={code}
              lang={code}
              dir={directionOf(code)}
              aria-current={code === current ? 'true' : undefined}
            >
              {ownNameOf(code)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const SiteNavigation = ({ context }: { context: SiteContext }) => {
  const { words, path, sections, link } = context
  const entries: [path: string, label: string][] = [
    ['', words.home],
    ...sections
      .filter(({ inMenu }) => inMenu)
      .map(({ listPath, title }): [string, string] => [listPath, words[title]]),
    ['/search', words.search],
  ]
  const above = sectionOfPath(context)
  // an item whose list has another address stands for that list
  const shown = above && above.listPath !== `/${above.plural}` ? above.listPath : path
  const current = (entry: string) =>
    entry === shown ? 'page' : entry && shown.startsWith(`${entry}/`) ? 'true' : undefined
  return (
    <nav className="site-menu" aria-label={words.siteMenu}>
      <ul>
        {entries.map(([entry, label]) => (
          <li key={entry} className={entry === '/search' ? 'search-entry' : undefined}>
            <a href={link(entry)} aria-current={current(entry)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A school's crest, or its initials on a pennant where it has given none. */
export const Crest = ({ context, className }: { context: SiteContext; className: string }) => {
  const { logo } = context.site
  const short = shortName(context.site)
  if (logo)
    return (
      <img
        className={className}
        src={logo.url}
        alt=""
        width={logo.width}
        height={logo.height}
        loading="eager"
      />
    )
  return (
    <span className={`${className} initials${short.length > 3 ? ' initials-long' : ''}`} aria-hidden="true">
      {short}
    </span>
  )
}

/** What stands on a pennant: the alliance is known by its short name, a school by its initials. */
export const shortName = ({ kind, slug, name }: Pick<PublicSite, 'kind' | 'slug' | 'name'>): string =>
  kind === 'alliance' && slug.length <= 5 ? slug.toUpperCase() : initials(name)

/** Up to three capitals of the words that carry a name: 'Offmore Primary School' becomes 'O'. */
const initials = (name: string): string =>
  name
    .replace(/\b(Primary|School|Schools['’]?|CE|Endowed|First|Junior|Infant|Academy)\b/g, '')
    .replace(/\b(St|Saint)\.?\s+/g, '')
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .slice(0, 3)
    .join('')

const Header = (props: PageProps) => {
  const { context } = props
  const { site, alliance, words, path, link } = context
  const home = path === ''
  return (
    <header className={home ? 'masthead masthead-home' : 'masthead'}>
      <div className="wide masthead-top">
        {home ? (
          site.kind === 'school' && alliance ? (
            <a className="member-of" href={link('', { site: alliance.slug })}>
              {fill(words.memberOf, { alliance: alliance.name })}
            </a>
          ) : (
            <span />
          )
        ) : (
          <a className="brand" href={link('')}>
            <Crest context={context} className="brand-crest" />
            <bdi {...siteTextLanguage(context)}>{site.name}</bdi>
          </a>
        )}
        <LanguageSwitcher {...props} />
      </div>
      <div className="wide masthead-menu">
        <SiteNavigation context={context} />
        {path === '/search' ? null : <SearchForm context={context} place="header" />}
      </div>
    </header>
  )
}

const Footer = ({ context }: { context: SiteContext }) => {
  const { site, alliance, words, link } = context
  return (
    <footer className="footer">
      <div className="wide footer-columns">
        <div>
          <p className="footer-name">
            <bdi {...siteTextLanguage(context)}>{site.name}</bdi>
          </p>
          {site.address ? <p className="lines">{site.address}</p> : null}
        </div>
        {site.kind === 'school' && alliance ? (
          <p>
            {words.alliance}: <a href={link('', { site: alliance.slug })}>{alliance.name}</a>
          </p>
        ) : (
          <ul className="plain-list">
            {(site.members ?? []).map((member) => (
              <li key={member.slug}>
                <a href={link('', { site: member.slug })}>{member.name}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </footer>
  )
}

/** The frame of every page: head, demonstration banner, header, one `main`, footer. */
export const Page = (props: PageProps) => {
  const { context, plain, children } = props
  const { site, words, language, demo, path, query, link } = context
  return (
    <html lang={language} dir={directionOf(language)}>
      {Head(props)}
      <body data-site={site.slug} className={plain ? 'plain' : undefined}>
        <a className="skip" href="#content">
          {words.skip}
        </a>
        {demo ? <DemoBanner context={context} /> : null}
        {plain ? (
          <header className="letterhead">
            <p className="footer-name">{site.name}</p>
            {[site.address, site.phone, site.email].filter(Boolean).map((line) => (
              <p key={line} className="lines">
                {line}
              </p>
            ))}
            <p className="screen-only">
              <a href={link(path.replace(/\/print$/, ''), { query })}>{words.backToPage}</a>
            </p>
          </header>
        ) : (
          <Header {...props} />
        )}
        <main id="content" tabIndex={-1}>
          {context.languageUnknown ? (
            <p className="wide note" role="status">
              {words.languageUnknown}
            </p>
          ) : null}
          {children}
        </main>
        {plain ? null : <Footer context={context} />}
      </body>
    </html>
  )
}
