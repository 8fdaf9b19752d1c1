import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PublicSite } from '../../public/public-form'
import { colourStylesheet } from './colour-stylesheet'

export type Stylesheet = { path: string; css: string }

/** Below the root of every host, so that a page on a school's own domain finds its styles with itself. */
const assetFolder = '/site-assets'

const withHash = (name: string, css: string): Stylesheet => ({
  path: `${assetFolder}/${name}.${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`,
  css,
})

const mainStylesheet = withHash(
  'styles',
  readFileSync(fileURLToPath(new URL('./styles.css', import.meta.url)), 'utf8'),
)

/**
 * The stylesheets of all pages; the address of each names its content, so it can be kept for ever. The colours come
 * last: they stand in place of the neutral ones that styles.css begins with.
 */
export const stylesheets = (sites: PublicSite[]): Stylesheet[] => [
  mainStylesheet,
  withHash('colours', colourStylesheet(sites)),
]

/** The stylesheet that an address asks for, and whether it is exactly the one that was named. */
export const findStylesheet = (
  sites: PublicSite[],
  path: string,
): { css: string; current: boolean } | undefined => {
  const name = /^\/site-assets\/([a-z]+)\.[0-9a-f]{12}\.css$/.exec(path)?.[1]
  if (!name) return undefined
  const found = stylesheets(sites).find((sheet) => sheet.path.startsWith(`${assetFolder}/${name}.`))
  return found && { css: found.css, current: found.path === path }
}
