import type { PublicationRow } from '../store/publication-store'

/**
 * The rows of a list in the preferred language where there is one. The place in the order stays the original's,
 * so that a cursor made from a translated list means the same in any language.
 * @param translations rows of the preferred language, of the same items, in any order
 */
export const preferTranslations = (
  originals: PublicationRow[],
  translations: PublicationRow[],
): PublicationRow[] => {
  const byItem = new Map(translations.map((row) => [row.itemId, row]))
  return originals.map((original) => {
    const translation = byItem.get(original.itemId)
    const { sortAt, publishedAt } = original
    return translation?.document ? { ...translation, sortAt, publishedAt } : original
  })
}

/**
 * One of the live forms of an item: the preferred language, else the language it was written in, else any.
 * A preference never hides an item. Undefined where nothing is live.
 */
export const chooseLanguage = (rows: PublicationRow[], language?: string): PublicationRow | undefined => {
  const live = rows.filter((row) => row.state === 'live' && row.document !== null)
  return live.find((row) => row.language === language) ?? live.find((row) => row.original) ?? live[0]
}
