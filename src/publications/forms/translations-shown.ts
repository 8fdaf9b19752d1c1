import type { PayloadRequest } from 'payload'
import type { Item, ItemCollection } from '../../alliance/item'
import { translationsOf } from '../../alliance/translations-of'
import { storedId } from '../../content/ids'
import {
  isLater,
  lastWithdrawal,
  liveEventsOf,
  type LiveEvent,
} from '../../plugins/approval/records/standing-receptions'
import { firstSaved } from '../../plugins/approval/versions/version-order'

/** A translation as it is shown with one version of its item. */
export type TranslationShown = {
  language: string
  translation: Item
  /** True where the translation was made of another version of the item than the one shown. */
  stale: boolean
}

type Relation = 'same' | 'older' | 'later' | 'unknown'

/** How the version that a translation was made of stands to the one that is shown; each is looked up once. */
const relationTo = (req: PayloadRequest, collection: ItemCollection, id: string) => {
  const known = new Map<string, Promise<Date | undefined>>()
  const savedAt = (version: string) => {
    const found = known.get(version) ?? firstSaved(req, collection, id, version)
    known.set(version, found)
    return found
  }
  return async (shown: string, source: string | null | undefined): Promise<Relation> => {
    if (source === shown) return 'same'
    const [ofSource, ofShown] = [source ? await savedAt(source) : undefined, await savedAt(shown)]
    if (!ofSource || !ofShown) return 'unknown'
    return ofSource < ofShown ? 'older' : 'later'
  }
}

/** Whether an approval counts still: nothing that it is for was withdrawn since. */
export const isApprovedSince = (
  { workflow: { publishedAt } }: Pick<Item, 'workflow'>,
  withdrawal: LiveEvent | undefined,
): boolean => publishedAt !== null && (!withdrawal || isLater({ at: publishedAt }, withdrawal))

/** Every version of a translation that was ever approved, newest first. */
const approvedVersions = async (req: PayloadRequest, id: string): Promise<Item[]> => {
  const { docs } = await req.payload.db.findVersions<Item>({
    collection: 'translations',
    where: {
      and: [
        { parent: { equals: storedId(req, 'translations', id) } },
        { 'version._status': { equals: 'published' } },
      ],
    },
    sort: '-updatedAt',
    limit: 0,
    pagination: false,
    req: { transactionID: req.transactionID },
  })
  return docs.map(({ version }) => ({ ...version, id }))
}

/**
 * The approvals of a translation that count, newest first. Older ones are read only where somebody asks for them.
 */
async function* standingApprovals(req: PayloadRequest, live: Item, withdrawalOfItem: LiveEvent | undefined) {
  if (!isApprovedSince(live, withdrawalOfItem)) return
  yield live
  const own = lastWithdrawal(await liveEventsOf(req, 'translations', live.id))
  const older = (await approvedVersions(req, live.id)).filter(
    ({ workflow: { publishedAt } }) => publishedAt !== live.workflow.publishedAt,
  )
  for (const version of older) {
    if (!isApprovedSince(version, withdrawalOfItem) || !isApprovedSince(version, own)) return
    yield version
  }
}

/**
 * Which translations are shown with a version of an item: of each language the newest that was approved for this
 * version, or for an older one, and never one of a later version. What was approved before the item was last withdrawn
 * counts no more.
 *
 * @param live the version of the item that is live
 * @returns answers for the version that a site shows
 */
export const translationsByVersion = async (
  req: PayloadRequest,
  collection: ItemCollection,
  live: Item,
): Promise<(shown: Item) => Promise<TranslationShown[]>> => {
  const published = await translationsOf(req, collection, live.id, { _status: { equals: 'published' } })
  if (published.length === 0) return () => Promise.resolve([])
  const withdrawal = lastWithdrawal(await liveEventsOf(req, collection, live.id))
  const relation = relationTo(req, collection, live.id)

  const translationFor = async (
    translation: Item,
    { workflow: { version } }: Item,
  ): Promise<TranslationShown | undefined> => {
    for await (const candidate of standingApprovals(req, translation, withdrawal)) {
      const stands = await relation(version, candidate.sourceVersion)
      // What it was made of is not known where it was approved long ago: with what is live it is shown.
      if (stands === 'later' || (stands === 'unknown' && version !== live.workflow.version)) continue
      const stale = stands === 'older' || (stands === 'unknown' && Boolean(candidate.sourceVersion))
      return { language: translation.language ?? '', translation: candidate, stale }
    }
    return undefined
  }
  return async (shown) => {
    const result: TranslationShown[] = []
    for (const translation of published) {
      const found = await translationFor(translation, shown)
      if (found) result.push(found)
    }
    return result
  }
}
