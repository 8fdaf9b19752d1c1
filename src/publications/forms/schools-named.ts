import { relatedIds } from '../../content/related-id'

type Named = Readonly<Record<string, unknown>>

const rowsOf = (value: unknown): Named[] => (Array.isArray(value) ? (value as Named[]) : [])

/** The ids of every school that an item names anywhere. */
export const schoolsNamedIn = (item: Named): string[] => [
  ...relatedIds(item.school),
  ...relatedIds(item.coSigningSchools),
  ...relatedIds((item.channels as Named | null | undefined)?.schools),
  ...relatedIds(item.hostSchool),
  ...relatedIds(item.takingPart),
  ...rowsOf(item.signatories).flatMap(({ school }) => relatedIds(school)),
]
