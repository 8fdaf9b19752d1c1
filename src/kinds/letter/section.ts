import type { SiteSection } from '../../page-parts/site-section'

export const letterSection = {
  kind: 'letter',
  plural: 'letters',
  listPath: '/letters',
  title: 'letters',
  inMenu: true,
} as const satisfies SiteSection
