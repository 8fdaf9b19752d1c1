import { publishedTimes, writtenTimes, type ListedTimes } from '../../../calendar/event-times'
import type { Content } from '../../../content/plain-content'
import { relatedIds } from '../../../content/related-id'
import { formatDate } from '../../../words/format-dates'
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
    ['Repeats', event.recurrence],
    ['Except on', event.exceptDates.map((day) => formatDate(day, 'en')).join(', ')],
    ['Host', event.hostSchool?.name ?? ''],
    ['Taking part', event.takingPart.map(({ name }) => name).join(', ')],
  ],
}
