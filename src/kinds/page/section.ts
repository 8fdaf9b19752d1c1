import type { SiteSection } from '../../page-parts/site-section'

export const pageSection = {
  kind: 'page',
  plural: 'pages',
  listPath: '/pages',
  title: 'pages',
  inMenu: false,
} as const satisfies SiteSection
