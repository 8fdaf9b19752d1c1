import type { PayloadRequest } from 'payload'
import type { Kind, SchoolName } from '../public/public-form'
import { rowsWhere, type Row } from '../publications/published-neighbours'
import { itemCollections, type ItemCollection } from '../alliance/item'

/** An item that shows a picture now, and the slugs of the sites where it does. */
export type ShowingItem = {
  collection: ItemCollection
  id: string
  title: string
  owner: SchoolName
  signedBy: SchoolName[]
  /** Codes of the languages in which it shows the picture. */
  languages: string[]
  sites: string[]
}

/** Where one picture is public: in items, and as the sign of sites. */
export type ShownPlaces = { items: ShowingItem[]; signOf: string[] }

type PublicFileRow = { file: string; publication: string }

const siteRow = /^site (.+)$/

const collectionOf = (kind: Kind): ItemCollection => {
  const found = Object.entries(itemCollections).find(([, one]) => one === kind)
  if (!found) throw new Error(`there is no collection for ${kind}`)
  return found[0] as ItemCollection
}

const withRow = (known: ShowingItem | undefined, { kind, itemId, site, language, document }: Row) => ({
  collection: collectionOf(kind),
  id: itemId,
  title: known?.title ?? document?.title ?? '',
  owner: known?.owner ?? document?.school ?? { slug: '', name: '' },
  signedBy: known?.signedBy ?? document?.signedBy ?? [],
  languages: [...new Set([...(known?.languages ?? []), language])],
  sites: [...new Set([...(known?.sites ?? []), site])],
})

const itemsOf = (rows: readonly Row[]): ShowingItem[] => {
  const items = new Map<string, ShowingItem>()
  // The original first: its title is the one that the staff know.
  for (const row of [...rows].sort((a, b) => Number(b.original) - Number(a.original))) {
    items.set(row.itemId, withRow(items.get(row.itemId), row))
  }
  return [...items.values()]
}

/** Where each of these files is public now; files that are nowhere are left out. As many queries for all as for one. */
export const shownPlaces = async (
  req: PayloadRequest,
  files: readonly string[],
): Promise<Map<string, ShownPlaces>> => {
  if (files.length === 0) return new Map()
  const { docs: shown } = await req.payload.db.find<PublicFileRow>({
    collection: 'public-files',
    where: { file: { in: [...files] } },
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  const ids = shown.map(({ publication }) => publication).filter((id) => !siteRow.test(id))
  const rows = ids.length > 0 ? await rowsWhere(req, { id: { in: [...new Set(ids)] } }) : []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const places = new Map<string, ShownPlaces>()
  for (const file of new Set(shown.map((one) => one.file))) {
    const of = shown.filter((one) => one.file === file).map(({ publication }) => publication)
    places.set(file, {
      items: itemsOf(of.flatMap((id) => byId.get(id) ?? [])),
      signOf: of.flatMap((id) => siteRow.exec(id)?.[1] ?? []),
    })
  }
  return places
}
