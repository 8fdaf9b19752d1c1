import { heading, paragraph, richText, type LexicalText } from '../../../src/demo/lexical'

/** Items as editors would send them, each a little different from the others. */

const sentences = [
  'On Thursday the children in Year 4 walk to the museum by the canal with their class teacher.',
  'Please send a packed lunch, a drink without bubbles, and a coat that may get wet.',
  'We leave when the register has been taken and are back in time for the end of the school day.',
  'Two places are left for parents and carers who would like to come along and lend a hand.',
  'The visit belongs to this term’s work on rivers, bridges and the people who built them.',
  'If your child takes medicine during the day, bring it to the office in the morning, with the form.',
  'Nobody has to pay; whoever can spare three pounds helps us to keep such visits going.',
]

/** About 2 KB of a letter's text. */
const longText = (number: number): LexicalText =>
  richText(
    paragraph(`This is letter ${number} of the school year. ${sentences.slice(0, 3).join(' ')}`),
    heading('What to bring'),
    ...[0, 1, 2].map((turn) =>
      paragraph([...sentences.slice(turn + (number % 3)), ...sentences.slice(0, turn)].slice(0, 5).join(' ')),
    ),
    paragraph('With kind regards, and with thanks to everybody who helps.'),
  )

const dayMs = 24 * 60 * 60 * 1000
/** Not today's date: the same number always makes the same item. */
const firstDay = Date.UTC(2026, 0, 5, 12)

/** @param number from 0; the higher, the older */
export const letter = (number: number) => ({
  title: `A visit to the museum, letter ${number}`,
  slug: `letter-${number}`,
  date: new Date(firstDay - (number % 3650) * dayMs).toISOString(),
  audience: ['year-4'],
  salutation: 'Dear parents and carers',
  body: longText(number),
  signatories: [{ name: 'A. Headteacher', title: 'Headteacher' }],
})

/** From ten years ahead to the present, so that lists which begin today show them all for years. */
export const event = (number: number) => ({
  title: `Reading in the hall, event ${number}`,
  slug: `event-${number}`,
  start: new Date(firstDay + (3650 - (number % 3650)) * dayMs).toISOString(),
  end: new Date(firstDay + (3650 - (number % 3650)) * dayMs + 60 * 60 * 1000).toISOString(),
  location: 'School hall',
  category: 'family-learning',
  description: richText(sentences.slice(0, 2).join(' ')),
  ...(number % 5 === 0 && { recurrence: 'FREQ=WEEKLY;COUNT=10' }),
})
