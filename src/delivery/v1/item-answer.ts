import { ProblemError } from '../../problems/errors'
import type { PublicItem } from '../../public/public-form'
import type { Period } from '../../calendar/expand-occurrences'
import { chooseLanguage } from '../front/preferred-language'
import type { PublicationRow } from '../store/publication-store'
import { aYearAfter, startOfToday } from '../../calendar/time-bounds'

/**
 * The period of `expand=occurrences`: from the beginning of today (Europe/London), as event lists do, for a year,
 * unless the query says otherwise. A whole day as its beginning keeps the answer, and its ETag, the same all day.
 */
export const occurrencePeriod = (query: { from?: string; to?: string }, now: Date): Period => {
  const from = query.from ?? startOfToday(now)
  return { from, to: query.to ?? aYearAfter(from) }
}

/** A live row as it is answered, with placeholder addresses. */
export const itemAnswer = ({ document }: PublicationRow): PublicItem => {
  if (document === null) throw new Error('A withdrawn publication has no content to answer with.')
  return document
}

/**
 * The row to answer an item's address with.
 * @param rows every language of what has, or had, this address
 * @throws ProblemError `not-found` where nothing ever was public here; `gone` once all of it is withdrawn
 */
export const findItem = (rows: PublicationRow[], language?: string): PublicationRow => {
  const chosen = chooseLanguage(rows, language)
  if (chosen) return chosen
  const [tombstone] = rows
  if (!tombstone) throw new ProblemError('not-found')
  const { itemId: id, kind, slug } = tombstone
  throw new ProblemError('gone', undefined, { id, kind, slug, withdrawnAt: tombstone.withdrawnAt })
}
