import { at, dayInWeek, schoolDay } from './calendar'
import { bullets, paragraph, richText } from './lexical'
import type { Known, Piece } from './piece'
import { otherSchools, type SchoolSlug } from './school-list'

const hours = (day: string, from: string, to: string) => ({ start: at(day, from), end: at(day, to) })
const wholeDay = (day: string) => ({ ...hours(day, '00:00', '23:59'), allDay: true })

/** What the schools do together. The letter names them: competitions in maths and reading, sports, a concert. */
export const allianceEvents = (known: Known): Piece<'events'>[] => {
  const together = (host: SchoolSlug) => ({
    hostSchool: known.school(host),
    takingPart: otherSchools(host).map(known.school),
    channels: { ownSite: true, kpsa: true },
  })
  return [
    {
      key: 'maths-competition',
      by: 'offmore',
      signedWith: otherSchools('offmore'),
      data: {
        title: 'Maths competition of the five schools',
        slug: 'maths-competition',
        summary: 'Teams of four from Years 5 and 6 solve long problems together.',
        ...hours(dayInWeek(3, 'wednesday'), '09:30', '12:00'),
        category: 'competition',
        location: 'Hall of the host school',
        description: richText(
          'Each school sends teams of four. They solve problems on large sheets of paper and explain their way to the others.',
          'Families are welcome from a quarter past eleven, when the teams present what they found.',
        ),
        ...together('offmore'),
      },
    },
    {
      key: 'reading-competition',
      by: 'cookley-sebright',
      signedWith: otherSchools('cookley-sebright'),
      data: {
        title: 'Reading competition: the big book quiz',
        slug: 'reading-competition',
        summary: 'Five schools, ten books, one quiz.',
        ...hours(dayInWeek(5, 'tuesday'), '10:00', '12:00'),
        category: 'competition',
        location: 'Library of the host school',
        description: richText(
          'Children of Years 3 and 4 have read ten books since the summer. Now teams from all schools answer questions, act out scenes and guess first sentences.',
          bullets(
            'Which book would you give to a friend?',
            'Whose footprint is this?',
            'How might the story go on?',
          ),
        ),
        ...together('cookley-sebright'),
      },
    },
    {
      key: 'cross-school-sports',
      by: 'chaddesley-corbett',
      signedWith: otherSchools('chaddesley-corbett'),
      data: {
        title: 'Sports afternoon of all five schools',
        slug: 'sports-afternoon',
        summary: 'Mixed teams: nobody plays only with children from the own school.',
        ...hours(dayInWeek(6, 'friday'), '13:00', '15:30'),
        category: 'sport',
        location: 'Field of the host school',
        description: richText(
          'Teams are drawn by lot across the schools. There are relays, target throwing and a long, slow race in which the last one wins.',
          'In bad weather the afternoon moves to the following week.',
        ),
        ...together('chaddesley-corbett'),
      },
    },
    {
      key: 'cross-school-concert',
      by: 'st-catherines',
      signedWith: otherSchools('st-catherines'),
      data: {
        title: 'Concert of the five schools',
        slug: 'cross-school-concert',
        summary: 'Choirs and instruments of all schools on one stage.',
        ...hours(dayInWeek(9, 'thursday'), '18:00', '19:30'),
        category: 'concert',
        location: 'Hall of the host school',
        description: richText(
          'Every school brings two pieces, and all sing the last one together. Seats are free; please order them at your own school’s office, so that everyone finds one.',
          paragraph('Doors open at half past five.'),
        ),
        ...together('st-catherines'),
      },
    },
  ]
}

