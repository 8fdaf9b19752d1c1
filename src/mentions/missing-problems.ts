import type { CollectionSlug, PayloadRequest } from 'payload'
import type { ApprovedCollection, Item } from '../alliance/item'
import type { Problem } from '../plugins/approval/problem'
import { mentionsWhere, documentOfKey, namedIn, documentKey, type Named } from './mention'
import { kindInWords } from './where-used'

/** Which of these documents exist, by their names. */
const existing = async (req: PayloadRequest, named: readonly Named[]): Promise<Set<string>> => {
  const found = new Set<string>()
  for (const collection of new Set(named.map((one) => one.collection))) {
    const { docs } = await req.payload.db.find<{ id: string }>({
      collection: collection as CollectionSlug,
      where: { id: { in: named.filter((one) => one.collection === collection).map(({ id }) => id) } },
      select: {},
      limit: 0,
      pagination: false,
      req: { transactionID: req.transactionID },
    })
    for (const { id } of docs) found.add(documentKey({ collection, id: String(id) }))
  }
  return found
}

const problemOf = (req: PayloadRequest, { collection }: Named, called: string): Problem => {
  const what = called || `A ${kindInWords(req, collection)}`
  return collection === 'media'
    ? {
        code: 'picture-gone',
        message: `${what} is shown here and was deleted. Take it out, or choose another, and save this.`,
        blocking: true,
      }
    : {
        code: 'item-gone',
        message: `${called ? `"${called}"` : what} is named here and was deleted. Take it out, or choose another, and save this.`,
        blocking: true,
      }
}

/** What a version shows or names and is not there any more. Saving it without that puts it right. */
export const missingProblems = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  item: Item,
): Promise<Problem[]> => {
  const named = namedIn(req, collection, item)
  const gaps = (
    await mentionsWhere(req, {
      and: [{ source: { equals: documentKey({ collection, id: item.id }) } }, { gone: { exists: true } }],
    })
  ).filter(({ gone }) => typeof gone === 'string')
  const lost = gaps.filter(({ goneFrom }) => goneFrom && goneFrom === item.workflow.version)
  const wanted = new Map(
    [...named, ...lost.map(({ target }) => documentOfKey(target))].map((one) => [documentKey(one), one]),
  )
  if (wanted.size === 0) return []
  const there = await existing(req, [...wanted.values()])
  const called = new Map(gaps.map(({ target, gone }) => [target, gone ?? '']))
  return [...wanted]
    .filter(([name]) => !there.has(name))
    .map(([name, one]) => problemOf(req, one, called.get(name) ?? ''))
}
