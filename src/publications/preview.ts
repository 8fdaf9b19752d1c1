import type { PayloadRequest } from 'payload'
import { ProblemError } from '../server/errors'
import { isItemCollection, type ApprovedCollection, type Item, type ItemCollection } from '../alliance/item'
import { schoolsById } from '../alliance/schools'
import { liveVersion, newestVersion } from '../workflow/versions'
import { schoolIdsIn } from './expected'
import { allianceSite } from './public-form'
import { renderItem, type Rendered } from './render-item'

const nothingIfGone = (error: unknown): undefined => {
  if (!(error instanceof ProblemError)) throw error
}

/** The item that a version shows: itself, or for a translation what it translates, live if that is live. */
const shownItem = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  version: Item,
): Promise<{ collection: ItemCollection; item: Item; translation: Item | undefined } | undefined> => {
  if (isItemCollection(collection)) return { collection, item: version, translation: undefined }
  const source = version.item
  if (!source) return undefined
  const item =
    (await liveVersion<Item>(req, source.relationTo, source.value)) ??
    (await newestVersion<Item>(req, source.relationTo, source.value).catch(nothingIfGone))
  return item && { collection: source.relationTo, item, translation: version }
}

/**
 * A version as readers of its own site would see it, approved or not. Made by the renderer that publishes, and
 * written nowhere.
 *
 * @returns undefined where the item or its school is gone
 */
export const renderPreview = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  version: Item,
): Promise<Rendered | undefined> => {
  const shown = await shownItem(req, collection, version)
  if (!shown) return undefined
  const { item } = shown
  const schools = new Map((await schoolsById(req, schoolIdsIn(item))).map((school) => [school.id, school]))
  const owner = schools.get(item.school)
  if (!owner) return undefined
  const now = new Date().toISOString()
  return renderItem(req, {
    ...shown,
    site: item.channels?.ownSite === false && item.channels.kpsa ? allianceSite : owner.slug,
    slug: item.slug ?? item.id,
    owner,
    signedBy: [item.school, ...(item.coSigningSchools ?? [])].flatMap((id) => schools.get(id) ?? []),
    schools,
    publishedAt: item.workflow.firstPublishedAt ?? now,
    updatedAt: now,
    localNote: null,
  })
}
