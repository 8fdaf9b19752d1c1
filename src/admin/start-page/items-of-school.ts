import type { PayloadRequest, Where } from 'payload'
import type { Actor } from '../../access/roles'
import { editAddress } from '../admin-addresses'
import { standingInWords } from '../look/standing-in-words'
import { shown } from './asked-parts'
import { findItems, newestFirst, oldestFirst, type FoundItem } from './find-items'
import { authors, itemEntry, moment, type EntrySource } from './item-entries'
import { furtherOf, listAddress } from './list-address'
import type { StartPageList } from './start-page-entry'

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

/** Drafts in which this person has written, and that nobody has submitted since. */
export const findDrafts = async (
  req: PayloadRequest,
  actor: Actor,
  schools: readonly string[],
): Promise<FoundItem[]> => {
  if (schools.length === 0) return []
  const found = await findItems(req, {
    where: { and: [{ school: { in: schools } }, { 'workflow.state': { equals: 'draft' } }] },
    sort: '-updatedAt',
    draft: true,
  })
  return found
    .filter(({ item }) => item.workflow.writtenBy?.includes(actor.id))
    .sort(newestFirst(({ updatedAt }) => updatedAt))
}

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

/** Approved by all and waiting for its time, also where somebody has begun a newer draft meanwhile. */
export const findScheduled = async (
  req: PayloadRequest,
  schools: readonly string[],
  signsFor: readonly string[],
): Promise<FoundItem[]> => {
  if (schools.length === 0) return []
  const ours: Where[] = [{ school: { in: schools } }]
  if (signsFor.length > 0) ours.push({ coSigningSchools: { in: signsFor } })
  const found = await findItems(req, {
    where: {
      and: [
        // Few items have these states, and the database has an index of states.
        { 'workflow.state': { in: ['scheduled', 'draft', 'submitted', 'changes-requested'] } },
        { 'workflow.scheduledVersion': { exists: true } },
        { or: ours },
      ],
    },
    sort: 'publishAt',
    draft: true,
  })
  return found.sort(oldestFirst(({ publishAt }) => publishAt))
}

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
  if (schools.length === 0) return []
  const since = daysAgo(7)
  const found = await findItems(req, {
    where: {
      and: [
        // What was published since was also changed since: this is what the database has an index of.
        { updatedAt: { greater_than_equal: since } },
        { _status: { equals: 'published' } },
        { 'workflow.publishedAt': { greater_than_equal: since } },
        { school: { in: schools } },
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

/** What was written at these schools in the last thirty days and is not public as it stands: for whoever reads alone. */
export const findNews = async (req: PayloadRequest, schools: readonly string[]): Promise<FoundItem[]> => {
  if (schools.length === 0) return []
  const found = await findItems(req, {
    where: {
      and: [
        { updatedAt: { greater_than_equal: daysAgo(30) } },
        { 'workflow.state': { in: ['draft', 'submitted', 'changes-requested', 'scheduled'] } },
        { school: { in: schools } },
      ],
    },
    sort: '-updatedAt',
    draft: true,
  })
  return found.sort(newestFirst(({ updatedAt }) => updatedAt))
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
