import { formatDate } from '../../../words/format-dates'
import { datedForm } from '../../../writing-parts/dated-form'
import { dayOf, rowsOf, text } from '../../../writing-parts/written-values'
import type { WritingKind } from '../../../writing-parts/writing-kind'
import type { PublicNewsletter } from '../shape'

/** Newsletters, as they are written. */
export const newsletterWriting: WritingKind<PublicNewsletter> = {
  kind: 'newsletter',
  hasSections: true,
  ownForm: async (_req, content) => () => ({
    ...datedForm(content),
    fields: { issue: text(content.issue), term: text(content.term), date: dayOf(content.date) },
  }),
  problems: ({ sections }) =>
    rowsOf(sections).length > 0
      ? []
      : [{ code: 'no-sections', message: 'The newsletter has no sections yet.', blocking: true }],
  facts: ({ issue, term, date }) => [
    ['Issue', issue],
    ['Term', term],
    ['Date', date && formatDate(date, 'en')],
  ],
}
