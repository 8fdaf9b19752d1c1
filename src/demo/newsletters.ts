import { schoolDay, shortly, termOf } from './calendar'
import { bullets, richText } from './lexical'
import type { Known, Piece } from './piece'
import { otherSchools } from './school-list'

/** Newsletters with every sort of section. They come after the items that they refer to. */
export const demoNewsletters = (known: Known): Piece<'newsletters'>[] => {
  const last = schoolDay(-4)
  const before = schoolDay(-18)
  const term = termOf(last)
  return [
    {
      by: 'comberton',
      data: {
        title: `Comberton news, ${shortly(before)}`,
        slug: 'news-11',
        issue: '11',
        term: termOf(before),
        date: before,
        sections: [
          {
            blockType: 'article',
            heading: 'A book for every windowsill',
            body: richText(
              'Thank you for the two hundred books that you brought. They now stand on the windowsills of all classrooms, and everybody may borrow them for as long as they like.',
            ),
          },
          {
            blockType: 'results',
            heading: 'House points',
            rows: [
              { label: 'Oak', value: '412' },
              { label: 'Ash', value: '398' },
              { label: 'Birch', value: '421' },
              { label: 'Elm', value: '405' },
            ],
          },
        ],
      },
    },
    {
      by: 'comberton',
      data: {
        title: `Comberton news, ${shortly(last)}`,
        slug: 'news-12',
        issue: '12',
        term,
        date: last,
        summary: 'Parents’ evening, the reading café, and what Year 5 found out about bridges.',
        sections: [
          {
            blockType: 'from-the-headteacher',
            body: richText(
              'When you walk through school these days, you hear a lot of talk, and that is how it should be. Children explain to each other what they have understood, and notice on the way what they have not.',
              'Parents’ evening is your turn. Bring your questions, the small ones too.',
            ),
          },
          {
            blockType: 'article',
            heading: 'Bridges that hold a brick',
            body: richText(
              'Year 5 built bridges from nothing but paper. After four attempts the best of them carried a brick, and everybody could say why.',
              bullets(
                'Fold the paper: a fold is strong.',
                'Triangles do not give way.',
                'Test early, while it can still be changed.',
              ),
            ),
            image: known.picture('comberton-numbers'),
          },
          { blockType: 'diary', from: schoolDay(-4), to: schoolDay(40) },
          {
            blockType: 'items',
            letters: [known.item('comberton-parents-evening'), known.item('comberton-online-safety')],
            events: [known.item('reading-cafe')],
            evidence: [known.item('evidence-cafe')],
          },
          {
            blockType: 'results',
            heading: 'Attendance this fortnight',
            rows: [
              { label: 'Reception', value: '95.8%' },
              { label: 'Years 1 and 2', value: '96.4%' },
              { label: 'Years 3 and 4', value: '97.1%' },
              { label: 'Years 5 and 6', value: '96.9%' },
            ],
          },
          {
            blockType: 'gallery',
            images: [known.picture('comberton-building'), known.picture('comberton-cafe')],
          },
        ],
      },
    },
    {
      by: 'offmore',
      data: {
        title: `Offmore weekly, ${shortly(last)}`,
        slug: `weekly-${last}`,
        issue: '9',
        term,
        date: last,
        sections: [
          {
            blockType: 'article',
            heading: 'Pumpkins, weighed and measured',
            body: richText(
              'The largest pumpkin of the kitchen garden weighs as much as a child in Reception. Year 4 drew a graph of all of them; then they became soup.',
            ),
            image: known.picture('offmore-garden'),
          },
          { blockType: 'diary', from: schoolDay(-4), to: schoolDay(30) },
          { blockType: 'items', letters: [known.item('offmore-pe-kit'), known.item('alliance-maths')] },
          {
            blockType: 'gallery',
            images: [known.picture('offmore-garden'), known.picture('offmore-sports')],
          },
        ],
      },
    },
    {
      by: 'cookley-sebright',
      data: {
        title: 'Cookley Sebright: what we read',
        slug: 'what-we-read',
        issue: '4',
        term,
        date: schoolDay(-7),
        sections: [
          {
            blockType: 'from-the-headteacher',
            body: richText(
              'Ask your child which book is under the pillow at the moment. If the answer is “none”, come to the library with us on Friday: we find one together.',
            ),
          },
          {
            blockType: 'results',
            heading: 'Most borrowed',
            rows: [
              { label: 'Animal stories', value: '63' },
              { label: 'Books about space', value: '48' },
              { label: 'Comics', value: '71' },
            ],
          },
          { blockType: 'gallery', images: [known.picture('cookley-books'), known.picture('cookley-music')] },
        ],
      },
    },
    {
      by: 'chaddesley-corbett',
      data: {
        title: 'From the garden gate',
        slug: 'from-the-garden-gate',
        issue: '6',
        term,
        date: schoolDay(-10),
        sections: [
          {
            blockType: 'article',
            heading: 'Who lives in the hedge?',
            body: richText(
              'Years 1 and 2 sat still for ten minutes and counted: three robins, a wren, many sparrows and something that rustled and did not show itself.',
            ),
            image: known.picture('chaddesley-garden'),
          },
          { blockType: 'diary', from: schoolDay(-10), to: schoolDay(35) },
          { blockType: 'items', letters: [known.item('chaddesley-garden-day')] },
        ],
      },
    },
    {
      by: 'st-catherines',
      data: {
        title: 'St Catherine’s in colour',
        slug: 'in-colour',
        issue: '5',
        term,
        date: schoolDay(-4),
        sections: [
          {
            blockType: 'from-the-headteacher',
            body: richText(
              'Arts week is coming, and the corridors smell of paint already. Do come and see what the children have made.',
            ),
          },
          {
            blockType: 'article',
            heading: 'Kites over the hill',
            body: richText(
              'Year 6 built kites, worked out the angles and waited a whole week for wind. On Thursday it came.',
            ),
            image: known.picture('catherines-kites'),
          },
          {
            blockType: 'items',
            events: [known.item('catherines-exhibition'), known.item('cross-school-concert')],
          },
        ],
      },
    },
    {
      by: 'chaddesley-corbett',
      signedWith: otherSchools('chaddesley-corbett'),
      data: {
        title: `News of the five schools, ${termOf(last)}`,
        slug: 'news-of-the-five-schools',
        issue: '3',
        term,
        date: schoolDay(-6),
        channels: { ownSite: false, kpsa: true },
        summary: 'What the schools plan together this term.',
        sections: [
          {
            blockType: 'article',
            heading: 'Four dates for the calendar',
            body: richText(
              'Maths, books, sports and music: four times children of all five schools meet this year. Each time another school is the host, and each time the teams are mixed a little more.',
            ),
          },
          { blockType: 'diary', from: schoolDay(-6), to: schoolDay(90) },
          {
            blockType: 'items',
            letters: [known.item('joint-letter'), known.item('alliance-maths')],
            events: [known.item('cross-school-concert')],
          },
        ],
      },
    },
  ]
}
