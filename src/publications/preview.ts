import type { PayloadRequest } from 'payload'
import { CodedError } from '../content/coded-error'
import { isItemCollection, type ApprovedCollection, type Item, type ItemCollection } from '../alliance/item'
import { schoolsById } from '../alliance/schools'
import { liveVersion, newestVersion } from '../plugins/approval/versions/versions'
import { canBeShown } from './forms/form-of'
import type { ItemForm } from './forms/item-form'
import { allianceSite } from '../public/public-form'
import { rowsWhere } from './published-neighbours'
import type { Placed } from './forms/place-item'
import { renderItem } from './forms/render-item'

const nothingIfGone = (error: unknown): undefined => {
  if (!(error instanceof CodedError)) throw error
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

/** What readers see of a version that is live. */
const approvedForm = async (req: PayloadRequest, { id, workflow }: Item): Promise<ItemForm | undefined> => {
  if (workflow.publishedVersion !== workflow.version) return undefined
  const rows = await rowsWhere(
    req,
    { and: [{ itemId: { equals: id } }, { itemVersion: { equals: workflow.version } }] },
    { limit: 1 },
  )
  return rows[0]?.form?.item
}

/**
 * A version as readers of its own site would see it, approved or not. Made by the renderer that publishes, and
 * written nowhere.
 *
 * @returns undefined where the item or its school is gone, or the version cannot be shown
 */
export const renderPreview = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  version: Item,
): Promise<Placed | undefined> => {
  const shown = await shownItem(req, collection, version)
  if (!shown) return undefined
  const { item } = shown
  const [owner] = await schoolsById(req, [item.school])
  if (!owner) return undefined
  if (!(await canBeShown(req, collection, version))) return undefined
  const now = new Date().toISOString()
  return renderItem(req, {
    ...shown,
    approved: await approvedForm(req, item),
    site: item.channels?.ownSite === false && item.channels.kpsa ? allianceSite : owner.slug,
    slug: item.slug ?? item.id,
    publishedAt: item.workflow.firstPublishedAt ?? now,
    updatedAt: now,
  })
}
