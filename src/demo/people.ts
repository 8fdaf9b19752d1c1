import { demoSchools, type SchoolSlug } from './school-list'

/** The password of every account of the demonstration. It stands in the documentation, and opens nothing else. */
export const demoPassword = 'Kidderminster-demo-1'

type DemoRole = 'headteacher' | 'deputy' | 'editor' | 'chair'
export type DemoPerson = {
  email: string
  name: string
  allianceAdmin?: true
  school?: SchoolSlug
  role?: DemoRole
}

export const administrator: DemoPerson = {
  email: 'admin@kpsa.test',
  name: 'Alliance administrator',
  allianceAdmin: true,
}

/** Names say what somebody is: nothing of ours may say who heads or chairs which school. */
export const demoPeople: DemoPerson[] = [
  administrator,
  ...demoSchools.flatMap(({ slug, shortName }): DemoPerson[] => [
    { email: `head@${slug}.test`, name: `Headteacher, ${shortName}`, school: slug, role: 'headteacher' },
    { email: `editor@${slug}.test`, name: `School office, ${shortName}`, school: slug, role: 'editor' },
    { email: `chair@${slug}.test`, name: `Chair of governors, ${shortName}`, school: slug, role: 'chair' },
  ]),
  {
    email: 'deputy@comberton.test',
    name: 'Deputy headteacher, Comberton',
    school: 'comberton',
    role: 'deputy',
  },
]

export const headOf = (school: SchoolSlug): string => `head@${school}.test`
export const editorOf = (school: SchoolSlug): string => `editor@${school}.test`

/** The key of a school's website, known to everybody who reads the documentation. */
export const knownKey = (school: SchoolSlug): string => `kpsa_demo_${school}_0123456789abcdef`
