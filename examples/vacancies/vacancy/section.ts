import type { SiteSection } from '../../../src/page-parts/site-section'

export const vacancySection = {
  kind: 'vacancy',
  plural: 'vacancies',
  listPath: '/vacancies',
  title: 'vacancies',
  inMenu: true,
} as const satisfies SiteSection
