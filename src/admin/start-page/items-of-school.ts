import type { PayloadRequest } from 'payload'
import type { Actor } from '../../access/roles'
import { editAddress } from '../admin-addresses'
import { standingInWords } from '../look/standing-in-words'
import { shown } from './asked-parts'
import { findItems, newestFirst, oldestFirst, onlyOnce, type FoundItem, type Query } from './find-items'
import { authors, itemEntry, moment, type EntrySource } from './item-entries'
import { furtherOf, listAddress } from './list-address'
import type { StartPageList } from './start-page-entry'

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

/** The drafts of these schools, whoever wrote them. */
export const findDrafts = async (req: PayloadRequest, schools: readonly string[]): Promise<FoundItem[]> => {
  const found = await findItems(req, {
    whose: { of: schools },
    where: { 'workflow.state': { equals: 'draft' } },
    sort: '-updatedAt',
    draft: true,
  })
  return found.sort(newestFirst(({ updatedAt }) => updatedAt))
}

export const isWrittenBy = (actor: Actor, { item }: FoundItem): boolean =>
  item.workflow.writtenBy?.includes(actor.id)

export const drafts = (source: EntrySource, all: readonly FoundItem[]): StartPageList => ({
  entries: all
    .slice(0, shown)
    .map((found) =>
      itemEntry(
        source,
        found,
        [
          found.item.workflow.publishedVersion ? 'newer draft of something public' : '',
          moment('changed on', found.item.updatedAt),
        ],
        { address: editAddress(found.collection, found.item.id) },
      ),
    ),
  further: furtherOf(source.req, all, shown, (collection) =>
    listAddress(collection, { 'workflow.state': ['equals', 'draft'] }),
  ),
})

/** Approved by all and waiting for its time, with nothing newer beside it. */
export const findScheduled = async (
  req: PayloadRequest,
  schools: readonly string[],
  signsFor: readonly string[],
): Promise<FoundItem[]> => {
  const query: Omit<Query, 'whose'> = {
    where: { 'workflow.state': { equals: 'scheduled' } },
    sort: 'publishAt',
    draft: true,
  }
  const [own, others] = await Promise.all([
    findItems(req, { ...query, whose: { of: schools } }),
    findItems(req, { ...query, whose: { signedWith: signsFor } }),
  ])
  return onlyOnce([...own, ...others]).sort(oldestFirst(({ publishAt }) => publishAt))
}

/** Newest versions beside which an approved one waits for its time. */
export const withScheduledBeside = (newest: readonly FoundItem[]): FoundItem[] =>
  newest.filter(({ item }) => item.workflow.scheduledVersion)

export const scheduled = (source: EntrySource, all: readonly FoundItem[]): StartPageList => ({
  entries: all.slice(0, shown).map((found) => {
    const { state } = found.item.workflow
    // A newer draft may name another time.
    const when =
      state === 'scheduled'
        ? moment('goes live on', found.item.publishAt)
        : standingInWords(found.item.workflow)
    return itemEntry(source, found, [when])
  }),
  further: furtherOf(source.req, all, shown, (collection) =>
    listAddress(collection, { 'workflow.state': ['equals', 'scheduled'] }),
  ),
})

/** What these schools published in the last seven days. */
export const findPublished = async (
  req: PayloadRequest,
  schools: readonly string[],
): Promise<FoundItem[]> => {
  const since = daysAgo(7)
  const found = await findItems(req, {
    whose: { of: schools },
    where: {
      and: [
        { 'workflow.state': { equals: 'published' } },
        // What was published since was also changed since: of that the database has an index.
        { updatedAt: { greater_than_equal: since } },
        { 'workflow.publishedAt': { greater_than_equal: since } },
      ],
    },
    sort: '-updatedAt',
    draft: false,
  })
  return found.sort(newestFirst(({ workflow }) => workflow.publishedAt))
}

export const published = (source: EntrySource, all: readonly FoundItem[]): StartPageList => ({
  entries: all
    .slice(0, shown)
    .map((found) => itemEntry(source, found, [moment('on', found.item.workflow.publishedAt)])),
  further: furtherOf(source.req, all, shown, (collection) =>
    listAddress(collection, { 'workflow.state': ['equals', 'published'] }),
  ),
})

const notPublic = ['draft', 'submitted', 'changes-requested', 'scheduled'] as const

/** What was written at these schools in the last thirty days and is not public as it stands: for whoever reads alone. */
export const findNews = async (req: PayloadRequest, schools: readonly string[]): Promise<FoundItem[]> => {
  // One by one: asked for several states at once, SQLite looks at every newest version there is.
  const found = await Promise.all(
    notPublic.map((state) =>
      findItems(req, {
        whose: { of: schools },
        where: {
          and: [{ 'workflow.state': { equals: state } }, { updatedAt: { greater_than_equal: daysAgo(30) } }],
        },
        sort: '-updatedAt',
        draft: true,
      }),
    ),
  )
  return found.flat().sort(newestFirst(({ updatedAt }) => updatedAt))
}

export const news = (source: EntrySource, all: readonly FoundItem[]): StartPageList => ({
  entries: all
    .slice(0, shown)
    .map((found) =>
      itemEntry(source, found, [
        standingInWords(found.item.workflow).toLowerCase(),
        authors(source, found),
        moment('changed on', found.item.updatedAt),
      ]),
    ),
  further: furtherOf(source.req, all, shown, (collection) => listAddress(collection)),
})
