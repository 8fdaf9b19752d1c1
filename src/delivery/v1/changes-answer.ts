import { ProblemError } from '../../problems/errors'
import type { Change, ChangesAnswer } from './answer-shapes'
import { changesCursor, readChangesCursor } from './cursor'
import { itemAnswer } from './item-answer'
import type { PublicationRow, PublicationStore } from '../store/publication-store'

const changeOf = (row: PublicationRow): Change =>
  row.state === 'live' && row.document !== null
    ? { op: 'upsert', item: itemAnswer(row) }
    : {
        op: 'withdraw',
        id: row.itemId,
        language: row.language,
        kind: row.kind,
        slug: row.slug,
        at: row.withdrawnAt ?? row.changedAt,
      }

/**
 * One page of a site's change feed. Each language of each item is in it once, at its newest change: whoever
 * follows `next` from the start, and applies each change by `id` with `language`, holds the site exactly. A change
 * made while a client follows moves its row to the end, so it is met later and never missed.
 *
 * @param after a cursor of this feed; without it, from the beginning
 * @throws ProblemError `invalid-cursor`, also for a place that this site has not reached: the database is older
 *   than the client's copy (a restored backup), and only a fresh start makes the two agree
 */
export const changesAnswer = async (
  store: PublicationStore,
  site: string,
  { after, limit }: { after?: string; limit: number },
): Promise<ChangesAnswer> => {
  const known = after === undefined ? 0 : readChangesCursor(after)
  const rows = await store.changes(site, known, limit + 1)
  if (rows.length === 0 && known > (await store.latestSequence(site)))
    throw new ProblemError('invalid-cursor')
  const page = rows.slice(0, limit)
  return {
    changes: page.map(changeOf),
    next: changesCursor(page.at(-1)?.sequence ?? known),
    more: rows.length > limit,
  }
}
