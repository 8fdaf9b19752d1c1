import type { PublicItem, SchoolName } from '../../public/public-form'

/** What of an item is looked through, by how much it says about what the item is about. */
export type SearchedTexts = { title: string; summary: string; text: string; besides: string[] }

const named = (school: SchoolName | null): string[] => (school ? [school.name] : [])

const ofKind = (item: PublicItem): string[] => {
  switch (item.kind) {
    case 'letter':
      return item.signatories.flatMap(({ name, title, school }) => [name, title, ...named(school)])
    case 'newsletter':
      return [item.issue, item.term]
    case 'event':
      return [item.location, ...named(item.hostSchool), ...item.takingPart.flatMap(named)]
    case 'page':
      return []
    case 'evidence':
      return [item.impact, ...item.objectives.map(({ title }) => title), ...item.kpis.map(({ text }) => text)]
  }
}

/** The texts that the item's own page shows. The school itself is left out on its own site: it would find everything. */
export const searchedTexts = (item: PublicItem): SearchedTexts => ({
  title: item.title,
  summary: item.summary,
  text: item.text,
  besides: [
    ...ofKind(item),
    ...item.attachments.map(({ name }) => name),
    ...(item.localNote ? [item.localNote.note] : []),
    ...(item.school.slug === item.site ? [] : [item.school.name]),
  ].filter(Boolean),
})
