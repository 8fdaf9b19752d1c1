import type { SiteSection } from '../../page-parts/site-section'

export const eventSection = {
  kind: 'event',
  plural: 'events',
  listPath: '/events',
  title: 'events',
  inMenu: true,
} as const satisfies SiteSection
