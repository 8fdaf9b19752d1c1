import type { PayloadRequest, Where } from 'payload'
import type { Period } from '../calendar/expand-occurrences'
import { siteAddress } from '../public/addresses'
import type { ItemForm, TranslationForm } from './forms/item-form'
import { kindsThatTakePlace, readingKind } from '../kinds/reading-kinds'
import type { Kind, PublicItem } from '../public/public-form'

/** A row of the read model as the publishing side handles it. */
export type Row = {
  id: string
  site: string
  kind: Kind
  itemId: string
  language: string
  original: boolean
  slug: string
  state: 'live' | 'withdrawn'
  sequence: number
  version: string
  itemVersion: string
  sortAt: string
  endsAt: string
  category: string | null
  audience: string[]
  publishedAt: string | null
  changedAt: string
  withdrawnAt: string | null
  document: PublicItem | null
  /** What was approved, of which the document is made; null once withdrawn. */
  form: { item: ItemForm; translation: TranslationForm | null } | null
  /** Ids of the items that the document names, wherever they are public here. */
  mentions: string[]
}

/** What others need to know of a row that they name: not its form, which is large. */
const asNeighbour = { form: false } as const

export const rowsWhere = async (
  req: PayloadRequest,
  where: Where,
  { limit = 0, select }: { limit?: number; select?: typeof asNeighbour } = {},
): Promise<Row[]> => {
  const { docs } = await req.payload.db.find<Row>({
    collection: 'publications',
    where,
    sort: ['sortAt', 'publishedAt', 'itemId'],
    limit,
    select,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

export const itemAddress = (site: string, kind: Kind, slug: string): string =>
  siteAddress(site, `/${readingKind(kind).plural}/${slug}`)

/** The live originals among these items on one site, by item id. */
export const liveOnSite = async (
  req: PayloadRequest,
  site: string,
  itemIds: readonly string[],
): Promise<Map<string, Row>> => {
  if (itemIds.length === 0) return new Map()
  const rows = await rowsWhere(
    req,
    {
      and: [
        { itemId: { in: [...new Set(itemIds)] } },
        { site: { equals: site } },
        { state: { equals: 'live' } },
        { original: { equals: true } },
      ],
    },
    { select: asNeighbour },
  )
  return new Map(rows.map((row) => [row.itemId, row]))
}

/**
 * What is live of a site and may take place in a period (RFC 3339 UTC), all of them: those that repeat began long ago,
 * so that none of the last ones may be left out.
 */
export const eventsBetween = (req: PayloadRequest, site: string, { from, to }: Period): Promise<Row[]> =>
  rowsWhere(
    req,
    {
      and: [
        { site: { equals: site } },
        { kind: { in: kindsThatTakePlace } },
        { state: { equals: 'live' } },
        { original: { equals: true } },
        { endsAt: { greater_than_equal: from } },
        { sortAt: { less_than_equal: to } },
      ],
    },
    { select: asNeighbour },
  )
