import { readingKind } from '../../kinds/reading-kinds'
import type { Happening } from '../../page-parts/reading-kind'
import type { PublicItem } from '../../public/public-form'
import type { ItemAnswer, NextAnswer } from './answer-shapes'
import { nextAnswer } from './coming-list-answer'
import { eventView } from '../../calendar/event-view'
import { occurrencesOf } from '../../calendar/expand-occurrences'
import { itemAnswer, occurrencePeriod } from './item-answer'
import { datesOf } from '../../calendar/next-occurrence'
import type { PublicationRow } from '../store/publication-store'
import type { DatedItemQuery } from './query'

type Clocked<Content> = {
  content: Content
  /** Since when it has been like this, as far as that follows from the clock; milliseconds since 1970. */
  since: number[]
}

/** What something that takes place is answered with besides its own fields: its next occurrence, as lists name it. */
const nextOf = (happening: Happening, now: Date): Clocked<{ next: NextAnswer | null }> => {
  const view = eventView({}, now)
  const dates = datesOf(happening)
  const shown = view.occurrenceIn(dates)
  const day = view.day ?? now.getTime()
  return {
    content: { next: shown ? nextAnswer(shown.occurrence) : null },
    since: [dates.lastOverBetween(day, now.getTime()) ?? day],
  }
}

const happeningOf = (item: PublicItem): Happening | undefined =>
  readingKind(item.kind).takesPlace?.happening(item)

/** An item as it is answered; what takes place, with its next occurrence. */
export const withNext = (item: PublicItem, now: Date): Clocked<ItemAnswer> => {
  const happening = happeningOf(item)
  if (!happening) return { content: item, since: [] }
  const { content, since } = nextOf(happening, now)
  return { content: { ...item, ...content }, since }
}

/** One live row as it is answered: what takes place with all occurrences of a period, too, where that is wished. */
export const datedAnswer = (row: PublicationRow, query: DatedItemQuery, now: Date): Clocked<ItemAnswer> => {
  const item = itemAnswer(row)
  const { content, since } = withNext(item, now)
  const happening = query.expand && happeningOf(item)
  if (!happening) return { content, since }
  return {
    content: {
      ...content,
      occurrences: occurrencesOf(happening, occurrencePeriod(query, now)),
    },
    since,
  }
}
