import { placeOf, type ListPlace, type PublicationStore } from '../../delivery/store/publication-store'
import { siteAddress } from '../../public/addresses'
import { readingKinds } from '../../kinds/reading-kinds'
import type { PublicSite } from '../../public/public-form'
import { paletteOf } from '../look/colours'
import { shortName } from '../../page-parts/page-layout'

/** Files that machines read: robots.txt, sitemap.xml, the web manifest and the icon of a site. */

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** A demonstration asks every crawler to stay out, since nothing in it is the schools' own. */
export const robotsFile = (site: string, demo: boolean): string =>
  demo
    ? 'User-agent: *\nDisallow: /\n'
    : `User-agent: *\nDisallow: /admin\nDisallow: /api\n\nSitemap: ${siteAddress(site, '/sitemap.xml')}\n`

const mostOfAKind = 500
const batch = 100

const itemEntries = async (store: PublicationStore, site: string): Promise<string[]> => {
  const entries: string[] = []
  for (const { kind, plural } of readingKinds) {
    let after: ListPlace | undefined
    let count = 0
    do {
      const rows = await store.list({ site, kind, order: 'newest', limit: batch, after })
      for (const { document } of rows) {
        if (!document) continue
        const address = siteAddress(site, `/${plural}/${encodeURIComponent(document.slug)}`)
        const languages = document.languages.length > 1 ? document.languages : []
        entries.push(
          entry(
            address,
            languages.map(({ code }) => code),
            document.updatedAt,
          ),
        )
      }
      count += rows.length
      const last = rows.at(-1)
      after = last && rows.length === batch && count < mostOfAKind ? placeOf(last) : undefined
    } while (after)
  }
  return entries
}

const entry = (address: string, languages: string[], lastModified?: string): string => {
  const others = languages.map(
    (code) =>
      `<xhtml:link rel="alternate" hreflang="${escapeXml(code)}" href="${escapeXml(`${address}?language=${code}`)}"/>`,
  )
  const modified = lastModified ? `<lastmod>${escapeXml(lastModified)}</lastmod>` : ''
  return `<url><loc>${escapeXml(address)}</loc>${modified}${others.join('')}</url>`
}

/**
 * The sitemap of one host (sitemaps.org protocol 0.9): its sites' pages and the newest items of every kind. Older
 * ones are found through the 'older' links of the lists.
 */
export const sitemap = async (store: PublicationStore, sites: PublicSite[]): Promise<string> => {
  const entries: string[] = []
  const listed = readingKinds.filter(({ inMenu }) => inMenu).map(({ listPath }) => listPath)
  for (const { slug, languages } of sites) {
    const several = languages.length > 1 ? languages : []
    for (const path of ['', ...listed]) entries.push(entry(siteAddress(slug, path), several))
    entries.push(...(await itemEntries(store, slug)))
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}

/** W3C Web Application Manifest, so that a school can be put on a phone's home screen. */
export const webManifest = (site: PublicSite, base: string): string => {
  const { main } = paletteOf(site.colours)
  return JSON.stringify(
    {
      name: site.name,
      short_name: site.name.replace(/(?<!\s)\s+(CE\s+)?(Endowed\s+)?Primary School$/, ''),
      start_url: `${base}/`,
      scope: `${base}/`,
      display: 'browser',
      lang: site.languages[0] ?? 'en',
      theme_color: main,
      background_color: '#ffffff',
      icons: [{ src: `${base}/icon.svg`, sizes: 'any', type: 'image/svg+xml' }],
    },
    null,
    2,
  )
}

/** A pennant in the site's colours with its initials. */
export const siteIcon = (site: PublicSite): string => {
  const { main, accent } = paletteOf(site.colours)
  const short = shortName(site)
  const size = short.length > 2 ? 15 : 22
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="${main}" d="M6 4h52v34L32 62 6 38z"/><path fill="${accent}" d="M6 4h52v7H6z"/><text x="32" y="34" text-anchor="middle" font-family="Georgia,serif" font-weight="700" font-size="${size}" fill="#fff">${escapeXml(short)}</text></svg>
`
}
