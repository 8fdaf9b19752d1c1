import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { mediaAddress, resolveAddresses } from '../../public/addresses'
import type { AddressBook } from '../../public/addresses'

const mediaPlaceholder = mediaAddress('')

/**
 * A whole page as HTML with real addresses. Media files become addresses on the page's own host, whichever that is:
 * the content security policy lets pictures come from nowhere else.
 */
export const renderPage = (page: ReactElement, book: AddressBook): string =>
  resolveAddresses(
    `<!doctype html>${renderToStaticMarkup(page)}`.replaceAll(mediaPlaceholder, '/media/'),
    book,
  )
