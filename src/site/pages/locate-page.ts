import type { StoredSite } from '../../delivery/store/publication-store'
import { allianceSite } from '../../public/public-form'
import type { PublicSite } from '../../public/public-form'
import { hasControlCharacters, pathSegments, siteOfHost } from '../request/site-path'

export type SiteEntries = Pick<StoredSite, 'site' | 'domains'>[]

/** A request for a page, as far as pages care. */
export type SiteRequest = {
  method: string
  hostname: string | undefined
  path: string
  query: URLSearchParams
}

/** Which site a request is about, and what it asks of it. */
export type Located = {
  site: PublicSite
  /** The site at the root of the host: the alliance's, or on its own domain a school's. */
  root: PublicSite
  ownDomain: boolean
  /** Where the site's pages begin on this host: empty, or `/schools/{slug}`. */
  base: string
  /** The decoded parts of the path below the site. */
  below: string[]
  /** The same as an address; a fixed one where the address is malformed. */
  path: string
  /** The path or a parameter cannot be understood. */
  malformed: boolean
  languageTag: string | undefined
  /** The parameters that pages know; others are ignored, so that no link carries strangers' tracking on. */
  query: Record<string, string>
}

/** BCP 47, loosely: what may be asked for; whether we have it is another question. */
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i
const longestTag = 35

const knownParameters = (below: readonly string[]): string[] =>
  below.length === 1 && below[0] === 'search' ? ['q', 'after'] : ['after', 'month']

/** @returns undefined where no site has been set up. */
export const locatePage = (entries: SiteEntries, request: SiteRequest): Located | undefined => {
  const sites = entries.map(({ site }) => site)
  const own = siteOfHost(entries, request.hostname)
  const root = own ?? sites.find(({ slug }) => slug === allianceSite) ?? sites[0]
  if (!root) return undefined
  const segments = pathSegments(request.path)
  const school =
    !own && segments?.[0] === 'schools'
      ? sites.find(({ slug, kind }) => kind === 'school' && slug === segments[1])
      : undefined
  const below = (school ? segments?.slice(2) : segments) ?? []
  const language = request.query.get('language') || undefined
  const understood = language === undefined || (language.length <= longestTag && languageTag.test(language))
  return {
    site: school ?? root,
    root,
    ownDomain: own !== undefined,
    base: school ? `/schools/${school.slug}` : '',
    below,
    path: segments ? below.map((segment) => `/${encodeURIComponent(segment)}`).join('') : '/unknown',
    malformed: !segments || !understood || [...request.query].some((pair) => pair.some(hasControlCharacters)),
    languageTag: understood ? language : undefined,
    query: Object.fromEntries(
      knownParameters(below).flatMap((name) => {
        const value = request.query.get(name)
        return value === null ? [] : [[name, value] as const]
      }),
    ),
  }
}
