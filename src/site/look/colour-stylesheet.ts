import type { PublicSite } from '../../public/public-form'
import { paletteOf } from './colours'

/** Slugs become part of a selector; anything else than these letters never reaches it. */
const plainSlug = /^[a-z0-9-]+$/

/** The bunting under the header: a school's in its own two colours, the alliance's in all its schools' colours. */
const pennants = (site: PublicSite, all: PublicSite[]): string[] => {
  const own = paletteOf(site.colours)
  if (site.kind === 'school') return [own.main, own.accent, own.line, own.main, own.accent]
  const members = all.filter(({ kind }) => kind === 'school').map(({ colours }) => paletteOf(colours).main)
  return Array.from({ length: 5 }, (_pennant, at) => members[at % Math.max(1, members.length)] ?? own.accent)
}

/**
 * The colours of every site as custom properties, for `data-site` attributes: the page itself, and wherever a school
 * is named among others. One stylesheet for all, because the content security policy allows no inline styles.
 */
export const colourStylesheet = (sites: PublicSite[]): string => {
  const named = sites.filter(({ slug }) => plainSlug.test(slug))
  const light = named.map((site) => {
    const { main, accent, ink, tint, line } = paletteOf(site.colours)
    const flags = pennants(site, sites).map((colour, at) => `--pennant-${at + 1}:${colour}`)
    return `[data-site="${site.slug}"]{--main:${main};--accent:${accent};--ink:${ink};--tint:${tint};--line:${line};${flags.join(';')}}`
  })
  const dark = named.map((site) => {
    const { nightInk, nightTint, nightLine } = paletteOf(site.colours)
    return `[data-site="${site.slug}"]{--ink:${nightInk};--tint:${nightTint};--line:${nightLine}}`
  })
  return `${light.join('\n')}\n@media screen and (prefers-color-scheme:dark){\n${dark.join('\n')}\n}\n`
}
