import type { RequiredDataFromCollectionSlug } from 'payload'
import type { SchoolSlug } from './school-list'

type Framework = Omit<RequiredDataFromCollectionSlug<'lppa-frameworks'>, 'school'> & { by?: SchoolSlug }

/**
 * Sets of objectives. The six are those that a school's public page names for the Leading Parent Partnership Award,
 * in our own words; none of our schools is said to hold the award or to work towards it. The second set is made up,
 * to show that a school may have one of its own, with indicators.
 */
export const frameworks: Framework[] = [
  {
    key: 'lppa-demonstration',
    name: 'Working with parents: six objectives (demonstration)',
    source:
      'Six aims that a school outside the alliance names on its public page about the Leading Parent Partnership Award, in other words. Not the award’s official wording, which is to be entered here before real use.',
    objectives: [
      { code: '1', title: 'Give families a good start when their child joins the school' },
      { code: '2', title: 'Find inventive, hands-on ways for parents to share in their child’s learning' },
      { code: '3', title: 'Make news travel easily between home and school, with digital tools as well' },
      { code: '4', title: 'Know what keeps some families away, and remove what stands in their path' },
      { code: '5', title: 'Ask parents for their views in ways that work, and act on the answers' },
      { code: '6', title: 'Be able to show inspectors how parents are involved' },
    ],
  },
  {
    key: 'offmore-family-plan',
    by: 'offmore',
    name: 'Family plan (demonstration of a school’s own set)',
    source: 'Made up for the demonstration.',
    objectives: [
      {
        code: 'A',
        title: 'Families eat, grow and cook together',
        kpis: [
          { code: 'A.1', text: 'Every class uses the kitchen garden at least once in each half term.' },
          { code: 'A.2', text: 'A fifth of the families have cooked at school within a year.' },
        ],
      },
      {
        code: 'B',
        title: 'Families know the people who work here',
        kpis: [{ code: 'B.1', text: 'Every family has met its class teacher before the end of September.' }],
      },
    ],
  },
]
