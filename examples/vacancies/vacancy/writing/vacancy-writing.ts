import { formatDate } from '../../../../src/words/format-dates'
import { labelled } from '../../../../src/writing-parts/labelled'
import { dayOf, text } from '../../../../src/writing-parts/written-values'
import type { WritingKind } from '../../../../src/writing-parts/writing-kind'
import { vacancyCategoryLabels } from '../categories'
import type { PublicVacancy } from '../shape'

/** Vacancies, as they are written. */
export const vacancyWriting: WritingKind<PublicVacancy> = {
  kind: 'vacancy',
  richText: { field: 'body', name: 'The description' },
  ownForm: async (_req, content) => () => ({
    // Lists have the newest first; a list "from" a day has what can still be applied for on it.
    sortAt: '',
    endsAt: text(content.closes),
    category: text(content.category) || null,
    audience: [],
    sources: [],
    fields: {
      post: text(content.post),
      category: text(content.category),
      hours: text(content.hours),
      salary: text(content.salary),
      closes: dayOf(content.closes),
      howToApply: text(content.howToApply),
    },
  }),
  problems: ({ closes, howToApply }) => [
    ...(text(closes)
      ? []
      : [
          {
            code: 'closing-date-missing',
            message: 'There is no closing date, so it would never be taken down. Choose one.',
            blocking: true,
          },
        ]),
    ...(text(howToApply)
      ? []
      : [
          {
            code: 'how-to-apply-missing',
            message: 'It does not say how to apply.',
            blocking: false,
          },
        ]),
  ],
  facts: ({ post, category, hours, salary, closes, howToApply }) => [
    ['Post', post],
    ['Kind of work', labelled(vacancyCategoryLabels, category)],
    ['Hours', hours],
    ['Salary', salary],
    ['Closing date', closes && formatDate(closes, 'en')],
    ['How to apply', howToApply],
  ],
}
