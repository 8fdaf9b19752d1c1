import type { PayloadRequest, SelectIncludeType, Where } from 'payload'
import { approvedCollections, type ApprovedCollection, type Item } from '../../alliance/item'
import { relatedId, relatedIds } from '../../content/related-id'
import { asSlug } from '../../plugins/approval/item'
import { mayReadVersion } from '../../plugins/approval/verbs/authorise'

/** An item as far as the start page speaks of it. */
export type FoundItem = { collection: ApprovedCollection; item: Item }

/** So many of a kind are looked at for one part; where there are more, the part says "more than". */
export const looked = 50

/**
 * Whose items: of schools where the person works, of which they read every version; those that their schools sign with
 * the owner, of which mayReadVersion leaves what they were asked about; or live ones that are offered to their sites.
 */
type Whose = { of: readonly string[] } | { signedWith: readonly string[] } | { offeredTo: readonly string[] }

export type Query = {
  whose: Whose
  where: Where
  sort: string
  limit?: number
  /** True asks the newest versions, false what is stored as the document itself: for live items, what is live. */
  draft: boolean
  collections?: readonly ApprovedCollection[]
}

const belongingTo = (whose: Whose): Where => {
  if ('of' in whose) return { school: { in: [...whose.of] } }
  if ('offeredTo' in whose)
    return {
      and: [{ 'channels.schools': { in: [...whose.offeredTo] } }, { _status: { equals: 'published' } }],
    }
  return { coSigningSchools: { in: [...whose.signedWith] } }
}

const isEmpty = (whose: Whose): boolean =>
  Object.values(whose).every((schools: readonly string[]) => schools.length === 0)

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

/** Of a version, Payload keeps the fields under `version.`, and the id of the document as `parent`. */
const ofVersions = (where: Where): Where =>
  Object.fromEntries(
    Object.entries(where).map(([key, value]) => {
      if ((key === 'and' || key === 'or') && Array.isArray(value))
        return [key, value.map((part: Where) => ofVersions(part))]
      return [key === 'id' ? 'parent' : `version.${key}`, value]
    }),
  )

const sortOfVersions = (sort: string): string =>
  sort.startsWith('-') ? `-version.${sort.slice(1)}` : `version.${sort}`

const findOfKind = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  { whose, where, sort, draft, limit = looked }: Query,
): Promise<Item[]> => {
  const slug = asSlug(collection)
  const asked: Where = { and: [where, belongingTo(whose)] }
  const rest = { collection: slug, limit, pagination: false, req: { transactionID: req.transactionID } }
  // WARNING: past access, whose query joins the relations of all items and took twenty times as long with 10,000 of them.
  // `whose` asks for what the person's rules allow (src/access/rules.ts), and mayReadVersion judges each version again.
  const { docs } = draft
    ? await req.payload.db.queryDrafts<Item>({
        ...rest,
        where: ofVersions(asked),
        sort: sortOfVersions(sort),
        select: { parent: true, version: spokenOf },
      })
    : await req.payload.db.find<Item>({ ...rest, where: asked, sort, select: spokenOf })
  return docs
    .map((doc) => ({
      ...doc,
      id: String(doc.id),
      school: relatedId(doc.school) ?? '',
      coSigningSchools: relatedIds(doc.coSigningSchools),
      channels: { schools: relatedIds(doc.channels?.schools) },
    }))
    .filter((item) => mayReadVersion(req, collection, item))
}

/** Items of every kind, one query a kind. */
export const findItems = async (req: PayloadRequest, query: Query): Promise<FoundItem[]> => {
  if (isEmpty(query.whose)) return []
  const { collections = approvedCollections } = query
  const found = await Promise.all(
    collections.map(async (collection) =>
      (await findOfKind(req, collection, query)).map((item) => ({ collection, item })),
    ),
  )
  return found.flat()
}

export const keyOf = ({ collection, item }: FoundItem): string => `${collection} ${item.id}`

/** Without what stands there already: an item may be the person's by two ways. */
export const onlyOnce = (found: readonly FoundItem[]): FoundItem[] => [
  ...new Map(found.map((one) => [keyOf(one), one])).values(),
]

type Time = (item: Item) => string | null | undefined

export const oldestFirst =
  (time: Time) =>
  (a: FoundItem, b: FoundItem): number =>
    (time(a.item) ?? '').localeCompare(time(b.item) ?? '')

export const newestFirst =
  (time: Time) =>
  (a: FoundItem, b: FoundItem): number =>
    oldestFirst(time)(b, a)
