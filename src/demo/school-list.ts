/**
 * The five schools. The documents give their names and nothing more, so address, telephone, heads and straplines
 * stay empty; the colours are made up, so that sites can be told apart. The languages are those in which the
 * demonstration has something to read.
 */
export const demoSchools = [
  {
    slug: 'chaddesley-corbett',
    name: 'Chaddesley Corbett Endowed Primary School',
    shortName: 'Chaddesley Corbett',
    colours: { main: '#1f5a3c', accent: '#c9a227' },
  },
  {
    slug: 'comberton',
    name: 'Comberton Primary School',
    shortName: 'Comberton',
    colours: { main: '#1d3f8f', accent: '#e0a100' },
  },
  {
    slug: 'cookley-sebright',
    name: 'Cookley Sebright Primary School',
    shortName: 'Cookley Sebright',
    colours: { main: '#8a1c3b', accent: '#4f9d8f' },
  },
  {
    slug: 'offmore',
    name: 'Offmore Primary School',
    shortName: 'Offmore',
    colours: { main: '#5b2a86', accent: '#e57c23' },
  },
  {
    slug: 'st-catherines',
    name: "St Catherine's CE Primary School",
    shortName: "St Catherine's",
    colours: { main: '#0d5c75', accent: '#d9534f' },
  },
] as const

export type SchoolSlug = (typeof demoSchools)[number]['slug']
export const schoolSlugs = demoSchools.map(({ slug }) => slug)

/** Every school but this one. */
export const otherSchools = (slug: SchoolSlug): SchoolSlug[] => schoolSlugs.filter((other) => other !== slug)

export const demoLanguages = ['en', 'pl', 'ur'] as const
