import type { PublicationRow, PublicationStore } from '../store/publication-store'

/** The latest of some times, RFC 3339 or milliseconds; those that say nothing are left out. */
export const latestOf = (...times: (string | number)[]): Date =>
  new Date(
    Math.max(
      ...times.map((time) => (typeof time === 'number' ? time : Date.parse(time))).filter(Number.isFinite),
    ),
  )

/**
 * When anything on this site last changed, withdrawals included: a list is another list when an item has left it.
 * RFC 3339 in UTC; empty where nothing was ever published.
 */
export const siteChangedAt = async (store: PublicationStore, site: string): Promise<string> => {
  const latest = await store.latestSequence(site)
  const [row] = latest > 0 ? await store.changes(site, latest - 1, 1) : []
  return row?.changedAt ?? ''
}

/** When what is at an address last changed, in any language: a withdrawn translation changes the answer, too. */
export const rowsChangedAt = (rows: PublicationRow[]): string[] => rows.map(({ changedAt }) => changedAt)
