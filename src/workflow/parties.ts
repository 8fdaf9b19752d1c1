import type { Collection, PayloadRequest } from 'payload'
import { storedId } from './id-form'
import { asSlug, type Item } from './item'
import { approvalOf, type Approval, type PartyDocument } from './options'

/** Whoever owns or signs, as far as answers name it. */
export type Party = { id: string; slug: string; name: string; document: PartyDocument }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The parties with these ids, in the order of the ids; unknown ones are left out. */
export const partiesById = async (
  req: PayloadRequest,
  { owner }: Approval,
  ids: readonly string[],
): Promise<Party[]> => {
  const wanted = [...new Set(ids)].filter((id) => id !== '')
  if (wanted.length === 0) return []
  const { docs } = await req.payload.db.find<Record<string, unknown>>({
    collection: asSlug(owner.collection),
    where: { id: { in: wanted.map((id) => storedId(req, owner.collection, id)) } },
    limit: wanted.length,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  const { admin } = (req.payload.collections as Record<string, Collection>)[owner.collection]?.config ?? {}
  const found = new Map(
    docs.map((doc): [string, Party] => {
      const id = String(doc.id)
      const name = [doc[admin?.useAsTitle ?? 'name'], doc.name, doc.title].find(isText)
      const slug = isText(doc.slug) ? doc.slug : id
      return [id, { id, slug, name: name ?? id, document: { ...doc, id } }]
    }),
  )
  return wanted.flatMap((id) => found.get(id) ?? [])
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
