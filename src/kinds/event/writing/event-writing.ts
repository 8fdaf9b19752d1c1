import { publishedTimes, writtenTimes, type ListedTimes } from '../../../calendar/event-times'
import type { Content } from '../../../content/plain-content'
import { dayInFull } from '../../../calendar/typed-date'
import { nextOccurrences } from '../../../calendar/occurrences'
import { relatedIds } from '../../../content/related-id'
import { formatDate } from '../../../words/format-dates'
import { ruleInWords } from '../../../words/recurrence-words'
import { eventCategoryLabels, eventStatusLabels } from '../../../words/labels'
import { labelled } from '../../../writing-parts/labelled'
import { text } from '../../../writing-parts/written-values'
import type { WritingKind } from '../../../writing-parts/writing-kind'
import type { PublicEvent } from '../shape'
import { eventProblems } from './event-problems'

/** A draft may have no start yet. */
const timesOf = (content: Content): ListedTimes & object => {
  const written = writtenTimes(content)
  return written.start ? publishedTimes(written) : { ...written, sortAt: '', endsAt: '' }
}

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

/** So many of the dates to come tell whether a rule is the one that was meant. */
const datesToTell = 12

const nextDates = (event: PublicEvent): string => {
  const next = nextOccurrences(event, new Date(), datesToTell + 1)
  if (next.length === 0) return 'None is to come.'
  const days = next.slice(0, datesToTell).map(({ startLocal }) => dayInFull(startLocal))
  return `${days.join('; ')}${next.length > datesToTell ? '; and so on' : ''}`
}

/** Events, as they are written. */
export const eventWriting: WritingKind<PublicEvent> = {
  kind: 'event',
  // An event may say it all with its title, time and place.
  richText: { field: 'description', name: 'The description', mayBeEmpty: true },
  ownForm: async (_req, content) => (nameSchool) => {
    const { sortAt, endsAt, ...times } = timesOf(content)
    return {
      sortAt,
      endsAt,
      category: text(content.category) || null,
      audience: [],
      sources: [],
      fields: {
        ...times,
        status: text(content.status) || 'scheduled',
        location: text(content.location),
        category: text(content.category),
        hostSchool: nameSchool(content.hostSchool),
        takingPart: relatedIds(content.takingPart).flatMap((id) => nameSchool(id) ?? []),
      },
    }
  },
  problems: eventProblems,
  facts: (event) => [
    ['Begins', local(event.startLocal, event.allDay)],
    ['Ends', event.end === event.start ? '' : local(event.endLocal, event.allDay)],
    ['Time zone', event.timeZone === 'Europe/London' ? '' : event.timeZone],
    ['Where', event.location],
    ['Kind', labelled(eventCategoryLabels, event.category)],
    ['Status', event.status === 'scheduled' ? '' : labelled(eventStatusLabels, event.status)],
    ['Repeats', event.recurrence && ruleInWords(event.recurrence, event.timeZone)],
    ['Next dates', event.recurrence && nextDates(event)],
    ['Except on', event.exceptDates.map((day) => formatDate(day, 'en')).join(', ')],
    ['Host', event.hostSchool?.name ?? ''],
    ['Taking part', event.takingPart.map(({ name }) => name).join(', ')],
  ],
}
