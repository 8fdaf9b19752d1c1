import type { PayloadRequest, Where } from 'payload'
import { relatedId } from '../content/related-id'

/** What a site client has of a publication. */
export type Holding = {
  client: string
  site: string
  itemId: string
  kind: string
  slug: string
  language: string
  /** The version that it was last answered with; null once it was told that the item is gone. */
  held: string | null
  /** When it was first answered like this; RFC 3339 UTC. */
  at: string
  /** The version that is public now; null where it was withdrawn. */
  newest: string | null
  state: HoldingState
}

/** In the order in which they want attention. */
export const holdingStates = {
  'still-held': 'Withdrawn, but still held',
  behind: 'Behind',
  'up-to-date': 'Up to date',
  gone: 'Gone',
} as const
type HoldingState = keyof typeof holdingStates

type StoredReceipt = {
  client: string
  site: string
  itemId: string
  language: string
  version?: string | null
  at: string
}
type Shown = Omit<StoredReceipt, 'client' | 'at'> & { kind: string; slug: string; state: string }

const stateOf = (held: string | null, newest: string | null): HoldingState => {
  if (newest === null) return held === null ? 'gone' : 'still-held'
  // Told that it was gone, and it is back: not asked since.
  return held === newest ? 'up-to-date' : 'behind'
}

const rows = async <Found>(
  req: PayloadRequest,
  collection: 'receipts' | 'publications',
  where: Where,
  fields: readonly string[],
): Promise<Found[]> => {
  const { docs } = await req.payload.db.find<Found & Record<string, unknown>>({
    collection,
    where,
    // Without the documents: there may be thousands.
    select: Object.fromEntries(fields.map((field) => [field, true])),
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs
}

const order = Object.keys(holdingStates)
const common = ['site', 'itemId', 'language', 'version'] as const
const keyOf = ({ site, itemId, language }: Pick<Shown, 'site' | 'itemId' | 'language'>) =>
  JSON.stringify([site, itemId, language])

const compare = async (req: PayloadRequest, receipts: Where, publications: Where): Promise<Holding[]> => {
  const known = await rows<StoredReceipt>(req, 'receipts', receipts, [...common, 'client', 'at'])
  if (known.length === 0) return []
  const shown = new Map(
    (await rows<Shown>(req, 'publications', publications, [...common, 'kind', 'slug', 'state'])).map(
      (row) => [keyOf(row), row],
    ),
  )
  return known
    .flatMap((receipt): Holding[] => {
      const row = shown.get(keyOf(receipt))
      if (!row) return []
      const { client, site, itemId, language, at } = receipt
      const held = receipt.version ?? null
      const newest = row.state === 'live' ? (row.version ?? null) : null
      const { kind, slug } = row
      return [{ client, site, itemId, kind, slug, language, held, at, newest, state: stateOf(held, newest) }]
    })
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.at.localeCompare(a.at))
}

/**
 * What a site client holds of its own school's site, trouble first. WARNING: asks nobody's access; callers have read
 * the site client as the person who asks.
 */
export const holdingsOfClient = async (
  req: PayloadRequest,
  client: { id: string; school?: unknown },
): Promise<Holding[]> => {
  const school = await req.payload.db.findOne<{ id: string; slug: string }>({
    collection: 'schools',
    where: { id: { equals: relatedId(client.school) ?? '' } },
    req: { transactionID: req.transactionID },
  })
  if (!school) return []
  const onSite: Where = { site: { equals: school.slug } }
  return compare(req, { and: [{ client: { equals: client.id } }, onSite] }, onSite)
}

/**
 * Which of these site clients hold an item, on any site. WARNING: asks nobody's access; callers have found the
 * clients as the person who asks.
 */
export const holdingsOfItem = (
  req: PayloadRequest,
  itemId: string,
  clients: readonly string[],
): Promise<Holding[]> =>
  compare(
    req,
    { and: [{ itemId: { equals: itemId } }, { client: { in: [...clients] } }] },
    { itemId: { equals: itemId } },
  )
