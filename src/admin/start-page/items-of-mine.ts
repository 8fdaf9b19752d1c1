import { getTranslation } from '@payloadcms/translations'
import type { PayloadRequest, Where } from 'payload'
import type { Actor } from '../../access/roles'
import { approvedCollections, type ApprovedCollection, type Item } from '../../alliance/item'
import { asSlug } from '../../plugins/approval/item'
import { schoolsById } from '../../alliance/schools'
import { editAddress, reviewAddress } from '../admin-addresses'

/** One line of the dashboard. `at` is RFC 3339 UTC. */
export type StartPageEntry = {
  key: string
  address: string
  title: string
  kind: string
  school: string
  detail?: string
  at?: string | null
}

export type ItemOfMine = { collection: ApprovedCollection; item: Item }

type Query = {
  where: Where
  sort: string
  limit: number
  /** True asks the newest versions, false what is stored as the document itself: for live items, what is live. */
  draft: boolean
  collections?: readonly ApprovedCollection[]
}

/** Items of every kind that this person may read, one query a kind. */
export const findItems = async (req: PayloadRequest, query: Query): Promise<ItemOfMine[]> => {
  const { collections = approvedCollections, ...rest } = query
  const found = await Promise.all(
    collections.map(async (collection) => {
      const { docs } = await req.payload.find({
        ...rest,
        collection: asSlug(collection),
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

const newestFirst =
  (time: (item: Item) => string | null | undefined) =>
  (a: ItemOfMine, b: ItemOfMine): number =>
    (time(b.item) ?? '').localeCompare(time(a.item) ?? '')

const kindOf = (req: PayloadRequest, collection: ApprovedCollection): string =>
  getTranslation(req.payload.collections[asSlug(collection)].config.labels.singular, req.i18n)

/** Found items as lines of the dashboard; all their schools in one query. */
export const asEntries = async (
  req: PayloadRequest,
  found: readonly ItemOfMine[],
  say: (found: ItemOfMine) => Pick<StartPageEntry, 'address' | 'detail' | 'at'>,
): Promise<StartPageEntry[]> => {
  const schools = await schoolsById(
    req,
    found.map(({ item }) => item.school),
  )
  return found.map((one) => ({
    key: `${one.collection} ${one.item.id}`,
    title: one.item.title || 'Untitled',
    kind: kindOf(req, one.collection),
    school: schools.find(({ id }) => id === one.item.school)?.name ?? '',
    ...say(one),
  }))
}

const shown = 10
/** Drafts are everybody's at a school; one's own are picked from as many of the newest. */
const lookedThrough = 50

/** What this person submitted and a headteacher sent back. */
export const sentBackTo = async (
  req: PayloadRequest,
  actor: Actor,
  schools: readonly string[],
): Promise<StartPageEntry[]> => {
  const found = await findItems(req, {
    where: {
      and: [
        { school: { in: schools } },
        { 'workflow.state': { equals: 'changes-requested' } },
        { 'workflow.submittedBy': { equals: actor.id } },
      ],
    },
    sort: '-updatedAt',
    limit: shown,
    draft: true,
  })
  return asEntries(req, found.sort(newestFirst(({ updatedAt }) => updatedAt)), ({ collection, item }) => ({
    address: editAddress(collection, item.id),
    at: item.updatedAt,
  }))
}

/** Drafts in which this person has written. */
export const unfinishedBy = async (
  req: PayloadRequest,
  actor: Actor,
  schools: readonly string[],
): Promise<StartPageEntry[]> => {
  const found = await findItems(req, {
    where: { and: [{ school: { in: schools } }, { 'workflow.state': { equals: 'draft' } }] },
    sort: '-updatedAt',
    limit: lookedThrough,
    draft: true,
  })
  const mine = found
    .filter(({ item }) => item.workflow.writtenBy?.includes(actor.id))
    .sort(newestFirst(({ updatedAt }) => updatedAt))
    .slice(0, shown)
  return asEntries(req, mine, ({ collection, item }) => ({
    address: editAddress(collection, item.id),
    detail: item.workflow.publishedVersion ? 'new draft of something published' : undefined,
    at: item.updatedAt,
  }))
}

/** What went live last, at these schools or at all. */
export const recentlyPublished = async (
  req: PayloadRequest,
  schools: readonly string[] | undefined,
): Promise<StartPageEntry[]> => {
  if (schools?.length === 0) return []
  const live: Where = { _status: { equals: 'published' } }
  const found = await findItems(req, {
    where: schools ? { and: [live, { school: { in: schools } }] } : live,
    sort: '-workflow.publishedAt',
    limit: shown,
    draft: false,
  })
  const newest = found.sort(newestFirst(({ workflow }) => workflow.publishedAt)).slice(0, shown)
  return asEntries(req, newest, ({ collection, item }) => ({
    address: reviewAddress(collection, item.id),
    at: item.workflow.publishedAt,
  }))
}
