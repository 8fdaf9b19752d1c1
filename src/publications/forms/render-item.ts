import type { PayloadRequest } from 'payload'
import type { Item, ItemCollection } from '../../alliance/item'
import type { Forms } from './approved-forms'
import { formOfItem, formOfTranslation } from './form-of'
import type { ItemForm } from './item-form'
import { mentionedOn } from './mentioned-items'
import { placeItem, type Placed, type Placing } from './place-item'

/** One version, approved or not, for one site and in one language. */
export type RenderInput = Pick<Placing, 'site' | 'slug' | 'publishedAt' | 'updatedAt'> & {
  collection: ItemCollection
  item: Item
  /** The translation, if this is not the original language. */
  translation: Item | undefined
  /** What the item was approved as, where it is: shown even if what it refers to has changed since. */
  approved?: ItemForm
}

/** A version as readers of a site would see it, with what it was made of. Written nowhere. */
export const renderItem = async (
  req: PayloadRequest,
  { collection, item, translation, approved, ...placing }: RenderInput,
): Promise<Placed & { forms: Forms }> => {
  const forms: Forms = {
    item: approved ?? (await formOfItem(req, collection, item)),
    translation: translation ? await formOfTranslation(req, translation) : null,
  }
  const { live } = await mentionedOn(req, placing.site, forms)
  const placed = placeItem(forms.item, forms.translation ?? undefined, {
    ...placing,
    item,
    version: translation?.workflow.version ?? item.workflow.version,
    signedBy: forms.item.signing,
    localNote: null,
    live,
  })
  return { ...placed, forms }
}
