import type { PublicSite } from '../../public/public-form'

const byName = new Intl.Collator('en-GB')

/** The alliance first, then the schools by name: the same order whatever the database's collation is. */
export const inSiteOrder = <T extends { site: PublicSite }>(sites: T[]): T[] =>
  [...sites].sort(
    (a, b) =>
      Number(b.site.kind === 'alliance') - Number(a.site.kind === 'alliance') ||
      byName.compare(a.site.name, b.site.name) ||
      byName.compare(a.site.slug, b.site.slug),
  )
