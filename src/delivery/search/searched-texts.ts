import { readingKind } from '../../kinds/reading-kinds'
import type { PublicItem } from '../../public/public-form'

/** What of an item is looked through, by how much it says about what the item is about. */
export type SearchedTexts = { title: string; summary: string; text: string; besides: string[] }

/** The texts that the item's own page shows. The school itself is left out on its own site: it would find everything. */
export const searchedTexts = (item: PublicItem): SearchedTexts => ({
  title: item.title,
  summary: item.summary,
  text: item.text,
  besides: [
    ...readingKind(item.kind).searched(item),
    ...item.attachments.map(({ name }) => name),
    ...(item.localNote ? [item.localNote.note] : []),
    ...(item.school.slug === item.site ? [] : [item.school.name]),
  ].filter(Boolean),
})
