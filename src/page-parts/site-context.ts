import { dayInLondon } from '../calendar/day'
import { siteAddress } from '../public/addresses'
import { allianceSite } from '../public/public-form'
import type { Kind, PublicItem, PublicSite } from '../public/public-form'
import { baseLanguage, defaultLanguage, directionOf } from '../words/languages'
import type { Language } from '../words/languages'
import { words } from '../words/words'
import type { Words } from '../words/words'
import type { SiteSection } from './site-section'

type LinkOptions = {
  /** Another site than the one that is shown. */
  site?: string
  query?: Record<string, string | undefined>
  /** Another language than the one that is shown; null leaves it to the site. */
  language?: string | null
}

/** What every component of a page may need: which site, in which language, and how to link. */
export type SiteContext = {
  site: PublicSite
  sites: PublicSite[]
  /** What a site has besides its home page, in the order of the menu. */
  sections: readonly SiteSection[]
  alliance: PublicSite | undefined
  /** The language of the page's own words. */
  language: Language
  /** The language that the reader asked for, where we know it. */
  wanted: Language | undefined
  /** The reader asked for a language in which these pages do not exist. */
  languageUnknown: boolean
  words: Words
  demo: boolean
  now: Date
  /** The day in Britain, `YYYY-MM-DD`. */
  today: string
  /** Where this site's pages are on the host that was asked: empty, or `/schools/{slug}`. */
  base: string
  /** The page's own path below the site (`/letters`; empty for the home page) and its parameters. */
  path: string
  query: Record<string, string>
  stylesheets: string[]
  /** An address (a placeholder, see addresses.ts) that keeps the language the reader chose. */
  link: (path: string, options?: LinkOptions) => string
  /** The same of an item's page on this site. */
  linkTo: (item: Pick<PublicItem, 'kind' | 'slug'>) => string
}

export type ContextInput = {
  site: PublicSite
  sites: PublicSite[]
  sections: readonly SiteSection[]
  languageTag: string | undefined
  demo: boolean
  now: Date
  base: string
  path: string
  query: Record<string, string>
  stylesheets: string[]
}

/** @throws Error where no kind has this name */
const sectionOf = (sections: readonly SiteSection[], kind: Kind): SiteSection => {
  const found = sections.find((section) => section.kind === kind)
  if (!found) throw new Error(`There is no kind "${kind}".`)
  return found
}

export const siteContext = (input: ContextInput): SiteContext => {
  const { site, sites, sections, languageTag } = input
  const wanted = languageTag === undefined ? undefined : baseLanguage(languageTag)
  const language = wanted ?? defaultLanguage(site)
  const link: SiteContext['link'] = (path, options = {}) => {
    const parameters = new URLSearchParams()
    for (const [name, value] of Object.entries(options.query ?? {}))
      if (value !== undefined) parameters.set(name, value)
    const chosen = options.language === undefined ? wanted : options.language
    if (chosen) parameters.set('language', chosen)
    const query = parameters.toString()
    return siteAddress(options.site ?? site.slug, path) + (query ? `?${query}` : '')
  }
  return {
    ...input,
    alliance: sites.find(({ slug }) => slug === allianceSite),
    language,
    wanted,
    languageUnknown: languageTag !== undefined && wanted === undefined,
    words: words[language],
    today: dayInLondon(input.now),
    link,
    linkTo: ({ kind, slug }) => link(`/${sectionOf(sections, kind).plural}/${encodeURIComponent(slug)}`),
  }
}

/** `lang` and `dir` for a text whose language differs from the page's; nothing where it is the same. */
export const textLanguage = (
  context: SiteContext,
  language: string,
): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  language === context.language ? {} : { lang: language, dir: directionOf(language) }

/** The same for what a school says of itself (name, strapline, notice): that exists in its first language only. */
export const siteTextLanguage = (context: SiteContext): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  textLanguage(context, defaultLanguage(context.site))
