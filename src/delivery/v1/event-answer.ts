import type { PublicEvent, PublicItem } from '../../public/public-form'
import type { ItemAnswer } from './answer-shapes'
import { nextAnswer, type NextAnswer } from './event-list-answer'
import { eventView } from '../../calendar/event-view'
import { occurrencesOf } from '../../calendar/expand-occurrences'
import { itemAnswer, occurrencePeriod } from './item-answer'
import { datesOf } from '../../calendar/next-occurrence'
import type { PublicationRow } from '../store/publication-store'
import type { EventQuery } from './query'

type Clocked<Content> = {
  content: Content
  /** Since when it has been like this, as far as that follows from the clock; milliseconds since 1970. */
  since: number[]
}

/** What an event is answered with besides its own fields: its next occurrence, as lists name it. */
const nextOf = (event: PublicEvent, now: Date): Clocked<{ next: NextAnswer | null }> => {
  const view = eventView({}, now)
  const dates = datesOf(event)
  const shown = view.occurrenceIn(dates)
  const day = view.day ?? now.getTime()
  return {
    content: { next: shown ? nextAnswer(shown.occurrence) : null },
    since: [dates.lastOverBetween(day, now.getTime()) ?? day],
  }
}

/** An item as it is answered; what repeats, with its next occurrence. */
export const withNext = (item: PublicItem, now: Date): Clocked<ItemAnswer> => {
  if (item.kind !== 'event') return { content: item, since: [] }
  const { content, since } = nextOf(item, now)
  return { content: { ...item, ...content }, since }
}

/** One live row as it is answered: an event with its next occurrence, and with all of a period where that is wished. */
export const eventAnswer = (row: PublicationRow, query: EventQuery, now: Date): Clocked<ItemAnswer> => {
  const item = itemAnswer(row)
  const { content, since } = withNext(item, now)
  if (!query.expand || item.kind !== 'event') return { content, since }
  return {
    content: { ...content, occurrences: occurrencesOf(item, occurrencePeriod(query, now)) } as ItemAnswer,
    since,
  }
}
