import { schoolDay } from './calendar'
import { bullets, quotation, richText } from './lexical'
import type { Known, Piece } from './piece'

/**
 * Evidence of work with parents: every one of the six objectives and of the eight ways to be involved occurs, some of
 * it public and some in the portfolio only.
 */
export const evidence = (known: Known): Piece<'lppa-evidence'>[] => {
  const six = { framework: known.framework('lppa-demonstration') }
  const own = { framework: known.framework('offmore-family-plan') }
  return [
    {
      key: 'evidence-cafe',
      by: 'comberton',
      data: {
        title: 'A reading café before lessons begin',
        slug: 'reading-cafe',
        summary: 'Once a week parents stay for three quarters of an hour and read with their children.',
        ...six,
        objectives: ['2', '4'],
        involvement: ['volunteering', 'family-learning', 'informal-discussion'],
        date: schoolDay(-14),
        narrative: richText(
          'The library opens at a quarter to nine on Wednesdays. Parents read with their own child, and some stay to hear others. Staff are there, so that a worry can be mentioned over coffee rather than in an office.',
          quotation('I had not read aloud since I was at school myself. Now we do it at bedtime as well.'),
        ),
        impact:
          'From nine families in the first week to thirty-one in the tenth. Eleven of these had never come to a school event before, according to the register.',
        sources: [{ item: { relationTo: 'events', value: known.item('reading-cafe') } }],
        files: [known.picture('comberton-cafe')],
        location: 'here',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-online-safety',
      by: 'comberton',
      data: {
        title: 'Workshop about children and the internet',
        slug: 'internet-workshop',
        summary: 'An evening for parents, followed by short messages with one tip each.',
        ...six,
        objectives: ['2', '3'],
        involvement: ['workshops'],
        date: schoolDay(-40),
        narrative: richText(
          'Parents changed the settings of their own telephones under guidance. For six weeks afterwards a short message with a single tip went to all families, in three languages.',
        ),
        impact:
          'In a show of hands before and after, the number who felt able to help their child rose from 12 to 34 of 38.',
        sources: [{ item: { relationTo: 'letters', value: known.item('comberton-online-safety') } }],
        files: [known.picture('comberton-tablet')],
        location: 'here',
        visibility: 'portfolio',
      },
    },
    {
      key: 'evidence-survey',
      by: 'comberton',
      data: {
        title: 'Asking parents, and telling them what became of it',
        slug: 'parent-survey',
        summary: 'Five questions at the gate, and an answer within three weeks.',
        ...six,
        objectives: ['5'],
        involvement: ['informal-discussion'],
        date: schoolDay(-55),
        narrative: richText(
          'Instead of a long questionnaire, staff asked five questions at the gate on three mornings. The results were on a poster three weeks later: what we change, what we cannot change, and why.',
          bullets(
            'Homework now comes on the same day in every class.',
            'The playground opens ten minutes earlier.',
            'A later start on Fridays was not possible, and the poster said why.',
          ),
        ),
        impact: 'Answers from 214 of 260 families, after 61 in the year before.',
        files: [known.picture('comberton-clipboard')],
        location: 'here',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-overview',
      by: 'comberton',
      data: {
        title: 'How parents take part: the year at a glance',
        slug: 'year-at-a-glance',
        summary: 'A folder with registers, photographs and minutes, ready to be shown to inspectors.',
        ...six,
        objectives: ['6'],
        involvement: ['attendance', 'parent-association'],
        date: schoolDay(-25),
        narrative: richText(
          'For every event the folder holds the invitation, the register and two lines about what we would do differently. The parent association adds its own minutes.',
        ),
        impact: 'Governors use the folder each term to see which families have not been reached yet.',
        location: 'paper',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-attendance-support',
      by: 'comberton',
      data: {
        title: 'Mornings made easier',
        slug: 'mornings-made-easier',
        summary: 'Support for families for whom coming to school on time is hard.',
        ...six,
        objectives: ['4'],
        involvement: ['attendance-support'],
        date: schoolDay(-33),
        narrative: richText(
          'A member of staff visits families at home when mornings have become difficult, brings a breakfast bag along and agrees on one small step with them. Names are kept in the safeguarding file only.',
        ),
        impact: 'Of seven families, five came on time on most days after half a term.',
        location: 'paper',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-first-weeks',
      by: 'chaddesley-corbett',
      data: {
        title: 'A partner family for everyone who is new',
        slug: 'partner-families',
        summary: 'New families are welcomed by one that knows the school.',
        ...six,
        objectives: ['1'],
        involvement: ['informal-discussion', 'volunteering'],
        date: schoolDay(-48),
        narrative: richText(
          'Each family that joins Reception is introduced to a family from an older class, which writes before the holidays, meets it on the first morning and stays in touch for a term.',
        ),
        impact:
          'All but one of the new families came to the first open classroom; in earlier years about half did.',
        sources: [{ item: { relationTo: 'letters', value: known.item('chaddesley-new-families') } }],
        files: [known.picture('chaddesley-door')],
        location: 'here',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-garden',
      by: 'chaddesley-corbett',
      data: {
        title: 'Grandparents in the school garden',
        slug: 'school-garden',
        summary: 'A project in which families plan, dig and harvest with the children.',
        ...six,
        objectives: ['2'],
        involvement: ['projects', 'volunteering'],
        date: schoolDay(-21),
        narrative: richText(
          'Families built the raised beds on two Saturdays. Each class looks after one of them, with two grown-ups from its families as gardeners.',
        ),
        impact: 'Twenty-six adults have helped so far, nine of them grandparents.',
        files: [known.picture('chaddesley-garden')],
        location: 'here',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-open-classrooms',
      by: 'cookley-sebright',
      data: {
        title: 'Open classrooms: see how we teach reading',
        slug: 'open-classrooms',
        summary: 'Parents watch a lesson and take the games home.',
        ...six,
        objectives: ['2', '3'],
        involvement: ['attendance', 'family-learning'],
        date: schoolDay(-28),
        narrative: richText(
          'Parents sit next to their children during a phonics lesson. Afterwards everyone tries the games, and takes a bag with three of them home. A short film shows the sounds again.',
        ),
        impact: 'Thirty-eight of forty-four families came. The film was watched more than two hundred times.',
        files: [known.picture('cookley-books')],
        location: 'here',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-english',
      by: 'st-catherines',
      data: {
        title: 'Conversation and tea for parents who learn English',
        slug: 'english-for-parents',
        summary: 'A weekly group, out of which interpreters for other parents have grown.',
        ...six,
        objectives: ['4', '1'],
        involvement: ['workshops', 'informal-discussion'],
        date: schoolDay(-16),
        narrative: richText(
          'The group meets on Mondays and begins with whatever has come home in the book bags. Three who were learners last year now interpret at parents’ evenings.',
        ),
        impact: 'Every family in the group came to the last parents’ evening.',
        location: 'paper',
        visibility: 'public',
      },
    },
    {
      key: 'evidence-cooking',
      by: 'offmore',
      data: {
        title: 'Soup from our own beds',
        slug: 'soup-from-our-own-beds',
        summary: 'Parents of Year 4 cook with the children what has grown.',
        ...own,
        objectives: ['A'],
        kpis: ['A.1', 'A.2'],
        involvement: ['projects', 'parent-association'],
        date: schoolDay(-19),
        narrative: richText(
          'The parent association lent its large pots, and on three afternoons families cooked with the children. The recipes, in five languages, hang in the entrance.',
        ),
        impact: 'Thirty-three families have cooked at school since September.',
        files: [known.picture('offmore-garden')],
        location: 'here',
        visibility: 'public',
      },
    },
  ]
}
