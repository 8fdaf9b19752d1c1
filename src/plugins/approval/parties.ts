import type { Collection, PayloadRequest, SelectIncludeType } from 'payload'
import { storedId } from '@kpsa/payload-content'
import { asSlug, type Item } from './item'
import { approvalOf, type Approval, type PartyDocument } from './options'
import { readsOf } from '@kpsa/payload-transaction'

/** Whoever owns or signs, as far as answers name it. */
export type Party = { id: string; slug: string; name: string; document: PartyDocument }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * Owners' documents by their ids as text. Within `inTransaction` each is read once, and whole.
 *
 * @param select what is read of them elsewhere
 */
export const ownersById = async (
  req: PayloadRequest,
  collection: string,
  ids: readonly string[],
  select?: SelectIncludeType,
): Promise<Map<string, Record<string, unknown>>> => {
  const wanted = [...new Set(ids)].filter((id) => id !== '')
  const keyOf = (id: string) => `${collection} ${id}`
  const known = await readsOf(req)
  const missing = wanted.filter((id) => !known?.has(keyOf(id)))
  const { docs } =
    missing.length === 0
      ? { docs: [] }
      : await req.payload.db.find<Record<string, unknown>>({
          collection: asSlug(collection),
          where: { id: { in: missing.map((id) => storedId(req, collection, id)) } },
          limit: missing.length,
          ...(select && !known && { select }),
          pagination: false,
          req: { transactionID: req.transactionID },
        })
  const found = new Map(docs.map((doc) => [String(doc.id), doc]))
  for (const id of missing) known?.set(keyOf(id), found.get(id))
  return new Map(
    wanted.flatMap((id) => {
      const document = found.get(id) ?? known?.get(keyOf(id))
      return document ? [[id, document as Record<string, unknown>]] : []
    }),
  )
}

/** The parties with these ids, in the order of the ids; unknown ones are left out. */
export const partiesById = async (
  req: PayloadRequest,
  { owner }: Approval,
  ids: readonly string[],
): Promise<Party[]> => {
  const owners = await ownersById(req, owner.collection, ids)
  const { admin } = (req.payload.collections as Record<string, Collection>)[owner.collection]?.config ?? {}
  return [...owners].map(([id, document]) => {
    const name = [document[admin?.useAsTitle ?? 'name'], document.name, document.title].find(isText)
    const slug = isText(document.slug) ? document.slug : id
    return { id, slug, name: name ?? id, document: { ...document, id } }
  })
}

/** Everybody who must sign, without those who are excused. */
export const requiredParties = async (
  req: PayloadRequest,
  collection: string,
  item: Item,
): Promise<Party[]> => {
  const approval = approvalOf(req, collection)
  const parties = await partiesById(req, approval, approval.mustSign(item))
  return parties.filter(({ document }) => !approval.excused(document))
}
