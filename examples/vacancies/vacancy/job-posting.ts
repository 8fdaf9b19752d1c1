import { upperBound } from '../../../src/calendar/time-bounds'
import type { SiteContext } from '../../../src/page-parts/site-context'
import type { PublicVacancy } from './shape'

/**
 * A vacancy as search engines for work read it: https://schema.org/JobPosting, with what
 * https://developers.google.com/search/docs/appearance/structured-data/job-posting asks for. The salary is left out:
 * there it is a number, and here a sentence.
 */
export const jobPosting = ({ sites }: Pick<SiteContext, 'sites'>, vacancy: PublicVacancy): object => {
  const { id, title, post, html, publishedAt, closes, hours, school, url } = vacancy
  // On the alliance's page the site is not the employer's.
  const employer = sites.find(({ slug }) => slug === school.slug)
  return {
    '@type': 'JobPosting',
    title: post || title,
    description: html,
    datePosted: publishedAt,
    validThrough: upperBound(closes),
    url,
    identifier: { '@type': 'PropertyValue', name: school.name, value: id },
    hiringOrganization: { '@type': 'Organization', name: school.name, sameAs: employer?.url },
    jobLocation: { '@type': 'Place', address: employer?.address || school.name },
    workHours: hours || undefined,
  }
}
