import type { PublicationRow } from '../../delivery/store/publication-store'
import type { ChosenItem } from '../../page-parts/chosen-item'

/**
 * Picks the form to show: the wanted language, else the original, else English, else any that is live.
 * @returns undefined where nothing of the item is live.
 */
export const chooseItem = (rows: PublicationRow[], wanted: string | undefined): ChosenItem | undefined => {
  const live = rows.flatMap((row) =>
    row.state === 'live' && row.document ? [{ ...row, document: row.document }] : [],
  )
  const original = live.find((row) => row.original)
  const row =
    live.find(({ language }) => language === wanted) ??
    original ??
    live.find(({ language }) => language === 'en') ??
    live[0]
  if (!row) return undefined
  const item = row.document
  return {
    item,
    original: original?.language,
    stale: !row.original && (item.languages.find(({ code }) => code === row.language)?.stale ?? false),
    missing: wanted !== undefined && row.language !== wanted,
    alternates: live.map(({ language }) => ({ language })),
  }
}
