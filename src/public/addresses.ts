/**
 * Publications are frozen, but the address of the installation may change (another port, another domain).
 * So what is stored names a site, not a host: `https://comberton.site.invalid/letters/x`, and delivery puts
 * the real address in. The top-level domain `.invalid` can never exist (RFC 2606, section 2).
 */
const suffix = '.site.invalid'
const placeholder = /(https|webcal):\/\/([a-z0-9-]+)\.site\.invalid/g

/** The pseudo-site under which media files are stored. */
const mediaHost = 'media-files'

/** The pseudo-site whose address is the installation's own. */
const installationHost = 'installation'

/** @param path begins with `/`, or is empty for the site's home. */
export const siteAddress = (site: string, path = ''): string => `https://${site}${suffix}${path}`

export const mediaAddress = (filename: string): string =>
  `https://${mediaHost}${suffix}/${encodeURIComponent(filename)}`

/**
 * What is the installation's own, whatever domains the sites have: feeds and calendars. Who subscribes to one keeps
 * it where a school takes a domain of its own.
 * @param path begins with `/`
 * @param scheme `webcal` asks for the calendar program to be opened
 */
export const installationAddress = (path: string, scheme: 'https' | 'webcal' = 'https'): string =>
  `${scheme}://${installationHost}${suffix}${path}`

export type AddressBook = {
  /** Scheme and host of the installation, without a trailing slash. */
  publicUrl: string
  /** Own domains by site, where a school has one: `{ comberton: 'https://www.comberton.example' }`. */
  domains: Record<string, string>
}

/** Where a site is to be found: its own domain, `/` for the alliance, `/schools/{slug}` for a school. */
const siteUrl = (book: AddressBook, site: string): string =>
  book.domains[site] ?? (site === 'kpsa' ? book.publicUrl : `${book.publicUrl}/schools/${site}`)

/** Puts real addresses in place of the placeholders, in any text: JSON, HTML, XML. */
export const resolveAddresses = (text: string, book: AddressBook): string =>
  text.replace(placeholder, (_match, scheme: string, host: string) => {
    const address =
      host === mediaHost
        ? `${book.publicUrl}/media`
        : host === installationHost
          ? book.publicUrl
          : siteUrl(book, host)
    return scheme === 'webcal' ? address.replace(/^https?:/, 'webcal:') : address
  })
