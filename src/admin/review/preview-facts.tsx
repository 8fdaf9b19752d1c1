import { audienceLabels, eventCategoryLabels, eventStatusLabels, involvementLabels } from '../../words/labels'
import { beginningOf } from '../../publications/forms/place-item'
import type { PublicItem } from '../../public/public-form'
import { formatDay } from '../look/format-moment'

type Fact = [label: string, words: string]

const labelled = (labels: Record<string, string>, value: string): string => labels[value] ?? value

const localFormat = (allDay: boolean) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(!allDay && { hour: '2-digit', minute: '2-digit' }),
    // Local times carry no zone; read and written in one zone, they stay what they are.
    timeZone: 'UTC',
  })

const local = (time: string, allDay: boolean): string =>
  localFormat(allDay).format(new Date(`${time.slice(0, 19)}Z`))

const factsOf = (document: PublicItem): Fact[] => {
  switch (document.kind) {
    case 'letter':
      return [
        ['Date', document.date && formatDay(document.date)],
        ['For', document.audience.map((value) => labelled(audienceLabels, value)).join(', ')],
        ['Reply by', document.replyBy ? formatDay(document.replyBy) : ''],
        ['Reply to', document.replyTo],
      ]
    case 'newsletter':
      return [
        ['Issue', document.issue],
        ['Term', document.term],
        ['Date', document.date && formatDay(document.date)],
      ]
    case 'event':
      return [
        ['Begins', local(document.startLocal, document.allDay)],
        ['Ends', document.end === document.start ? '' : local(document.endLocal, document.allDay)],
        ['Time zone', document.timeZone === 'Europe/London' ? '' : document.timeZone],
        ['Where', document.location],
        ['Kind', labelled(eventCategoryLabels, document.category)],
        ['Status', document.status === 'scheduled' ? '' : labelled(eventStatusLabels, document.status)],
        ['Repeats', document.recurrence],
        ['Except on', document.exceptDates.map(formatDay).join(', ')],
        ['Host', document.hostSchool?.name ?? ''],
        ['Taking part', document.takingPart.map(({ name }) => name).join(', ')],
      ]
    case 'evidence':
      return [
        ['Date', document.date && formatDay(document.date)],
        ['Framework', document.framework.name],
        ['Objectives', document.objectives.map(({ code, title }) => `${code} ${title}`.trim()).join('; ')],
        ['Indicators', document.kpis.map(({ code, text }) => `${code} ${text}`.trim()).join('; ')],
        ['Involvement', document.involvement.map((value) => labelled(involvementLabels, value)).join(', ')],
        ['Impact', document.impact],
        ['Rests on', document.sources.map(({ title }) => title).join(', ')],
      ]
    case 'page':
      return [['Section', document.section]]
  }
}

/** Lists and e-mails have it; where nobody wrote one, it is the beginning of the text, which is there already. */
const summaryOf = ({ summary, text }: PublicItem): Fact => [
  'In lists and e-mails',
  summary === beginningOf(text) ? '' : summary,
]

/** What a reader is told besides the text: dates, places, for whom. Empty ones are left out. */
export const PreviewFacts = ({ document }: { document: PublicItem }) => {
  const facts = [...factsOf(document), summaryOf(document)].filter(([, words]) => words !== '')
  if (facts.length === 0) return null
  return (
    <dl className="kpsa-facts">
      {facts.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
