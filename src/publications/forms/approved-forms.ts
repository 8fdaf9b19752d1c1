import type { PayloadRequest } from 'payload'
import type { ItemCollection } from '../../alliance/item'
import { ProblemError } from '../../problems/errors'
import type { Item as ApprovedItem } from '../../plugins/approval/item'
import { sealOver } from '../../plugins/approval/versions/version-hash'
import type { Expected } from '../expected'
import { formOfItem, formOfTranslation } from './form-of'
import type { ItemForm, TranslationForm } from './item-form'
import type { Row } from '../published-neighbours'

/** What a publication is made of: the item's form, and where it is one, the translation's. */
export type Forms = { item: ItemForm; translation: TranslationForm | null }

/** @throws ProblemError changed-since-approval */
const requireApproved = (
  req: PayloadRequest,
  collection: string,
  approved: ApprovedItem,
  form: ItemForm | TranslationForm,
): void => {
  const { seal } = approved.workflow
  // Without a seal it was approved before there were seals; the reconciler gives it one.
  if (seal && sealOver(req, collection, approved, form) !== seal) {
    throw new ProblemError('changed-since-approval')
  }
}

/**
 * What was approved, for a publication that is to be written. Where a site shows the same version already, it is taken
 * from there, since what the version refers to may have changed; else it is made, and must be what the name stands for.
 *
 * @param rows the item's publications
 * @throws ProblemError changed-since-approval
 */
export const formsFor = async (
  req: PayloadRequest,
  collection: ItemCollection,
  { item, translation, language }: Expected,
  rows: readonly Row[],
): Promise<Forms> => {
  const ofItem =
    rows.find((row) => row.form && row.itemVersion === item.workflow.version)?.form?.item ??
    (await formOfItem(req, collection, item))
  requireApproved(req, collection, item, ofItem)
  if (!translation) return { item: ofItem, translation: null }

  const ofTranslation =
    rows.find((row) => row.language === language && row.version === translation.workflow.version)?.form
      ?.translation ?? (await formOfTranslation(req, translation))
  requireApproved(req, 'translations', translation, ofTranslation)
  return { item: ofItem, translation: ofTranslation }
}