/** Dates of the single schools; they are published in this order. */
export const schoolEvents = (known: Known): Piece<'events'>[] => {
  const firstCafe = dayInWeek(-2, 'wednesday')
  const halfTerm = dayInWeek(2, 'wednesday')
  return [
    {
      key: 'reading-cafe',
      by: 'comberton',
      data: {
        title: 'Reading café: stay and read',
        slug: 'reading-cafe',
        summary: 'Every Wednesday morning: read with your child, have a coffee, stay as long as you like.',
        ...hours(firstCafe, '08:45', '09:30'),
        recurrence: 'FREQ=WEEKLY;BYDAY=WE;COUNT=14',
        exceptDates: [{ date: halfTerm }],
        category: 'family-learning',
        location: 'Library',
        description: richText(
          'Choose a book with your child and a chair by the window. Younger brothers and sisters are welcome, and books in many languages are there.',
          'There is no café in half-term week.',
        ),
      },
    },
    {
      key: 'comberton-parents-evening-event',
      by: 'comberton',
      data: {
        title: 'Parents’ evening',
        slug: 'parents-evening',
        summary: 'Ten minutes with the class teacher, in the hall or by telephone.',
        ...hours(dayInWeek(2, 'thursday'), '15:30', '19:00'),
        category: 'meeting',
        location: 'Hall',
        description: richText(
          'Please choose a time at the office. Interpreters can be there if you tell us.',
        ),
      },
    },
    {
      key: 'comberton-online-safety-event',
      by: 'comberton',
      data: {
        title: 'Workshop: children and the internet',
        slug: 'internet-workshop',
        ...hours(dayInWeek(1, 'tuesday'), '18:00', '19:00'),
        category: 'parent-workshop',
        location: 'Computer room',
        description: richText('Games, group chats, settings that help. No knowledge needed, tea provided.'),
      },
    },
    {
      key: 'inset-day',
      by: 'comberton',
      data: {
        title: 'INSET day: no school for children',
        slug: 'inset-day',
        ...wholeDay(dayInWeek(4, 'monday')),
        category: 'inset',
        description: richText(
          'Staff learn on this day, together with colleagues from the other four schools.',
        ),
      },
    },
    {
      key: 'offmore-garden-afternoon',
      by: 'offmore',
      data: {
        title: 'Open afternoon in the kitchen garden',
        slug: 'garden-afternoon',
        summary: 'Taste what the children have grown. Neighbouring schools are invited.',
        ...hours(dayInWeek(2, 'tuesday'), '14:00', '15:30'),
        category: 'open-classroom',
        location: 'Kitchen garden behind the hall',
        description: richText(
          'The gardeners of Year 4 show their beds, sell soup for fifty pence and answer questions about slugs.',
        ),
        channels: {
          ownSite: true,
          schools: [known.school('comberton'), known.school('cookley-sebright')],
        },
      },
    },
    {
      key: 'offmore-film-night',
      by: 'offmore',
      data: {
        title: 'Film night of the parent association',
        slug: 'film-night',
        summary: 'Cancelled, since the hall’s floor is being mended. A new day follows.',
        ...hours(dayInWeek(1, 'friday'), '17:30', '19:30'),
        category: 'other',
        status: 'cancelled',
        location: 'Hall',
        description: richText(
          'The film has to wait: the floor of the hall is being mended. Tickets stay valid.',
        ),
      },
    },
    {
      key: 'cookley-open-classroom',
      by: 'cookley-sebright',
      data: {
        title: 'Open classrooms: come and see a phonics lesson',
        slug: 'open-classrooms',
        ...hours(dayInWeek(1, 'thursday'), '09:15', '10:00'),
        category: 'open-classroom',
        location: 'Classrooms of Reception and Year 1',
        description: richText('Watch how we teach reading, then try the games with your child.'),
      },
    },
    {
      key: 'cookley-performance',
      by: 'cookley-sebright',
      data: {
        title: 'Year 2 on stage',
        slug: 'year-2-on-stage',
        ...hours(dayInWeek(4, 'thursday'), '14:00', '15:00'),
        category: 'performance',
        location: 'Hall',
        description: richText(
          'Songs and sketches about the sea. A second performance follows at six o’clock.',
        ),
      },
    },
    {
      key: 'chaddesley-celebration',
      by: 'chaddesley-corbett',
      data: {
        title: 'Celebration assembly for families',
        slug: 'celebration-assembly',
        ...hours(dayInWeek(0, 'friday'), '14:45', '15:15'),
        recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=8',
        category: 'assembly',
        location: 'Hall',
        description: richText('Every other Friday: what went well, told by the children themselves.'),
      },
    },
    {
      key: 'chaddesley-governors',
      by: 'chaddesley-corbett',
      data: {
        title: 'Meet the governors',
        slug: 'meet-the-governors',
        ...hours(dayInWeek(3, 'monday'), '15:15', '16:15'),
        category: 'meeting',
        location: 'Playground, or the hall if it rains',
        description: richText('What do governors do? Ask them. Perhaps you would like to be one.'),
      },
    },
    {
      key: 'catherines-exhibition',
      by: 'st-catherines',
      data: {
        title: 'Arts week: the school as a gallery',
        slug: 'arts-exhibition',
        ...hours(dayInWeek(1, 'friday'), '14:00', '16:00'),
        category: 'open-classroom',
        location: 'The whole school',
        description: richText('Six classes, six colours. Follow the painted footprints from room to room.'),
      },
    },
    {
      key: 'catherines-english-course',
      by: 'st-catherines',
      data: {
        title: 'English for parents: conversation and tea',
        slug: 'english-for-parents',
        summary: 'A friendly group for everyone who wants to speak more English.',
        ...hours(dayInWeek(0, 'monday'), '09:00', '10:30'),
        recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=10',
        category: 'parent-workshop',
        location: 'Community room',
        description: richText('No tests and no homework. Small children can come along.'),
      },
    },
    {
      key: 'catherines-training-day',
      by: 'st-catherines',
      data: {
        title: 'INSET day: school closed to children',
        slug: 'inset-day',
        ...wholeDay(schoolDay(24)),
        category: 'inset',
        description: richText('A day of training for all staff.'),
      },
    },
  ]
}
