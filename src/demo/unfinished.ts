import { at, dayInWeek, dayInWords, schoolDay } from './calendar'
import { editorOf, headOf } from './people'
import { bullets, heading, richText } from './lexical'
import { otherSchools } from './school-list'
import type { Stage } from './stage'

const dear = 'Dear parents and carers'

/** What lies on desks: drafts, versions that wait for a headteacher, and one that was sent back. */
export const leaveUnfinished = async (stage: Stage): Promise<void> => {
  const { known } = stage

  const trip = await stage.write('letters', {
    by: 'comberton',
    data: {
      title: `Year 4 goes to the museum on ${dayInWords(dayInWeek(3, 'tuesday'))}`,
      slug: 'museum-trip',
      summary: 'What to bring, what it costs, and when we are back.',
      date: schoolDay(0),
      audience: ['year-4'],
      salutation: dear,
      replyBy: schoolDay(8),
      replyTo: 'the school office',
      body: richText(
        'Year 4 is learning about carpets and the people who wove them, and would like to see the looms at work.',
        bullets(
          'packed lunch and a drink',
          'a coat, since we walk from the station',
          'no money: the shop is closed',
        ),
        'If the cost is a difficulty, speak to the office. No child stays behind because of it.',
      ),
      signatories: [{ name: 'The Year 4 team' }],
    },
  })
  await stage.send('comberton', 'letters', trip, 'The coach is booked provisionally, until Friday.')

  const concert = await stage.write('letters', {
    by: 'st-catherines',
    signedWith: otherSchools('st-catherines'),
    data: {
      title: 'A concert of all five schools: come and listen',
      slug: 'concert-invitation',
      summary: 'Choirs and instruments from five schools on one stage. How to order seats.',
      date: schoolDay(-1),
      audience: ['alliance'],
      salutation: dear,
      channels: { ownSite: true, kpsa: true },
      body: richText(
        `After a long break there is to be a concert again in which children of all our schools perform together: on ${dayInWords(dayInWeek(9, 'thursday'))} at six o’clock.`,
        heading('Seats'),
        'Each school can give away sixty seats. Please order yours at the office; nothing has to be paid.',
        heading('Rehearsals'),
        'The choirs practise at their own schools first, and twice together. A letter with days and times follows.',
      ),
      signatories: [{ name: 'The headteachers of the five schools' }],
    },
  })
  await stage.send('st-catherines', 'letters', concert, 'For all five, please.')
  await stage.sign(headOf('st-catherines'), 'letters', concert)
  await stage.sign(headOf('offmore'), 'letters', concert, 'Looking forward to it.')

  const uniform = await stage.write('letters', {
    by: 'offmore',
    data: {
      title: 'Coats and jumpers in cold weather',
      slug: 'cold-weather',
      date: schoolDay(-1),
      audience: ['whole-school'],
      salutation: dear,
      body: richText('Please send a warm coat from now on. We go outside at every break unless it pours.'),
      signatories: [{ name: 'The school office' }],
    },
  })
  await stage.send('offmore', 'letters', uniform)
  await stage.sendBack(
    headOf('offmore'),
    'letters',
    uniform,
    'Please add that we have spare coats, and that nobody needs to ask in front of others.',
  )

  const club = await stage.write('events', {
    by: 'comberton',
    data: {
      title: 'Chess club: try it out',
      slug: 'chess-club',
      start: at(dayInWeek(2, 'monday'), '15:15'),
      end: at(dayInWeek(2, 'monday'), '16:15'),
      category: 'other',
      location: 'Library',
      description: richText('For beginners and for those who beat their grandparents already.'),
    },
  })
  await stage.send('comberton', 'events', club)

  await stage.write('letters', {
    by: 'comberton',
    data: {
      title: 'Spring fair: first ideas',
      slug: 'spring-fair',
      date: schoolDay(0),
      audience: ['whole-school'],
      salutation: dear,
      body: richText('Stalls, games, a plant swap? We collect ideas until the end of the month.'),
    },
  })

  await stage.write('lppa-evidence', {
    by: 'cookley-sebright',
    data: {
      title: 'Library evenings for families',
      slug: 'library-evenings',
      date: schoolDay(-2),
      framework: known.framework('lppa-demonstration'),
      objectives: ['2'],
      involvement: ['family-learning'],
      narrative: richText('To be written up after the third evening.'),
      visibility: 'portfolio',
    },
  })

  // What parents read stays as it is until the headteacher has approved the newer text.
  await stage.edit(editorOf('comberton'), 'letters', known.item('comberton-online-safety'), {
    summary: 'Now with a second evening, for everyone who could not get a seat.',
  })
}
