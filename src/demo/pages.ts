import { bold, bullets, heading, numbered, paragraph, quotation, richText } from './lexical'
import type { Piece } from './piece'
import { otherSchools, schoolSlugs, type SchoolSlug } from './school-list'

const familiesPage = (by: SchoolSlug): Piece<'pages'> => ({
  by,
  data: {
    title: 'How we work with families',
    slug: 'working-with-families',
    section: 'Parents and carers',
    summary: 'You know your child best. How we listen, how you can take part, and whom to ask.',
    body: richText(
      'Children do well when home and school pull in the same direction. You know your child best; we know what happens here all day. So let us talk.',
      heading('Ways to take part'),
      bullets(
        'Read with children in class, or help on a trip.',
        'Come to assemblies, performances and open classrooms.',
        'Dig in the garden, paint scenery, sew costumes.',
        'Learn something yourself: there are workshops and courses for parents.',
        'Stand for parent governor, or join the parent association.',
      ),
      heading('Somebody to talk to'),
      paragraph(
        bold('In the morning '),
        'the class teacher is at the door for short questions. ',
        bold('For longer ones '),
        'ask the office for an appointment, if you like with an interpreter.',
      ),
      quotation('No question is too small to be asked.'),
    ),
  },
})

/** What stays true for longer than a letter. */
export const demoPages = (): Piece<'pages'>[] => [
  ...schoolSlugs.map(familiesPage),
  {
    by: 'comberton',
    data: {
      title: 'When your child is ill',
      slug: 'absence',
      section: 'Parents and carers',
      summary: 'Whom to tell, until when, and when it is fine to come back.',
      body: richText(
        numbered(
          'Let the office know before half past nine: by telephone, by e-mail or through a brother or sister.',
          'Tell us again on each further day.',
          'After a stomach upset, stay at home for two full days once it is over.',
        ),
        'If mornings are hard for your family at the moment, please say so early. We can often help.',
      ),
    },
  },
  {
    by: 'cookley-sebright',
    signedWith: otherSchools('cookley-sebright'),
    data: {
      title: 'What the five schools do together',
      slug: 'what-we-do-together',
      section: 'The alliance',
      summary: 'Competitions, sports, a concert, and a lot that happens behind the scenes.',
      channels: { ownSite: false, kpsa: true },
      body: richText(
        heading('For children'),
        'There are competitions in maths and reading, an afternoon of sports in mixed teams, and plans for a concert on one stage.',
        heading('For staff'),
        'Teachers visit each other’s lessons, compare how they assess children’s work and train together. Subject leaders have a counterpart in every school.',
        heading('Behind the scenes'),
        'We write policies together, buy together and divide the costs. Each school still decides for itself.',
      ),
    },
  },
]
