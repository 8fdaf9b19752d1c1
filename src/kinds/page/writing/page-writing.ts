import { datedForm } from '../../../writing-parts/dated-form'
import { text } from '../../../writing-parts/written-values'
import type { WritingKind } from '../../../writing-parts/writing-kind'
import type { PublicPage } from '../shape'

/** Pages that stay, as they are written. */
export const pageWriting: WritingKind<PublicPage> = {
  kind: 'page',
  richText: { field: 'body', name: 'The page' },
  ownForm:
    async (_req, { section }) =>
    () => ({ ...datedForm({}), fields: { section: text(section) } }),
  facts: ({ section }) => [['Section', section]],
}
