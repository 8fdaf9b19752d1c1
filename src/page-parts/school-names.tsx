import type { SchoolName } from '../public/public-form'
import type { SiteContext } from './site-context'

/** Schools as links to their sites, each with its own colour. A school without a site here stays plain text. */
export const SchoolNames = ({ context, schools }: { context: SiteContext; schools: SchoolName[] }) => (
  <ul className="schools">
    {schools.map((school) => (
      <li key={school.slug} data-site={school.slug}>
        {context.sites.some(({ slug }) => slug === school.slug) ? (
          <a href={context.link('', { site: school.slug })}>{school.name}</a>
        ) : (
          school.name
        )}
      </li>
    ))}
  </ul>
)

/** The schools to name beside an item: none where it is just this site's own school. */
export const notableSchools = (
  context: SiteContext,
  item: { school: SchoolName; signedBy: SchoolName[] },
): SchoolName[] => {
  const all = item.signedBy.length ? item.signedBy : [item.school]
  return all.length === 1 && all[0]?.slug === context.site.slug ? [] : all
}
