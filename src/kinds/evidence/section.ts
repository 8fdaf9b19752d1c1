import type { SiteSection } from '../../page-parts/site-section'

export const evidenceSection = {
  kind: 'evidence',
  plural: 'evidence',
  listPath: '/lppa',
  title: 'parents',
  inMenu: true,
} as const satisfies SiteSection
