/**
 * Publications are frozen, but the address of the installation may change (another port, another domain).
 * So what is stored names a site, not a host: `https://comberton.site.invalid/letters/x`, and delivery puts
 * the real address in. The top-level domain `.invalid` can never exist (RFC 2606, section 2).
 */
const suffix = '.site.invalid'
const placeholder = /https:\/\/([a-z0-9-]+)\.site\.invalid/g

/** The pseudo-site under which media files are stored. */
const mediaHost = 'media-files'

/** @param path begins with `/`, or is empty for the site's home. */
export const siteAddress = (site: string, path = ''): string => `https://${site}${suffix}${path}`

export const mediaAddress = (filename: string): string =>
  `https://${mediaHost}${suffix}/${encodeURIComponent(filename)}`

export type AddressBook = {
  /** Scheme and host of the installation, without a trailing slash. */
  publicUrl: string
  /** Own domains by site, where a school has one: `{ comberton: 'https://www.comberton.example' }`. */
  domains: Record<string, string>
}

/** Where a site is to be found: its own domain, `/` for the alliance, `/schools/{slug}` for a school. */
export const siteUrl = (book: AddressBook, site: string): string =>
  book.domains[site] ?? (site === 'kpsa' ? book.publicUrl : `${book.publicUrl}/schools/${site}`)

/** Puts real addresses in place of the placeholders, in any text: JSON, HTML, XML. */
export const resolveAddresses = (text: string, book: AddressBook): string =>
  text.replace(placeholder, (_match, host: string) =>
    host === mediaHost ? `${book.publicUrl}/media` : siteUrl(book, host),
  )
