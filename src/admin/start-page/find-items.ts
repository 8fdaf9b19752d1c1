import type { PayloadRequest, SelectIncludeType, Where } from 'payload'
import { approvedCollections, type ApprovedCollection, type Item } from '../../alliance/item'
import { asSlug } from '../../plugins/approval/item'

/** An item as far as the start page speaks of it. */
export type FoundItem = { collection: ApprovedCollection; item: Item }

/** So many of a kind are looked at for one part; where there are more, the part says "more than". */
export const looked = 50

type Query = {
  where: Where
  sort: string
  limit?: number
  /** True asks the newest versions, false what is stored as the document itself: for live items, what is live. */
  draft: boolean
  collections?: readonly ApprovedCollection[]
}

/** No text and no picture: with them, fifty newsletters are a heavy page. A field that a kind has not is passed over. */
const spokenOf: SelectIncludeType = {
  title: true,
  school: true,
  coSigningSchools: true,
  channels: { schools: true },
  language: true,
  publishAt: true,
  replyBy: true,
  updatedAt: true,
  createdAt: true,
  // One by one: what is always read of this group (`forceSelect`) would take the place of `true`.
  workflow: {
    state: true,
    version: true,
    submittedBy: true,
    submittedAt: true,
    writtenBy: true,
    scheduledVersion: true,
    publishedVersion: true,
    publishedAt: true,
  },
}

/** Items of every kind that this person may read: one query a kind, with the person's own access. */
export const findItems = async (req: PayloadRequest, query: Query): Promise<FoundItem[]> => {
  const { collections = approvedCollections, limit = looked, ...rest } = query
  const found = await Promise.all(
    collections.map(async (collection) => {
      const { docs } = await req.payload.find({
        ...rest,
        limit,
        collection: asSlug(collection),
        select: spokenOf,
        depth: 0,
        pagination: false,
        overrideAccess: false,
        user: req.user,
        req,
      })
      return docs.map((doc) => ({ collection, item: doc as unknown as Item }))
    }),
  )
  return found.flat()
}

export const keyOf = ({ collection, item }: FoundItem): string => `${collection} ${item.id}`

type Time = (item: Item) => string | null | undefined

export const oldestFirst =
  (time: Time) =>
  (a: FoundItem, b: FoundItem): number =>
    (time(a.item) ?? '').localeCompare(time(b.item) ?? '')

export const newestFirst =
  (time: Time) =>
  (a: FoundItem, b: FoundItem): number =>
    oldestFirst(time)(b, a)
