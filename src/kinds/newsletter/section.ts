import type { SiteSection } from '../../page-parts/site-section'

export const newsletterSection = {
  kind: 'newsletter',
  plural: 'newsletters',
  listPath: '/newsletters',
  title: 'newsletters',
  inMenu: true,
} as const satisfies SiteSection
