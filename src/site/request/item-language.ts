import type { PublicationRow } from '../../delivery/store/publication-store'
import type { PublicItem } from '../../public/public-form'
import type { Alternate } from '../parts/page-layout'

/** An item in the language that suits the reader best, and what there is to say about that language. */
export type ChosenItem = {
  item: PublicItem
  /** The language that the item was written in, where that form is public. */
  original: string | undefined
  /** The translation is behind the original. */
  stale: boolean
  /** The reader asked for a language in which the item does not exist. */
  missing: boolean
  alternates: Alternate[]
}

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
