import { allianceName, signatories } from './alliance-text'
import { bullets, heading, richText } from './lexical'
import type { Piece } from './piece'
import { otherSchools } from './school-list'

/** The letter of 14 June 2023 in which the five schools introduce the alliance: its facts, our own words. */
export const jointLetter: Piece<'letters'> = {
  key: 'joint-letter',
  by: 'comberton',
  signedWith: otherSchools('comberton'),
  data: {
    title: `Introducing the ${allianceName}`,
    slug: 'introducing-the-alliance',
    summary:
      'Five primary schools have worked together for a year. What the alliance is, what it is for, and what it means for your child.',
    date: '2023-06-14',
    audience: ['alliance'],
    salutation: 'Dear parents and carers',
    channels: { ownSite: true, kpsa: true },
    body: richText(
      'Five schools, yours among them, have been working side by side this school year. We would like to tell you why we do so, what we hope to achieve and what your children will notice of it.',
      'Those who take part are:',
      bullets(
        "St Catherine's CE Primary School",
        'Comberton Primary School',
        'Offmore Primary School',
        'Chaddesley Corbett Endowed Primary School',
        'Cookley Sebright Primary School',
      ),
      heading('How it began'),
      'Many schools are academies today, and the local authority cannot help as much as it used to. So our five headteachers began to help one another and to pass on what works well. It was clear from the start that every school would stay itself.',
      'So far the headteachers have come together once every half term, and the chairs of governors have seen each other regularly too. They talk about what goes well and draw up plans for improvement. Each school brings what it is good at, and the experience of its staff.',
      'Lately there has been something for the children as well: a maths competition and a reading competition. Sports are to follow, and perhaps we can bring back the concert in which all schools perform together.',
      heading('What we mean by an alliance'),
      'Schools that work together because they want to, without formalities. Governors, budget, uniform, values and ethos remain each school’s own affair.',
      heading('What we want to achieve'),
      'Better teaching and learning, good behaviour, well-being, and children who achieve more. Five things are meant to help:',
      bullets(
        'Working together: we share knowledge, expertise, data and what has proved its worth.',
        'More strength: policies and resources that all of us can use.',
        'Good courses and training for our staff.',
        'A second look: we visit each other’s schools much as an inspector would, and compare how we mark and assess.',
        'Better value: we buy in larger quantities and split the bill.',
      ),
      heading('Who gains from it'),
      'Above all those who lead a subject, and everyone who wants to go on learning: they find ideas and colleagues in five schools. We start from what already works in each classroom. Training that was too dear for a single school comes within reach once five pay for it.',
      heading('Is this a step towards an academy?'),
      'No. Nothing has been signed that binds us by law, and each of the schools may step out whenever it wishes. We hope that none will, but the choice is there.',
      'A web page for the alliance is planned for the autumn term. There, and in our newsletters, you can read about our plans and events.',
    ),
    signatories,
  },
}
