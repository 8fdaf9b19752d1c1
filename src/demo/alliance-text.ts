import type { RequiredDataFromCollectionSlug } from 'payload'
import { bullets, richText } from './lexical'

/** What the shared page says of the alliance: the facts of the schools' letter of June 2023, told in our own words. */
export const allianceName = "Kidderminster Primary Schools' Alliance"

export const allianceText = {
  name: allianceName,
  shortName: 'KPSA',
  strapline: 'Five primary schools that learn from one another, each with a character of its own',
  about: richText(
    'The alliance is a loose partnership of five primary schools in and around Kidderminster. It began when more and more schools had become academies and the local authority could offer less help than before. The five headteachers decided to help each other instead, without any school giving up what makes it special.',
    'Headteachers come together every half term, and the chairs of governors see each other regularly as well. They compare what works, and plan together how each school can get better. What one school is good at becomes useful to all five.',
    'Children take part more and more: first in competitions in maths and reading, later in sports, and perhaps once again in a concert of all the schools.',
  ),
  aims: [
    'Learn from one another: what we know, what works in our classrooms and what our figures say',
    'Get more done by writing policies and making resources once instead of five times',
    'Give every member of staff good training, at whichever school they teach',
    'Look at each other’s schools with a friendly but critical eye, and check that assessments are fair',
    'Save money by buying together and dividing costs',
  ].map((text) => ({ text })),
  benefits: [
    'Subject leaders have colleagues in four other schools to turn to',
    'Good ideas travel: an approach that helps in one classroom is soon tried in the others',
    'Courses that one school could not pay for alone become possible for five',
    'Children meet, compete and make music with children from the other schools',
  ].map((text) => ({ text })),
  differences: richText(
    'An academy trust takes over the schools that join it. An alliance does not:',
    bullets(
      'Nobody has signed a contract that binds the schools.',
      'Each school has its own governors, and looks after its own money.',
      'Uniform, values and ethos stay as they are.',
      'A school that wishes to leave can do so whenever it likes, though all hope to stay.',
    ),
  ),
}

type Sent = RequiredDataFromCollectionSlug<'letters'>['signatories']

/** As the letter gives them; it does not say who belongs to which school, so nothing here may. */
export const signatories: NonNullable<Sent> = [
  ...['Miss J Edwards', 'Mrs D Frost', 'Mrs V Crisp', 'Mrs T Smith', 'Mrs A Cope'].map((name) => ({
    name,
    title: 'Headteacher',
  })),
  ...['Mrs G Griffiths', 'Mr S Deakin', 'Mrs J Berry', 'Mrs M Bradbury', 'Mrs M Tindall'].map((name) => ({
    name,
    title: 'Chair of governors',
  })),
]
