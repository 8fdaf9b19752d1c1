import { at, dayInWeek, dayInWords, schoolDay } from './calendar'
import { bold, bullets, heading, numbered, paragraph, picture, richText } from './lexical'
import type { Known, Piece } from './piece'
import { otherSchools } from './school-list'

const dear = 'Dear parents and carers'

/** Letters that are on the schools' sites. The people and places in them are nobody's: 'the hall', 'the office'. */
export const schoolLetters = (known: Known): Piece<'letters'>[] => {
  const meetings = dayInWeek(2, 'thursday')
  const safety = dayInWeek(1, 'tuesday')
  const competition = dayInWeek(3, 'wednesday')
  return [
    {
      key: 'comberton-parents-evening',
      by: 'comberton',
      data: {
        title: `Parents’ evening on ${dayInWords(meetings)}`,
        slug: 'parents-evening',
        summary: 'Ten minutes with your child’s teacher, in the hall or by telephone. Please choose a time.',
        date: schoolDay(-6),
        audience: ['whole-school'],
        salutation: dear,
        replyBy: schoolDay(5),
        replyTo: 'the school office',
        body: richText(
          `We would like to talk with you about how your child has settled in and what comes next. Teachers will be in the hall on ${dayInWords(meetings)} from half past three until seven o’clock.`,
          heading('How to choose a time'),
          numbered(
            'Tell the office which half hour suits you best.',
            'You receive a slip with your time, on paper or by e-mail.',
            'If you cannot come, ask for a telephone call instead: we ring in the same week.',
          ),
          paragraph(
            bold('Would an interpreter help? '),
            'Tell us when you reply. Somebody who speaks Polish, Urdu or another language can sit with you.',
          ),
          'Children’s books lie on their tables from three o’clock, so come a little early and have a look.',
        ),
        signatories: [{ name: 'The headteacher and all class teachers' }],
      },
    },
    {
      key: 'comberton-online-safety',
      by: 'comberton',
      data: {
        title: 'An evening about staying safe online',
        slug: 'staying-safe-online',
        summary:
          'For families of Years 3 to 6: games, group chats, and what to do when something goes wrong.',
        date: schoolDay(-12),
        audience: ['year-3', 'year-4', 'year-5', 'year-6'],
        salutation: dear,
        body: richText(
          `On ${dayInWords(safety)} at six o’clock we invite you to an hour about children and the internet. You need no knowledge of computers.`,
          picture(known.picture('comberton-tablet'), 'Bring your own device if you like.'),
          'We shall speak about:',
          bullets(
            'settings that every games console has, and few people know',
            'group chats: how a quarrel starts, and how it stops',
            'what to say to a child who has seen something upsetting',
            'whom to turn to, by day and by night',
          ),
          'There is tea, and a room where younger children can play meanwhile.',
        ),
        signatories: [{ name: 'The computing lead' }, { name: 'The safeguarding lead' }],
      },
    },
    {
      key: 'offmore-pe-kit',
      by: 'offmore',
      data: {
        title: 'PE kit: what to bring, and on which days',
        slug: 'pe-kit',
        summary: 'Plain T-shirt, dark shorts, trainers, a warm top. Children come to school in their kit.',
        date: schoolDay(-20),
        audience: ['whole-school'],
        salutation: dear,
        body: richText(
          'Lessons in PE are outdoors as long as the weather allows. On the two days of PE your child comes to school in kit and stays in it.',
          bullets(
            'a plain T-shirt, dark shorts or leggings',
            'trainers with which one can run on grass',
            'a warm top that may get muddy',
            'long hair tied back, no jewellery',
          ),
          'If anything is hard to get, have a word with the office. We keep a rail of good second-hand kit, and nobody asks why.',
        ),
        signatories: [{ name: 'The PE lead' }],
      },
    },
    {
      key: 'offmore-walk-to-school',
      by: 'offmore',
      data: {
        title: 'Walk with us: a week on foot',
        summary: 'From Monday to Friday we collect steps instead of car journeys.',
        date: schoolDay(-3),
        audience: ['whole-school'],
        salutation: dear,
        channels: { ownSite: true, schools: [known.school('st-catherines')] },
        body: richText(
          'Next week every child who walks, scoots or cycles, even from a car parked five minutes away, gets a sticker for the class map.',
          picture(known.picture('offmore-sports'), 'Every step counts.'),
          'The class that travels furthest together chooses a game for the last afternoon of the week.',
        ),
        signatories: [{ name: 'The school council' }],
      },
    },
    {
      key: 'cookley-reading-books',
      by: 'cookley-sebright',
      data: {
        title: 'Reading at home: ten minutes that matter',
        slug: 'reading-at-home',
        summary: 'How to read together, in whatever language you like best.',
        date: schoolDay(-15),
        audience: ['reception', 'year-1', 'year-2'],
        salutation: dear,
        body: richText(
          'Your child now brings home two books: one to read aloud to you, and one that you enjoy together. Both may be read again and again.',
          heading('Three things that help'),
          numbered(
            'Sit where both of you see the page.',
            'Let your child turn the pages and guess what comes next.',
            'Talk about the story afterwards, in the language that you speak at home.',
          ),
          'A line in the reading record is enough. If ten minutes are too long on some evening, five are fine.',
        ),
        signatories: [{ name: 'The English lead' }],
      },
    },
    {
      key: 'cookley-lost-property',
      by: 'cookley-sebright',
      data: {
        title: 'Lost property: a long table of jumpers',
        summary: 'Come and have a look before everything goes to a good cause.',
        date: schoolDay(-2),
        audience: ['whole-school'],
        salutation: dear,
        body: richText(
          'Eleven jumpers, four water bottles and one left glove are waiting for their owners on the table by the entrance.',
          'What nobody has fetched by the end of next week is washed and given away. A name inside the collar saves many journeys.',
        ),
        signatories: [{ name: 'The school office' }],
      },
    },
    {
      key: 'chaddesley-garden-day',
      by: 'chaddesley-corbett',
      data: {
        title: 'Help wanted: a morning in the school garden',
        slug: 'garden-morning',
        summary: 'Spades, gloves and grandparents are all welcome.',
        date: schoolDay(-9),
        audience: ['whole-school'],
        salutation: dear,
        replyTo: 'the school office',
        body: richText(
          'The raised beds need new soil before winter, and the compost needs turning. Could you spare an hour on a Saturday morning?',
          picture(known.picture('chaddesley-garden'), 'What we hope it will look like again.'),
          'There are tools for everyone and soup at noon. Children come with an adult.',
        ),
        signatories: [{ name: 'The eco council' }],
      },
    },
    {
      key: 'chaddesley-new-families',
      by: 'chaddesley-corbett',
      data: {
        title: 'Welcome: the first weeks in Reception',
        slug: 'first-weeks-in-reception',
        summary: 'Whom to ask, where to wait, and how we help children to say goodbye in the morning.',
        date: schoolDay(-30),
        audience: ['reception'],
        salutation: 'Dear new families',
        body: richText(
          'Starting school is a big step, for parents too. In the first weeks the classroom door is open from a quarter past eight, and you may come in and help to hang up coats.',
          picture(known.picture('chaddesley-door'), 'The door is open.'),
          'A family from an older class will write to you: it has offered to be your partner for the first term. Ask it anything.',
        ),
        signatories: [{ name: 'The Reception team' }],
      },
    },
    {
      key: 'catherines-art-week',
      by: 'st-catherines',
      data: {
        title: 'Arts week: please send old shirts',
        slug: 'arts-week',
        summary: 'Five days of paint, clay and print, and an exhibition for families at the end.',
        date: schoolDay(-5),
        audience: ['whole-school'],
        salutation: dear,
        body: richText(
          'For one week the timetable makes way for paint, clay and print. Every class works with one colour, and on the last afternoon we open the whole school as a gallery.',
          picture(known.picture('catherines-paint'), 'Six classes, six colours.'),
          bullets('an old shirt with long sleeves, named', 'clean yoghurt pots', 'cardboard of any size'),
          'You are warmly invited to the exhibition, from two o’clock until four.',
        ),
        signatories: [{ name: 'The art lead' }],
      },
    },
    {
      key: 'alliance-maths',
      by: 'offmore',
      signedWith: otherSchools('offmore'),
      data: {
        title: 'Five schools, one puzzle: the maths competition',
        slug: 'maths-competition-letter',
        summary:
          'Teams of four from every school solve problems together. How the teams are chosen, and how to practise.',
        date: schoolDay(-8),
        audience: ['alliance', 'year-5', 'year-6'],
        salutation: dear,
        channels: { ownSite: true, kpsa: true },
        body: richText(
          `The maths competition of our five schools takes place on ${dayInWords(competition)}. Each school sends teams of four from Years 5 and 6.`,
          'There are no prizes for speed. Teams get long problems, large sheets of paper and plenty of time; what counts is how well they explain their way.',
          heading('Would you like to practise?'),
          'Puzzles hang outside the hall of each school from Monday. Try them on the way home: there is usually more than one solution.',
        ),
        signatories: [{ name: 'The maths leads of the five schools' }],
      },
    },
  ]
}

/** Taken back after it was public: what remains is a notice that it has gone. */
export const withdrawnLetter = (): Piece<'letters'> => ({
  by: 'offmore',
  data: {
    title: 'Cake sale on Friday',
    slug: 'cake-sale',
    date: schoolDay(-11),
    audience: ['whole-school'],
    salutation: dear,
    body: richText('Bring a cake, buy a cake: on Friday after school in the playground.'),
    signatories: [{ name: 'The parent association' }],
  },
})

/** Approved already, and public on Monday morning. */
export const letterForMonday = (): Piece<'letters'> => {
  const monday = dayInWeek(1, 'monday')
  return {
    by: 'cookley-sebright',
    data: {
      title: 'Menus for the next three weeks',
      slug: 'menus',
      date: monday,
      publishAt: at(monday, '08:00'),
      audience: ['whole-school'],
      salutation: dear,
      body: richText(
        'The new menus begin on Monday. There is a dish without meat every day, and bread and salad without limit.',
        'Tell the office about allergies even if you think that we know: one sheet too many is better than one too few.',
      ),
      signatories: [{ name: 'The kitchen team' }],
    },
  }
}
