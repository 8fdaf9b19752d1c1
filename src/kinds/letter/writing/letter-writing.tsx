import { formatDate } from '../../../words/format-dates'
import { audienceLabels } from '../../../words/labels'
import { datedForm } from '../../../writing-parts/dated-form'
import { labelled } from '../../../writing-parts/labelled'
import { dayOf, rowsOf, strings, text } from '../../../writing-parts/written-values'
import type { WritingKind } from '../../../writing-parts/writing-kind'
import type { PublicLetter } from '../shape'

/** Letters, as they are written. */
export const letterWriting: WritingKind<PublicLetter> = {
  kind: 'letter',
  richText: { field: 'body', name: 'The letter' },
  ownForm: async (_req, content) => (nameSchool) => ({
    ...datedForm(content),
    audience: strings(content.audience),
    fields: {
      date: dayOf(content.date),
      audience: strings(content.audience),
      salutation: text(content.salutation),
      signatories: rowsOf(content.signatories).map((row) => ({
        name: text(row.name),
        title: text(row.title),
        school: nameSchool(row.school),
      })),
      replyBy: dayOf(content.replyBy) || null,
      replyTo: text(content.replyTo),
    },
  }),
  facts: ({ date, audience, replyBy, replyTo }) => [
    ['Date', date && formatDate(date, 'en')],
    ['For', audience.map((value) => labelled(audienceLabels, value)).join(', ')],
    ['Reply by', replyBy ? formatDate(replyBy, 'en') : ''],
    ['Reply to', replyTo],
  ],
  aboveText: ({ salutation }) => (salutation ? <p>{salutation}</p> : null),
  belowText: ({ signatories }) => (
    <ul className="kpsa-preview__signed">
      {signatories.map(({ name, title, school }) => (
        <li key={`${name} ${title}`}>{[name, title, school?.name].filter(Boolean).join(', ')}</li>
      ))}
    </ul>
  ),
}
