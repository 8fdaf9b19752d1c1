import { kindAt, readingKinds } from '../../kinds/reading-kinds'
import type { ReadingKind } from '../../page-parts/reading-kind'
import type { PublicSite } from '../../public/public-form'

/** What an address below a site asks for. */
export type SiteRoute =
  | { page: 'home' | 'search' }
  | { page: 'list'; kind: ReadingKind }
  /** The name of a kind whose list has another address. */
  | { page: 'elsewhere'; kind: ReadingKind }
  | { page: 'item'; kind: ReadingKind; slug: string; print: boolean }
  | { page: 'icon' | 'manifest' }

// control characters are what is looked for
const control = /[\u0000-\u001f\u007f]/

/** @returns true where a text holds characters that belong in no address and no parameter. */
export const hasControlCharacters = (text: string): boolean => control.test(text)

/** The decoded parts of a path. @returns undefined where it is malformed (RFC 3986, 2.1) or holds control characters. */
export const pathSegments = (path: string): string[] | undefined => {
  try {
    const segments = path.split('/').filter(Boolean).map(decodeURIComponent)
    return segments.some(hasControlCharacters) ? undefined : segments
  } catch {
    return undefined
  }
}

const listRoute = (name: string): SiteRoute | undefined => {
  const listed = readingKinds.find(({ listPath }) => listPath === `/${name}`)
  if (listed) return { page: 'list', kind: listed }
  const kind = kindAt(name)
  return kind && { page: 'elsewhere', kind }
}

/** @returns undefined where there is no such page. */
export const siteRoute = (segments: string[]): SiteRoute | undefined => {
  const [first, slug, last, ...rest] = segments
  if (first === undefined) return { page: 'home' }
  if (rest.length) return undefined
  if (slug === undefined) {
    if (first === 'icon.svg') return { page: 'icon' }
    if (first === 'site.webmanifest') return { page: 'manifest' }
    return first === 'search' ? { page: 'search' } : listRoute(first)
  }
  const kind = kindAt(first)
  if (!kind || slug.length > 200 || (last !== undefined && last !== 'print')) return undefined
  return { page: 'item', kind, slug, print: last === 'print' }
}

/** Host names as they are compared: without scheme, port, final dot, and in lower case. */
const plainHost = (domain: string): string =>
  (
    domain
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .split(/[/?#]/, 1)[0] ?? ''
  )
    .replace(/:\d+$/, '')
    .replace(/\.$/, '')

/** The site whose own domain this is, if it is one's. */
export const siteOfHost = (
  sites: { site: PublicSite; domains: string[] }[],
  hostname: string | undefined,
): PublicSite | undefined => {
  const host = plainHost(hostname ?? '')
  if (!host) return undefined
  return sites.find(({ domains }) => domains.some((domain) => plainHost(domain) === host))?.site
}
