import type { PayloadRequest } from 'payload'
import { isItemCollection, type ApprovedCollection } from '../../alliance/item'
import { plainContent, type Content } from '../../content/plain-content'
import { collectionConfig } from '../../plugins/approval/versions/stored-collection'
import { loadItemForm, loadTranslationForm, type ItemForm, type TranslationForm } from './item-form'

const load = (
  req: PayloadRequest,
  collection: ApprovedCollection,
  content: Content,
): Promise<() => ItemForm | TranslationForm> =>
  isItemCollection(collection) ? loadItemForm(req, collection, content) : loadTranslationForm(req, content)

/**
 * What readers are shown of a version, for its name.
 *
 * @param content see src/content/plain-content.ts; whatever it holds, since it is named before its fields are checked
 * @returns undefined where it cannot be shown
 */
export const formShown = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  content: Content,
): Promise<ItemForm | TranslationForm | undefined> => {
  const make = await load(req, collection, content)
  try {
    return make()
  } catch {
    return undefined
  }
}

const contentOf = (req: PayloadRequest, collection: ApprovedCollection, stored: Content): Content =>
  plainContent(collectionConfig(req.payload, collection).flattenedFields, stored)

/** Whether a stored document, an item or a translation, can be rendered at all. */
export const canBeShown = async (
  req: PayloadRequest,
  collection: ApprovedCollection,
  stored: Content,
): Promise<boolean> => (await formShown(req, collection, contentOf(req, collection, stored))) !== undefined

/** The form of an item as stored. @throws where it cannot be shown */
export const formOfItem = async (
  req: PayloadRequest,
  collection: Exclude<ApprovedCollection, 'translations'>,
  stored: Content,
): Promise<ItemForm> => (await loadItemForm(req, collection, contentOf(req, collection, stored)))()

/** The form of a translation as stored. @throws where it cannot be shown */
export const formOfTranslation = async (req: PayloadRequest, stored: Content): Promise<TranslationForm> =>
  (await loadTranslationForm(req, contentOf(req, 'translations', stored)))()
