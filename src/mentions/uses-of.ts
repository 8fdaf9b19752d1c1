import type { PayloadRequest } from 'payload'
import { isItemCollection, type ApprovedCollection, type Item } from '../alliance/item'
import { rowsWhere } from '../publications/published-neighbours'
import { CodedError } from '../content/coded-error'
import { liveVersion, newestVersion, versionNamed } from '../plugins/approval/versions/versions'
import { mentionsWhere, documentOfKey, namedIn, documentKey, type Named } from './mention'

/** A version that has been submitted or approved, or is shown somewhere. */
type Counting = { version: Item; how: 'submitted' | 'scheduled' | 'published' }

/** A document that needs another one: it has been submitted or approved with it, or is shown with it. */
export type Use = Counting & { collection: ApprovedCollection }

const nothingIfGone = (error: unknown): undefined => {
  if (!(error instanceof CodedError)) throw error
}

/** The newest version, approved or not; undefined where there is no such document. */
export const newestIfAny = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
): Promise<Item | undefined> => newestVersion<Item>(req, collection, id).catch(nothingIfGone)

/** Versions that are public somewhere, also earlier ones, which a receiving school keeps until it accepts another. */
const versionsShown = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  newest: Item,
): Promise<string[]> => {
  const itemId = isItemCollection(collection) ? newest.id : newest.item?.value
  if (!itemId) return []
  const rows = await rowsWhere(req, { and: [{ itemId: { equals: itemId } }, { state: { equals: 'live' } }] })
  return rows
    .filter(
      ({ original, language }) => isItemCollection(collection) || (!original && language === newest.language),
    )
    .map(({ version, itemVersion }) => (isItemCollection(collection) ? itemVersion : version))
}

/** Every version of a document that people count on: nothing that it shows may go. */
export const countingVersions = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  id: string,
): Promise<Counting[]> => {
  const newest = await newestIfAny(req, collection, id)
  if (!newest) return []
  const counting: Counting[] = []
  const { state, scheduledVersion } = newest.workflow
  if (state === 'submitted') counting.push({ version: newest, how: 'submitted' })
  if (scheduledVersion) {
    const version = await versionNamed<Item>(req, collection, id, scheduledVersion)
    if (version) counting.push({ version, how: 'scheduled' })
  }
  const live = await liveVersion<Item>(req, collection, id)
  if (live) counting.push({ version: live, how: 'published' })
  const shown = new Set(await versionsShown(req, collection, newest))
  shown.delete(live?.workflow.version ?? '')
  for (const name of shown) {
    const version = await versionNamed<Item>(req, collection, id, name)
    if (version) counting.push({ version, how: 'published' })
  }
  return counting
}

/** The documents that have ever named another one. */
const sourcesOf = async (req: PayloadRequest, target: Named): Promise<Named[]> => {
  const mentions = await mentionsWhere(req, { target: { equals: documentKey(target) } })
  return [...new Set(mentions.map(({ source }) => source))].map(documentOfKey)
}

/** Whether this version shows or names the other document. */
export const isNamedIn = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  version: Item,
  target: Named,
): boolean => namedIn(req, collection, version).some((named) => documentKey(named) === documentKey(target))

/**
 * What has been submitted, approved or published and shows or names this, each document once. Only the documents that
 * have ever named it are looked at.
 */
export const usesOf = async (req: PayloadRequest, target: Named): Promise<Use[]> => {
  const uses: Use[] = []
  for (const { collection, id } of await sourcesOf(req, target)) {
    const slug = collection as ApprovedCollection
    const found = (await countingVersions(req, slug, id)).find(({ version }) =>
      isNamedIn(req, slug, version, target),
    )
    if (found) uses.push({ ...found, collection: slug })
  }
  return uses
}
